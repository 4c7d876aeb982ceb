"""What a register awaits, read in a few milliseconds before it is opened: one row, by the driver alone.

SQLAlchemy and the tables take the time of a cup of coffee to read; meanwhile the lines that were last read
are shown, with the day that they are of. Nothing is shown of a register that is not one of ours, of this
version, plain, and exactly as its journal says.
"""

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from daect_tui.domain.dates import paris_day
from daect_tui.domain.errors import DaectError
from daect_tui.domain.kept_worklist import Glimpse, read_lines
from storage.connecting import Access, connect, database_errors
from storage.inspection import has_wal, revision_of
from storage.revision import HEAD

_KEPT = (
    "SELECT kept.day, kept.lines, register.clock_set_to FROM kept_worklist AS kept, register "
    "JOIN journal_head AS head ON head.hash = kept.head "
    "JOIN journal AS last ON last.sequence = head.sequence AND last.hash = head.hash"
)


def glimpse_of(path: Path) -> Glimpse | None:
    """Return the lines that were last read; `None` where there are none, or where anything is amiss.

    What is amiss is told when the register is opened.
    """
    try:
        if revision_of(path, reads_only=True) != HEAD:
            return None
        access = Access.READ if has_wal(path) else Access.FIXED
        with closing(connect(path, access)) as connection:
            rows = connection.execute(_KEPT).fetchall()
        for day, lines, clock_set_to in rows:
            today = date.fromisoformat(clock_set_to) if clock_set_to else paris_day(datetime.now(UTC))
            return Glimpse(read_lines(lines), date.fromisoformat(day), today)
    except database_errors(DaectError, OSError, ValueError, TypeError):
        return None
    return None
