"""Two records of one organisation made one: what is kept, and what stands against it."""

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from daect_tui.domain.identity import spaced
from daect_tui.domain.organisation import (
    Address,
    Organisation,
    ProjectContact,
    Representative,
    Territory,
)
from daect_tui.domain.organisation_form import organisation_fields
from daect_tui.domain.text import NBSP, quoted

# What an organisation is made of.
D = TypeVar("D", Representative, Address, Territory, ProjectContact)

_CAPTIONS = {
    "name": "Nom",
    "siren": "SIREN",
    "siret": "SIRET",
    "rna": "RNA",
    "territory_code": "Territoire",
    "department": "Département",
    "region": "Région",
    "street": "Adresse",
    "postcode": "Code postal",
    "city": "Commune",
    "civility": "Civilité",
    "first_name": "Prénom",
    "last_name": "Nom de famille",
    "office": "Fonction",
    "call": "Appel",
    "phone": "Téléphone",
    "email": "Courriel",
    "contact_name": "Contact",
    "contact_phone": "Son téléphone",
    "contact_email": "Son courriel",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the two records side by side, and what the one that stays will hold."""

    caption: str
    kept: str
    gone: str
    result: str


def combined(kept: Organisation, gone: Organisation) -> Organisation:
    """Return the record that stays: its own values, those of the other where it has none.

    It is verified when it was, or when the other was under the same numbers.
    """
    whole = replace(
        _filled(kept, gone),
        id=kept.id,
        kind=kept.kind,
        representative=_whole(kept.representative, gone.representative),
        address=_whole(kept.address, gone.address),
        territory=_whole(kept.territory, gone.territory),
        contact=_whole(kept.contact, gone.contact),
        merged_into=None,
    )
    same = (whole.siren, whole.rna) == (gone.siren, gone.rna)
    return replace(whole, verified=kept.verified or (gone.verified and same and kept.name == gone.name))


def _filled(kept: Organisation, gone: Organisation) -> Organisation:
    """Take the texts that are blank from the other record."""
    taken = {
        field.name: getattr(gone, field.name)
        for field in fields(kept)
        if not is_dataclass(getattr(kept, field.name)) and getattr(kept, field.name) == ""
    }
    return replace(kept, **taken)


def _whole(one: D, other: D) -> D:
    """Choose a person, an address or a place as it stands: two halves would make a third one."""
    return one if any(getattr(one, field.name) for field in fields(one)) else other


def compared(kept: Organisation, gone: Organisation) -> tuple[Compared, ...]:
    """Return the lines on which at least one of the two says something."""
    one, other = organisation_fields(kept), organisation_fields(gone)
    result = organisation_fields(combined(kept, gone))
    return (
        Compared("Nature", kept.kind.label, gone.kind.label, kept.kind.label),
        *(
            Compared(caption, _line(one[key]), _line(other[key]), _line(result[key]))
            for key, caption in _CAPTIONS.items()
            if one[key] or other[key]
        ),
        Compared("Identité", _standing(kept), _standing(gone), _standing(combined(kept, gone))),
    )


def _line(text: str) -> str:
    return text.replace("\n", ", ")


def _standing(organisation: Organisation) -> str:
    return "vérifiée" if organisation.verified else "non vérifiée"


def against_merging(kept: Organisation, gone: Organisation) -> tuple[str, ...]:
    """Return every reason, as French sentences, why two records cannot be made one."""
    reasons = []
    if kept.id == gone.id:
        reasons.append("C’est la même fiche. Choisissez-en une autre.")
    reasons += [
        f"La fiche {quoted(one.name)} a déjà été fusionnée dans une autre. Choisissez celle qui est gardée."
        for one in dict.fromkeys((kept, gone))
        if one.merged_into is not None
    ]
    if kept.verified and gone.verified and kept.siren and gone.siren and kept.siren != gone.siren:
        reasons.append(
            f"Les deux identités sont vérifiées, et leurs SIREN diffèrent{NBSP}: {spaced(kept.siren)} et "
            f"{spaced(gone.siren)}. Ce sont deux organismes."
        )
    return tuple(reasons)


def doubts(kept: Organisation, gone: Organisation) -> tuple[str, ...]:
    """Return what deserves a look before two records are made one, as French sentences."""
    found = []
    if kept.siren and gone.siren and kept.siren != gone.siren and not (kept.verified and gone.verified):
        found.append(f"Les SIREN diffèrent{NBSP}: {spaced(kept.siren)} et {spaced(gone.siren)}.")
    if kept.kind is not gone.kind:
        found.append(f"Les natures diffèrent{NBSP}: {kept.kind.label} et {gone.kind.label}.")
    here, there = kept.territory.department, gone.territory.department
    if here and there and here != there:
        found.append(f"Les départements diffèrent{NBSP}: {here} et {there}.")
    return tuple(found)
