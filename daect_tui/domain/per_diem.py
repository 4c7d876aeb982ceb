"""The indemnity of a mission: a daily rate, reduced where lodging or meals are given free.

Decree 2006-781 of 3 July 2006, article 3, and article 2 of the order of 3 July 2006 that sets the
rates: the indemnity is reduced by 65 % when the agent is lodged free of charge, by 17.5 % when one meal is
provided, by 35 % when both are. The reductions add up: lodged and fed, nothing is left.
"""

from dataclasses import dataclass

from daect_tui.domain.errors import Refusal
from daect_tui.domain.money import Euros
from daect_tui.domain.text import NBSP

# In thousandths of the rate, so that 17.5 % is a whole number.
_WHOLE = 1000
_LODGED = 650
_A_MEAL = 175
MEALS_A_DAY = 2


@dataclass(frozen=True, slots=True)
class PerDiem:
    """Days at a daily rate; `meals` provided each day: 0, 1 or 2."""

    days: int
    rate: Euros
    lodged: bool = False
    meals: int = 0

    @property
    def amount(self) -> Euros:
        """Return what is due for all the days."""
        return indemnity(self.rate, self.days, lodged=self.lodged, meals=self.meals)

    def __str__(self) -> str:
        """Write the computation: « 5 j × 172 €, logé, 1 repas fourni »."""
        meals = f"{self.meals}{NBSP}repas {'fournis' if self.meals > 1 else 'fourni'}" if self.meals else ""
        base = f"{self.days}{NBSP}j ×{NBSP}{self.rate}"
        return ", ".join(part for part in (base, "logé" if self.lodged else "", meals) if part)


def reduction(*, lodged: bool, meals: int) -> int:
    """Return the reduction in thousandths of the rate (decree 2006-781, art. 3): from 0 to 1000.

    Raises `Refusal` for a number of meals that a day does not have.
    """
    if not 0 <= meals <= MEALS_A_DAY:
        raise Refusal(f"Une journée compte au plus deux repas fournis, non {meals}.")
    return (_LODGED if lodged else 0) + meals * _A_MEAL


def indemnity(rate: Euros, days: int, *, lodged: bool = False, meals: int = 0) -> Euros:
    """Return the indemnity of some days at a daily rate, reductions made (decree 2006-781, art. 3).

    Computed on the whole stay and rounded once, to the nearest cent, half a cent upwards.
    """
    kept = _WHOLE - reduction(lodged=lodged, meals=meals)
    return Euros((2 * rate.cents * days * kept + _WHOLE) // (2 * _WHOLE))
