"""« À faire » as it was last read, drawn while the register is being opened: where the list will be."""

from itertools import chain

from rich.text import Text

from daect_tui.domain.dates import long_date_with_day
from daect_tui.domain.kept_worklist import Glimpse
from daect_tui.domain.text import counted
from screens.home.lines import heading, options

# The padding of the list and its scroll bar.
AROUND = 3


def worth_of(glimpse: Glimpse) -> str:
    """Say how many lines there are, and of which day they are when it is not today."""
    day = "" if glimpse.is_of_today else f", liste du {long_date_with_day(glimpse.day)}"
    return f"À faire\u00a0: {counted(len(glimpse.tasks), 'chose')}{day}. Lecture du registre…"


def lines_of(glimpse: Glimpse, width: int) -> Text:
    """Write the lines as the list will show them."""
    room = width - AROUND
    drawn = (one.prompt for one in options(glimpse.tasks, glimpse.day, room))
    titles = Text(heading(room), style="bold", no_wrap=True)
    return Text("\n").join(chain([titles], (line for line in drawn if isinstance(line, Text))))
