"""Reading a form: each field through the door, every fault gathered, none hiding another."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from daect_tui.domain.dates import parse_date
from daect_tui.domain.errors import InvalidField, RefusedForReasons
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, Cleaned, let_in, quoted, shown

T = TypeVar("T")
E = TypeVar("E", bound=LabelledEnum)

LONGEST_LINE = 500
# A cell of a spreadsheet holds 32 767 signs: every text of the register fits in one.
LONGEST_TEXT = 32_000
# What is understood, a date or a list of countries, is never so long.
_LONGEST_PARSED = 4_000
_SHOWN = 40
_TOO_LONG = f"ce texte de {{}} signes est trop long pour ce champ, {_LONGEST_PARSED} au plus. Raccourcissez."
_DAYS = re.compile("[0-9]{1,3}")
_MOST_DAYS = 365
MOST_MONTHS = 120


class FormRefused(RefusedForReasons):
    """A form that cannot be kept as it is; `faults` gives the sentence of each faulty field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("Le formulaire ne peut pas être enregistré tel quel\u00a0:", tuple(faults.values()))
        self.faults = {name: shown(sentence) for name, sentence in faults.items()}


class FormReader:
    """Reads the raw texts of a form by field name, gathering the faults by field.

    `notices` tells, by field, what the door dropped: nothing is wrong, but the text is not as typed.
    """

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields
        self.faults: dict[str, str] = {}
        self.notices: dict[str, str] = {}

    def typed(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the raw texts of some fields, blank where there is none."""
        return tuple([self._fields.get(name, "") for name in names])

    def line(self, name: str, caption: str, *, required: bool = False) -> str:
        """Read a one-line text; blank is refused where it is required."""
        typed = self._line(name, caption)
        if typed:
            return self._short(name, caption, typed, LONGEST_LINE)
        if required:
            self.faults[name] = f"{caption}{NBSP}: à remplir."
        return ""

    def text(self, name: str, caption: str, *, required: bool = False) -> str:
        """Read a long text."""
        typed, dropped = let_in(self._fields.get(name, ""))
        if dropped:
            self._note(name, caption, dropped)
        typed = typed.strip()
        if required and not typed:
            self.faults[name] = f"{caption}{NBSP}: à remplir."
        return self._short(name, caption, typed, LONGEST_TEXT) if typed else ""

    def _line(self, name: str, caption: str) -> str:
        typed = self._fields.get(name, "")
        if typed.isascii() and typed.isprintable():
            return typed.strip()
        kept, dropped = let_in(typed)
        if dropped and caption:
            self._note(name, caption, dropped)
        return kept.replace("\n", " ").strip()

    def _note(self, name: str, caption: str, dropped: int) -> None:
        """Keep what the door dropped, to be told (product decision 15)."""
        notice = Cleaned("", dropped).notice
        self.notices[name] = f"{caption}{NBSP}: {notice[0].lower()}{notice[1:]}"

    def _short(self, name: str, caption: str, typed: str, longest: int) -> str:
        if len(typed) > longest:
            self.faults[name] = f"{caption}{NBSP}: {len(typed)} signes, {longest} au plus. Raccourcissez."
        return typed

    def choice(self, name: str, caption: str, options: type[E], default: E) -> E:
        """Read a member of a closed list by its code; an unknown code is a fault."""
        code = self._fields.get(name, "") or default.value
        try:
            return options(code)
        except ValueError:
            self.faults[name] = f"{caption}{NBSP}: {quoted(code)} n’est pas dans la liste."
            return default

    def day(self, name: str, caption: str) -> date | None:
        """Read a date; blank is `None`."""
        return self.parsed(name, lambda typed: parse_date(typed, caption), None)

    def required_day(self, name: str, caption: str, placeholder: date) -> date:
        """Read a date that must be there; `placeholder` stands in while the fault is reported."""
        day = self.day(name, caption)
        if day is None and name not in self.faults:
            self.faults[name] = f"{caption}{NBSP}: à remplir (par exemple 17/10/2017)."
        return day or placeholder

    def days(self, name: str, caption: str) -> int:
        """Read a number of days, from 1 to a year; 0 stands in while the fault is reported."""
        typed = self.line(name, caption, required=True)
        days = int(typed) if _DAYS.fullmatch(typed) else 0
        if typed and not 1 <= days <= _MOST_DAYS:
            self.faults[name] = (
                f"{caption}{NBSP}: {quoted(typed)} n’est pas un nombre de jours, de 1 à {_MOST_DAYS}."
            )
        return days

    def months(self, name: str, caption: str) -> int:
        """Read a number of months, from 1 to ten years; 0 stands in while the fault is reported."""
        typed = self.line(name, caption, required=True)
        months = int(typed) if _DAYS.fullmatch(typed) else 0
        if typed and not 1 <= months <= MOST_MONTHS:
            self.faults[name] = (
                f"{caption}{NBSP}: {quoted(typed)} n’est pas un nombre de mois, de 1 à {MOST_MONTHS}."
            )
        return months

    def parsed(self, name: str, parse: Callable[[str], T], otherwise: T) -> T:
        """Read a field with a parser that raises `InvalidField`."""
        typed = self._line(name, "")
        if len(typed) > _LONGEST_PARSED:
            self.faults[name] = f"{quoted(typed[:_SHOWN])}{NBSP}: {_TOO_LONG.format(len(typed))}"
            return otherwise
        try:
            return parse(typed)
        except InvalidField as fault:
            self.faults[name] = str(fault)
            return otherwise

    def check(self) -> None:
        """Raise `FormRefused` when any field was at fault."""
        if self.faults:
            raise FormRefused(self.faults)
