"""What was understood of the experts and of the budget, as it is typed."""

from collections.abc import Iterable, Iterator, Sequence

from daect_tui.domain.dates import short_date
from daect_tui.domain.mission import BudgetLine, Expert
from daect_tui.domain.mission_costs import Bearer, CostCategory, summed
from daect_tui.domain.money import Euros, total
from daect_tui.domain.text import NBSP, counted


def experts_understood(experts: Sequence[Expert]) -> str:
    """Count experts and days, and say who stays a part of the mission only."""
    if not experts:
        return ""
    days = counted(sum(expert.days for expert in experts), "jour")
    stays = [
        f"{one.name} du {short_date(one.starts_on)} au {short_date(one.ends_on)}"
        for one in experts
        if one.starts_on and one.ends_on
    ]
    return "\n".join((f"{counted(len(experts), 'expert')}, {days} en tout", *stays))


def budget_understood(lines: Sequence[BudgetLine]) -> str:
    """Give the sum, what each bears, what it pays for, and each indemnity computed."""
    return "\n".join(_told(lines)) if lines else ""


def _told(lines: Sequence[BudgetLine]) -> Iterator[str]:
    cost = total(tuple(line.amount for line in lines))
    yield f"{cost}{NBSP}: {shares((line.bearer, line.amount) for line in lines)}"
    by_category = summed(((line.category, line.amount) for line in lines), CostCategory)
    yield ", ".join(f"{category.label} {amount}" for category, amount in by_category)
    yield from (f"{line.heading}{NBSP}: {line.per_diem} = {line.amount}" for line in lines if line.per_diem)


def shares(costs: Iterable[tuple[Bearer, Euros]]) -> str:
    """Write what each bears, in the order of the list."""
    return ", ".join(f"{bearer.label} {amount}" for bearer, amount in summed(costs, Bearer))
