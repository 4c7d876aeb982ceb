"""Experts and costs of a mission, typed one a line; and written back as they are typed.

An expert: « nom ; fonction ; employeur ; jours », then, where they stay a part of the mission only,
« du 12/03/2018 au 14/03/2018 ». A cost: « intitulé ; montant ; à la charge de », then its category
where the heading does not tell it. An amount may be a per diem, « 5 j × 172 logé, 1 repas »; without
its rate, « 5 j », it takes the one that is recorded for the country.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from daect_tui.domain.dates import parse_date, short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mission import BudgetLine, Expert
from daect_tui.domain.mission_costs import Bearer, CostCategory, bearer_of, category_of
from daect_tui.domain.money import Euros, parse_euros
from daect_tui.domain.per_diem import PerDiem
from daect_tui.domain.text import NBSP, fold, listed, quoted, typeset

T = TypeVar("T")

_EXPERT_PARTS = (4, 5)
_BUDGET_PARTS = (3, 4)
_LONGEST_STAY = 365
_DAYS = re.compile("[0-9]{1,3}")
_STAY = re.compile(r"(?:du\s+)?([0-9/.]+)\s*(?:au|[-–—])\s*([0-9/.]+)")
_PER_DIEM = re.compile(
    r"(?P<days>[0-9]+)\s*j(?:ours?)?(?![a-zé])\s*"
    r"(?:[x×*]\s*(?P<rate>[0-9][0-9\s]*(?:[.,][0-9]{1,2})?)\s*€?)?(?P<given>.*)"
)
_LODGED = frozenset({"loge", "logee", "loges", "logees"})
_MEALS = {"1 repas": 1, "un repas": 1, "2 repas": 2, "deux repas": 2}
_EXPERT_LAYOUT = typeset("« nom ; fonction ; employeur ; jours »")
_BUDGET_LAYOUT = typeset("« intitulé ; montant ; à la charge de »")


@dataclass(frozen=True, slots=True)
class Costing:
    """What helps to understand a budget: who is known by name, the daily rate of the country."""

    parties: Mapping[str, Bearer] = field(default_factory=dict)
    rate: Euros | None = None


_BARE = Costing()


def read_experts(reader: FormReader) -> tuple[Expert, ...]:
    """Read the experts of a form, noting the faulty lines under it."""
    return _lines(reader, "experts", "Experts", _expert)


def read_budget(reader: FormReader, costing: Costing = _BARE) -> tuple[BudgetLine, ...]:
    """Read the budget of a form, noting the faulty lines under it."""
    return _lines(reader, "budget", "Budget", lambda parts, number: _budget_line(parts, number, costing))


def parse_experts(typed: str) -> tuple[Expert, ...]:
    """Read the experts alone, to echo them while they are typed; raises `FormRefused`."""
    reader = FormReader({"experts": typed})
    experts = read_experts(reader)
    reader.check()
    return experts


def parse_budget(typed: str, costing: Costing = _BARE) -> tuple[BudgetLine, ...]:
    """Read the budget alone, to echo its sums while it is typed; raises `FormRefused`."""
    reader = FormReader({"budget": typed})
    lines = read_budget(reader, costing)
    reader.check()
    return lines


def written_expert(expert: Expert) -> str:
    """Write an expert as it is typed."""
    parts = [expert.name, expert.office, expert.employer, str(expert.days)]
    if expert.starts_on and expert.ends_on:
        parts.append(f"du {short_date(expert.starts_on)} au {short_date(expert.ends_on)}")
    return " ; ".join(parts)


def written_cost(line: BudgetLine) -> str:
    """Write a cost as it is typed; its category only where the heading does not tell it."""
    parts = [line.heading, _written_amount(line), line.borne_by]
    if (category_of(line.heading) or _unsaid(line)) is not line.category:
        parts.append(line.category.label)
    return " ; ".join(parts)


def _unsaid(line: BudgetLine) -> CostCategory:
    return CostCategory.STAY if line.per_diem else CostCategory.OTHER


def _written_amount(line: BudgetLine) -> str:
    if line.per_diem is None:
        return _plain(line.amount)
    given = line.per_diem
    words = ("logé" if given.lodged else "", f"{given.meals} repas" if given.meals else "")
    extras = ", ".join(word for word in words if word)
    return f"{given.days} j × {_plain(given.rate)} {extras}".rstrip()


def _plain(amount: Euros) -> str:
    return f"{amount.cents // 100},{amount.cents % 100:02d}"


def _lines(
    reader: FormReader, name: str, caption: str, parse: Callable[[list[str], int], T]
) -> tuple[T, ...]:
    parsed: list[T] = []
    faults: list[str] = []
    for number, line in enumerate(reader.text(name, caption).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            parsed.append(parse([part.strip() for part in line.split(";")], number))
        except InvalidField as fault:
            faults.append(str(fault))
    if faults:
        reader.faults[name] = " ".join(faults)
    return tuple(parsed)


def _expert(parts: list[str], number: int) -> Expert:
    if len(parts) not in _EXPERT_PARTS or not parts[0] or not parts[3]:
        raise InvalidField("experts", f"Experts, ligne {number}{NBSP}: écrivez {_EXPERT_LAYOUT}.")
    name, office, employer, days = parts[:4]
    if not _DAYS.fullmatch(days) or not 1 <= int(days) <= _LONGEST_STAY:
        raise InvalidField(
            "experts",
            f"Experts, ligne {number}{NBSP}: {quoted(days)} n’est pas un nombre de jours, de 1 à 365.",
        )
    starts_on, ends_on = _stay(parts[4], number) if parts[4:] and parts[4] else (None, None)
    return Expert(name, office, employer, int(days), starts_on, ends_on)


def _stay(typed: str, number: int) -> tuple[date | None, date | None]:
    where = f"Experts, ligne {number}"
    match = _STAY.fullmatch(typed)
    if match is None:
        layout = quoted("du 12/03/2018 au 14/03/2018")
        raise InvalidField("experts", f"{where}{NBSP}: pour les dates d’un séjour, écrivez {layout}.")
    starts_on, ends_on = (parse_date(day, where) for day in match.groups())
    if starts_on and ends_on and ends_on < starts_on:
        raise InvalidField("experts", f"{where}{NBSP}: le séjour finit avant de commencer.")
    return starts_on, ends_on


def _budget_line(parts: list[str], number: int, costing: Costing) -> BudgetLine:
    if len(parts) not in _BUDGET_PARTS or not all(parts[:3]):
        raise InvalidField("budget", f"Budget, ligne {number}{NBSP}: écrivez {_BUDGET_LAYOUT}.")
    heading, typed, borne_by = parts[:3]
    per_diem = _per_diem(typed, number, costing)
    amount = per_diem.amount if per_diem else parse_euros(typed, f"Budget, ligne {number}") or Euros(0)
    known = category_of(heading) or (CostCategory.STAY if per_diem else CostCategory.OTHER)
    category = _named_category(parts[3], number) if parts[3:] and parts[3] else known
    return BudgetLine(heading, amount, borne_by, bearer_of(borne_by, costing.parties), category, per_diem)


def _named_category(typed: str, number: int) -> CostCategory:
    category = category_of(typed)
    if category is None:
        names = listed([one.label for one in CostCategory])
        raise InvalidField(
            "budget",
            f"Budget, ligne {number}{NBSP}: {quoted(typed)} n’est pas une catégorie ({names}).",
        )
    return category


def _per_diem(typed: str, number: int, costing: Costing) -> PerDiem | None:
    """Read « 5 j × 172 logé, 1 repas »; `None` for what is a plain amount."""
    match = _PER_DIEM.fullmatch(typed)
    if match is None:
        return None
    where = f"Budget, ligne {number}"
    if not _DAYS.fullmatch(match["days"]) or not 1 <= int(match["days"]) <= _LONGEST_STAY:
        raise InvalidField("budget", f"{where}{NBSP}: écrivez un nombre de jours, de 1 à 365.")
    rate = parse_euros(match["rate"], where) if match["rate"] else costing.rate
    if rate is None:
        raise InvalidField(
            "budget",
            f"{where}{NBSP}: aucun taux journalier n’est enregistré pour ce pays. "
            f"Écrivez-le, {quoted('5 j × 172')}.",
        )
    lodged, meals = _given(match["given"], where)
    return PerDiem(int(match["days"]), rate, lodged, meals)


def _given(typed: str, where: str) -> tuple[bool, int]:
    lodged, meals = False, 0
    for words in re.split("[,+]| et ", fold(typed)):
        rest = " ".join(words.split())
        first, _, others = rest.partition(" ")
        if first in _LODGED:
            lodged, rest = True, others
        if rest in _MEALS:
            meals, rest = _MEALS[rest], ""
        if rest:
            raise InvalidField(
                "budget",
                f"{where}{NBSP}: {quoted(rest)} n’est pas compris. Après le taux, écrivez "
                f"{quoted('logé')}, {quoted('1 repas')} ou {quoted('2 repas')}.",
            )
    return lodged, meals
