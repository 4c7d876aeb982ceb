"""What is proposed while the name of an organisation is typed, and the texts that choosing it fills."""

from collections.abc import Mapping
from dataclasses import dataclass

from daect_tui.domain.organisation import Organisation
from daect_tui.domain.organisation_form import organisation_fields
from daect_tui.domain.territory import FrenchTerritory, TerritoryKind


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant by the letters typed; `fields` are the texts that choosing it fills.

    A text that is empty empties its field: the number of another organisation must not stay.
    """

    label: str
    detail: str
    fields: Mapping[str, str]
    verified: bool = False


def of_the_register(organisation: Organisation) -> Suggestion:
    """Propose an organisation that the register knows, with all that it knows of it."""
    place = organisation.territory.department or organisation.address.city
    return Suggestion(
        f"{organisation.name} ({place})" if place else organisation.name,
        f"au registre, {organisation.kind.label}",
        organisation_fields(organisation),
        organisation.verified,
    )


def of_the_lists(territory: FrenchTerritory) -> Suggestion:
    """Propose a territory of the official lists."""
    fields = {
        "name": territory.designation,
        "kind": territory.applicant_kind.value,
        "siren": territory.siren,
        "siret": "",
        "rna": "",
        "territory_code": territory.code,
        "department": territory.department,
        "region": territory.region,
    }
    if territory.kind is TerritoryKind.COMMUNE:
        # One of several postcodes is for the person to choose.
        one = territory.postcodes if len(territory.postcodes) == 1 else ("",)
        fields |= {"postcode": "".join(one), "city": territory.name}
    return Suggestion(territory.label, territory.kind.label, fields)
