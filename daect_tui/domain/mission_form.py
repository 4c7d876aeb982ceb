"""The request for a mission as typed: terms, dates, experts, budget.

Experts are typed one a line, « nom ; fonction ; employeur ; jours »; budget lines likewise,
« intitulé ; montant ; à la charge de ».
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mission import BudgetLine, Expert, MissionContent, MissionOrigin
from daect_tui.domain.money import Euros, parse_euros
from daect_tui.domain.text import NBSP, quoted, typeset

T = TypeVar("T")

_EXPERT_PARTS = 4
_BUDGET_PARTS = 3
_LONGEST_STAY = 365
_DAYS = re.compile("[0-9]{1,3}")
_EXPERT_LAYOUT = typeset("« nom ; fonction ; employeur ; jours »")
_BUDGET_LAYOUT = typeset("« intitulé ; montant ; à la charge de »")
_NO_COUNTRY: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MissionForm:
    """A request that was understood: under which label, what."""

    label: str
    content: MissionContent


def read_mission_form(
    fields: Mapping[str, str], country_codes: Mapping[str, str], today: date
) -> MissionForm:
    """Read the raw texts of the form; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    starts = reader.required_day("starts_on", "Du", today)
    ends = reader.required_day("ends_on", "Au", today)
    if ends < starts and not reader.faults:
        reader.faults["ends_on"] = (
            f"Au{NBSP}: le retour, {short_date(ends)}, précède le départ, {short_date(starts)}."
        )
    content = MissionContent(
        origin=reader.choice("origin", "À l’initiative de", MissionOrigin, MissionOrigin.HOLDER),
        requester=reader.line("requester", "Collectivité d’accueil", required=True),
        country=_country(reader, country_codes),
        place=reader.line("place", "Lieu", required=True),
        subject=reader.line("subject", "Objet", required=True),
        theme=reader.line("theme", "Thème"),
        terms=reader.text("terms", "Termes de référence", required=True),
        starts_on=starts,
        ends_on=ends,
        experts=_lines(reader, "experts", "Experts", _expert),
        budget=_lines(reader, "budget", "Budget", _budget_line),
        security=reader.line("security", "Sécurité"),
    )
    form = MissionForm(reader.line("label", "Label", required=True), content)
    reader.check()
    return form


def _country(reader: FormReader, country_codes: Mapping[str, str]) -> str:
    codes: tuple[str, ...] = reader.parsed(
        "country", lambda typed: parse_countries(typed, country_codes), _NO_COUNTRY
    )
    if len(codes) != 1 and "country" not in reader.faults:
        reader.faults["country"] = f"Pays{NBSP}: écrivez un pays, et un seul."
    return codes[0] if codes else ""


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
    if len(parts) != _EXPERT_PARTS or not parts[0] or not parts[-1]:
        raise InvalidField("experts", f"Experts, ligne {number}{NBSP}: écrivez {_EXPERT_LAYOUT}.")
    name, office, employer, days = parts
    if not _DAYS.fullmatch(days) or not 1 <= int(days) <= _LONGEST_STAY:
        raise InvalidField(
            "experts",
            f"Experts, ligne {number}{NBSP}: {quoted(days)} n’est pas un nombre de jours, de 1 à 365.",
        )
    return Expert(name, office, employer, int(days))


def _budget_line(parts: list[str], number: int) -> BudgetLine:
    if len(parts) != _BUDGET_PARTS or not all(parts):
        raise InvalidField("budget", f"Budget, ligne {number}{NBSP}: écrivez {_BUDGET_LAYOUT}.")
    heading, amount, borne_by = parts
    return BudgetLine(heading, parse_euros(amount, f"Budget, ligne {number}") or Euros(0), borne_by)


def parse_experts(typed: str) -> tuple[Expert, ...]:
    """Read the experts alone, to echo them while they are typed; raises `FormRefused`."""
    reader = FormReader({"experts": typed})
    experts = _lines(reader, "experts", "Experts", _expert)
    reader.check()
    return experts


def parse_budget(typed: str) -> tuple[BudgetLine, ...]:
    """Read the budget alone, to echo its sum while it is typed; raises `FormRefused`."""
    reader = FormReader({"budget": typed})
    lines = _lines(reader, "budget", "Budget", _budget_line)
    reader.check()
    return lines
