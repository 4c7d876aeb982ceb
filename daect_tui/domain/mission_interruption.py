"""A mission put off or called off: by whom it was asked, why, and what it has cost already."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.money import Euros, total
from daect_tui.domain.states import LabelledEnum


class AskedBy(LabelledEnum):
    """Who asked that the mission be put off, or called off."""

    HOLDER = "titulaire", "titulaire du label"
    HOST = "accueil", "collectivité d’accueil"
    POSTE = "poste", "poste diplomatique"
    AUTHORITY = "administration", "délégation"

    @property
    def is_against_holder(self) -> bool:
        """Tell whether the holder may contest the act: it did not ask for it (CJA R421-5)."""
        return self is not AskedBy.HOLDER


@dataclass(frozen=True, slots=True)
class Postponement:
    """A mission put off; the new dates are both known, or neither. `letter` is empty while there is none."""

    id: int
    mission: str
    decided_on: date
    asked_by: AskedBy
    reason: str
    starts_on: date | None
    ends_on: date | None
    signatory: str
    letter: str = ""


@dataclass(frozen=True, slots=True)
class IncurredCost:
    """What was spent already, and who bears it."""

    heading: str
    amount: Euros
    borne_by: str


@dataclass(frozen=True, slots=True)
class Cancellation:
    """A mission called off, once and for all. `letter` is empty while there is none."""

    id: int
    mission: str
    decided_on: date
    asked_by: AskedBy
    reason: str
    costs: tuple[IncurredCost, ...]
    signatory: str
    letter: str = ""

    @property
    def cost(self) -> Euros:
        """Return the sum of what was spent."""
        return total(tuple(one.amount for one in self.costs))


def shares(costs: tuple[IncurredCost, ...]) -> tuple[tuple[str, Euros], ...]:
    """Return what each one bears, in the order in which they come."""
    borne: dict[str, Euros] = {}
    for one in costs:
        borne[one.borne_by] = borne.get(one.borne_by, Euros(0)) + one.amount
    return tuple(borne.items())
