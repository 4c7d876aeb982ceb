"""A line put off, as typed: until when, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import parse_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormReader
from daect_tui.domain.snooze import check_until
from daect_tui.domain.text import NBSP
from daect_tui.domain.worklist import Task

_CAPTION = "Reporter au"


@dataclass(frozen=True, slots=True)
class PuttingOff:
    """Until when a line is put off, and why."""

    until: date
    reason: str


def read_putting_off(fields: Mapping[str, str], task: Task, today: date) -> PuttingOff:
    """Read the raw texts; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    until = reader.parsed("until", lambda typed: _until(typed, task, today), today)
    reason = reader.line("reason", "Motif", required=True)
    reader.check()
    return PuttingOff(until, reason)


def _until(typed: str, task: Task, today: date) -> date:
    day = parse_date(typed, _CAPTION)
    if day is None:
        raise InvalidField("until", f"{_CAPTION}{NBSP}: à remplir (par exemple 17/10/2017).")
    return check_until(task.due, task.law, day, today)
