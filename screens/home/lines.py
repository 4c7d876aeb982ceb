"""The worklist written as lines, under a title for each urgency."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text
from textual.widgets.option_list import Option

from daect_tui.domain.dates import short_date
from daect_tui.domain.deadlines import Urgency, urgency
from daect_tui.domain.worklist import Task
from screens.widgets.text import shorten

_TITLES = {
    Urgency.PAST: "En retard",
    Urgency.WITHIN_10_DAYS: "Sous dix jours",
    Urgency.WITHIN_30_DAYS: "Sous trente jours",
    Urgency.LATER: "Plus tard",
    None: "Sans échéance",
}
_DATE, _SUBJECT, _GAP = 10, 16, 2


def task_key(task: Task) -> str:
    """Name a task: a thing may await more than one."""
    return f"{task.room.value}/{task.subject}/{task.sentence}"


def heading(width: int) -> str:
    """Write the titles of the columns over the lines."""
    return _line("Échéance", "Chose à faire", "Référence", width)


def options(tasks: Iterable[Task], today: date, width: int) -> Iterator[Option]:
    """Write the tasks, in their order, each group under a title that cannot be chosen."""
    for group, members in groupby(tasks, lambda task: urgency(task.due, today) if task.due else None):
        listed = list(members)
        title = f"─ {_TITLES[group]} ({len(listed)}) "
        yield Option(Text(title + "─" * (width - cell_len(title)), style="bold", no_wrap=True), disabled=True)
        for task in listed:
            due = short_date(task.due) if task.due else ""
            yield Option(
                Text(_line(due, task.sentence, task.subject, width), no_wrap=True), id=task_key(task)
            )


def _line(due: str, sentence: str, subject: str, width: int) -> str:
    room = width - _DATE - _SUBJECT - 2 * _GAP
    said = shorten(sentence, room)
    return f"{due:<{_DATE + _GAP}}{said}{' ' * (room - cell_len(said) + _GAP)}{subject}"
