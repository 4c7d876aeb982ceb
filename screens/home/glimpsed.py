"""« À faire » as it was last read, drawn while the register is being opened: where the list will be."""

from rich.text import Text

from daect_tui.domain.dates import long_date_with_day
from daect_tui.domain.kept_worklist import Glimpse
from daect_tui.domain.text import counted
from screens.home.lines import WIDE, heading, keyed, list_width, options


def worth_of(glimpse: Glimpse) -> str:
    """Say how many lines stand, and of which day they are when it is not today."""
    standing = sum(task.snooze is None for task in glimpse.tasks)
    day = "" if glimpse.is_of_today else f", liste du {long_date_with_day(glimpse.day)}"
    return f"À faire\u00a0: {counted(standing, 'chose')}{day}. Lecture du registre…"


def lines_of(glimpse: Glimpse, width: int) -> Text:
    """Write the lines as the list will show them, under the line of figures where that stands above."""
    room = list_width(width)
    titles = Text(heading(room), style="bold", no_wrap=True)
    drawn = [one.prompt for one in options(keyed(glimpse.tasks), glimpse.day, room)]
    above = [] if width >= WIDE else [Text("")]
    return Text("\n").join([*above, titles, *(line for line in drawn if isinstance(line, Text))])
