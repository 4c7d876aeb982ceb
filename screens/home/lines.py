"""The worklist written as lines, under a title for each urgency; the next session above, what waits below."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text
from textual.widgets.option_list import Option

from daect_tui.domain.dates import long_date_with_day, short_date
from daect_tui.domain.deadlines import Urgency, countdown, urgency
from daect_tui.domain.next_session import NextSession
from daect_tui.domain.worklist import Task
from screens.widgets.text import shorten

SESSION = "prochaine séance"
_TITLES = {
    Urgency.PAST: "En retard",
    Urgency.WITHIN_10_DAYS: "Sous dix jours",
    Urgency.WITHIN_30_DAYS: "Sous trente jours",
    Urgency.LATER: "Plus tard",
}
_UNDATED = "Sans échéance"
_PUT_OFF = "Reportées"
_DATE, _SUBJECT, _GAP = 10, 16, 2

# From this width on the figures stand beside the list.
WIDE = 110
# The padding of the list and its scroll bar.
_AROUND = 3


def list_width(whole: int) -> int:
    """Return how wide the lines are on a screen of some width."""
    return (whole * 3 // 5 if whole >= WIDE else whole) - _AROUND


def keyed(tasks: Iterable[Task]) -> dict[str, Task]:
    """Name each task: a thing may await more than one, and even the same one twice."""
    named: dict[str, Task] = {}
    for task in tasks:
        name = f"{task.room.value}/{task.subject}/{task.sentence}"
        while name in named:
            name += "/"
        named[name] = task
    return named


def heading(width: int) -> str:
    """Write the titles of the columns over the lines."""
    return _line("Échéance", "Chose à faire", "Référence", width)


def session_option(session: NextSession, today: date, width: int) -> Option:
    """Write the next session as a line that leads to it."""
    return Option(Text(shorten(session.headline(today), width), style="bold", no_wrap=True), id=SESSION)


def options(tasks: Mapping[str, Task], today: date, width: int) -> Iterator[Option]:
    """Write the tasks, in their order, each group under a title that cannot be chosen.

    A line that is put off bears the day of its return.
    """
    for group, members in groupby(tasks.items(), lambda named: _group(named[1], today)):
        listed = list(members)
        title = f"─ {group} ({len(listed)}) "
        yield Option(Text(title + "─" * (width - cell_len(title)), style="bold", no_wrap=True), disabled=True)
        for key, task in listed:
            day = task.snooze.returns_on if task.snooze else task.due
            written = _line(short_date(day) if day else "", task.sentence, task.subject, width)
            yield Option(Text(written, no_wrap=True), id=key)


def explained(task: Task, today: date) -> tuple[str, ...]:
    """Say the whole of a line: what it says, where it comes from, its date, and why it is put off."""
    lines = [task.sentence, task.explanation]
    if task.due:
        law = f" ({task.law})" if task.law and task.law not in task.explanation else ""
        lines.append(f"{long_date_with_day(task.due)}, {countdown(task.due, today)}{law}")
    if task.snooze:
        back = short_date(task.snooze.returns_on)
        lines.insert(1, f"reportée par {task.snooze.agent}, revient le {back}\u00a0: {task.snooze.reason}")
    return tuple(line for line in lines if line)


def _group(task: Task, today: date) -> str:
    if task.snooze:
        return _PUT_OFF
    return _TITLES[urgency(task.due, today)] if task.due else _UNDATED


def _line(due: str, sentence: str, subject: str, width: int) -> str:
    room = width - _DATE - _SUBJECT - 2 * _GAP
    said = shorten(sentence, room)
    return f"{due:<{_DATE + _GAP}}{said}{' ' * (room - cell_len(said) + _GAP)}{subject}"
