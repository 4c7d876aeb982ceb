"""Real costs against planned ones, heading by heading and bearer by bearer, to the cent."""

from collections.abc import Sequence
from dataclasses import dataclass

from daect_tui.domain.mission import BudgetLine
from daect_tui.domain.money import Euros, total
from daect_tui.domain.report_parts import CostLine
from daect_tui.domain.text import fold


@dataclass(frozen=True, slots=True)
class Difference:
    """What was planned and what was spent under one name; `None` where there is no such line."""

    name: str
    planned: Euros | None
    real: Euros | None

    @property
    def gap(self) -> Euros:
        """What was spent beyond the plan; below it, a negative amount."""
        return Euros((self.real.cents if self.real else 0) - (self.planned.cents if self.planned else 0))

    @property
    def signed_gap(self) -> str:
        """The gap with its sign: « +12 € », « −3,50 € », « 0 € »."""
        return f"+{self.gap}" if self.gap.cents > 0 else str(self.gap)


def by_heading(planned: Sequence[BudgetLine], real: Sequence[CostLine]) -> tuple[Difference, ...]:
    """Compare line by line: lines of one heading, accents and case apart, are added together."""
    return _compared(
        [(line.heading, line.amount) for line in planned], [(line.heading, line.amount) for line in real]
    )


def by_bearer(planned: Sequence[BudgetLine], real: Sequence[CostLine]) -> tuple[Difference, ...]:
    """Compare what each bearer was to pay with what it paid."""
    return _compared(
        [(line.borne_by, line.amount) for line in planned], [(line.borne_by, line.amount) for line in real]
    )


def overall(planned: Sequence[BudgetLine], real: Euros) -> Difference:
    """Compare the totals."""
    return Difference("Total", total(tuple(line.amount for line in planned)), real)


_Named = list[tuple[str, Euros]]


def _compared(planned: _Named, real: _Named) -> tuple[Difference, ...]:
    names = {fold(name): name for name, _ in reversed([*planned, *real])}
    ordered = dict.fromkeys(fold(name) for name, _ in [*planned, *real])
    return tuple(Difference(names[key], _sum(planned, key), _sum(real, key)) for key in ordered)


def _sum(lines: _Named, key: str) -> Euros | None:
    amounts = tuple(amount for name, amount in lines if fold(name) == key)
    return total(amounts) if amounts else None
