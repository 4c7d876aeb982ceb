"""`daect journal`: every act, one a line."""

from argparse import Namespace

from daect_tui.commands.opened import DONE, reading_desk
from daect_tui.parser import Commands


def declare(commands: Commands) -> None:
    """Declare `journal`."""
    commands.add("journal", "montrer le journal, un acte par ligne", _journal)


def _journal(options: Namespace) -> int:
    from daect_tui.domain.dates import clock_time, paris_day, short_date

    with reading_desk(options) as desk, desk.office.reading() as work:
        for entry in work.journal.entries():
            when = f"{short_date(paris_day(entry.at))} {clock_time(entry.at)}"
            print(f"{entry.sequence}\t{when}\t{entry.agent}\t{entry.kind}\t{entry.subject}\t{entry.detail}")
    return DONE
