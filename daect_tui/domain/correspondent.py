"""Who is asked for opinions: postes, préfectures, desks, operators (procedure §2)."""

from dataclasses import dataclass

from daect_tui.domain.states import LabelledEnum


class CorrespondentKind(LabelledEnum):
    """What a correspondent belongs to."""

    POSTE = "poste", "poste diplomatique"
    PREFECTURE = "prefecture", "préfecture"
    DESK = "bureau", "bureau"
    OPERATOR = "operateur", "opérateur"


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A service and the person to write to there, who may be unknown.

    `country` is an ISO 3166 two-letter code or empty, `region` a French or a world region in words.
    One that is no longer `active` stays for what it was asked before.
    """

    id: int
    kind: CorrespondentKind
    name: str
    place: str
    country: str
    region: str
    civility: str
    first_name: str
    last_name: str
    phone: str
    email: str
    active: bool = True

    @property
    def person(self) -> str:
        """Write civility, first name and name, leaving out what is not known."""
        return " ".join(part for part in (self.civility, self.first_name, self.last_name) if part)
