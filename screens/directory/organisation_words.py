"""What the Répertoire says of organisations: the rows of the list, one in full, what can be done with it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from daect_tui.domain.identity import spaced
from daect_tui.domain.organisation import OrganisationRow
from daect_tui.domain.text import listed
from daect_tui.services.organisations import OrganisationSheet
from screens.modals.choice import Choice

_SHOWN = 6


class OrganisationAct(StrEnum):
    """What can be done with an organisation."""

    EDIT = "edit"
    VERIFY = "verify"
    MERGE = "merge"


def organisation_acts(sheet: OrganisationSheet) -> Sequence[Choice[OrganisationAct]]:
    """List what can be done with an organisation."""
    verified = sheet.organisation.verified
    return [
        Choice(OrganisationAct.EDIT, "Modifier la fiche"),
        Choice(
            OrganisationAct.VERIFY,
            "Vérifier l’identité",
            "Le nom et les numéros ont été comparés à une source sûre.",
            "L’identité est déjà vérifiée." if verified else "",
        ),
        Choice(
            OrganisationAct.MERGE,
            "Fusionner avec une autre fiche…",
            "Les dossiers et labels passent à celle qui reste.",
        ),
    ]


def called(name: str, siren: str) -> str:
    """Name an organisation with its number."""
    return f"{name} ({spaced(siren)})" if siren else name


def cells(rows: Sequence[OrganisationRow]) -> Mapping[str, list[str]]:
    """Write the rows of the list."""
    return {
        str(row.id): [
            row.name, row.kind.label, row.department, spaced(row.siren), standing(verified=row.verified),
            str(row.dossiers),
        ]
        for row in rows
    }  # fmt: skip


def standing(*, verified: bool) -> str:
    """Say whether an identity is verified."""
    return "vérifiée" if verified else "non vérifiée"


def organisation_facts(sheet: OrganisationSheet) -> list[tuple[str, str]]:
    """Write an organisation in full."""
    one = sheet.organisation
    numbers = [("SIREN", spaced(one.siren)), ("SIRET", spaced(one.siret)), ("RNA", one.rna)]
    contact = (one.contact.name, one.contact.phone, one.contact.email)
    return [
        ("Organisme", one.name),
        ("Nature", one.kind.label),
        ("Identité", standing(verified=one.verified)),
        *((caption, number) for caption, number in numbers if number),
        ("Adresse", ", ".join(one.address.lines)),
        (
            "Représentant",
            ", ".join(part for part in (one.representative.full_name, one.representative.office) if part),
        ),
        ("Téléphone", one.phone),
        ("Courriel", one.email),
        ("Contact", ", ".join(part for part in contact if part)),
        ("Dossiers", _some(sheet.dossiers)),
        ("Labels", _some(sheet.labels)),
    ]


def _some(references: Sequence[str]) -> str:
    if len(references) <= _SHOWN:
        return listed(references)
    return f"{', '.join(references[:_SHOWN])} et {len(references) - _SHOWN} autres"
