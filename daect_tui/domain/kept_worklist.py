"""The lines of « À faire » as they were last read: kept in the register, shown before anything else is read.

What the register awaits depends on what is written in it and on the day. So lines that were read on a day,
when the journal ended with an act, are those of that day as long as no act follows. On another day they are
only the last that were read, and must be told so.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from daect_tui.domain.snooze import Snooze
from daect_tui.domain.worklist import Room, Task


@dataclass(frozen=True, slots=True)
class KeptWorklist:
    """What the register awaited on a `day`, when its journal ended with the hash `head`."""

    day: date
    head: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Glimpse:
    """Lines that are shown before the register is opened; they are those of a `day`.

    They are true of it: no act has followed. `today` is the civil day of the register’s clock.
    """

    tasks: tuple[Task, ...]
    day: date
    today: date

    @property
    def is_of_today(self) -> bool:
        """Tell whether they still are what awaits the desk."""
        return self.day == self.today


def written_lines(tasks: Sequence[Task]) -> str:
    """Write lines as JSON."""
    return json.dumps([asdict(task) for task in tasks], ensure_ascii=False, default=date.isoformat)


def read_lines(text: str) -> tuple[Task, ...]:
    """Read what `written_lines` wrote; raises `ValueError` for anything else."""
    try:
        return tuple(map(_task, json.loads(text)))
    except (TypeError, KeyError, RecursionError) as fault:
        raise ValueError(text[:80]) from fault


def _task(told: dict[str, object]) -> Task:
    words = {name: _text(told[name]) for name in ("subject", "sentence", "explanation", "law", "lasting")}
    snooze = told["snooze"]
    return Task(
        **words,
        room=Room(_text(told["room"])),
        due=_day(told["due"]),
        snooze=_snooze(snooze) if isinstance(snooze, dict) else None,
    )


def _snooze(told: dict[str, object]) -> Snooze:
    words = {name: _text(told[name]) for name in ("subject", "line", "reason", "agent")}
    until, placed_on = (date.fromisoformat(_text(told[name])) for name in ("until", "placed_on"))
    return Snooze(**words, id=int(str(told["id"])), due=_day(told["due"]), until=until, placed_on=placed_on)


def _day(told: object) -> date | None:
    return None if told is None else date.fromisoformat(_text(told))


def _text(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError(told)
    return told
