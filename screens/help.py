"""F1: the keys that work on the screen beneath, and how its tasks are done."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from screens.base import Frame
from screens.key_names import as_moved
from screens.keys import LiveKey, live_keys
from screens.widgets.drawn import Drawn
from screens.widgets.section import Section

_KEY_WIDTH = 10
_TASK_WIDTH = 22


class HelpScreen(Frame[None]):
    """Built from the live bindings of the screen that was showing: it is therefore always true."""

    TITLE = "Aide"
    BINDINGS = [
        Binding("escape", "close", "Fermer", id="help.close"),
        Binding("up", "scroll_up", "Défiler", key_display="↑ ↓", id="help.up"),
        Binding("down", "scroll_down", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._name_of_screen = about.title or ""
        self._keys = [key for key in live_keys(about) if key.purpose]
        tasks = about.TASKS if isinstance(about, Frame) else ()
        self._tasks = [(task, as_moved(how, about)) for task, how in tasks]

    def compose_body(self) -> ComposeResult:
        """Arrange the keys here, the keys everywhere, the tasks."""
        with VerticalScroll(can_focus=False):
            yield from self._part("Sur cet écran", (key for key in self._keys if not key.everywhere))
            everywhere = (key for key in self._keys if key.everywhere)
            yield from self._part("Partout", sorted(everywhere, key=_function_keys_first))
            if self._tasks:
                yield Section("Comment faire")
                yield Static(Drawn(_tasks(self._tasks)), classes="tasks")

    def on_mount(self) -> None:
        """Say what the help is about."""
        self.summarise(f"{self._name_of_screen}\u00a0: les touches de cet écran, puis ce qui s’y fait")

    @staticmethod
    def _part(title: str, keys: Iterable[LiveKey]) -> Iterator[Static]:
        listed = list(keys)
        if listed:
            yield Section(title)
            yield Static(Drawn(_keys(listed)), classes="keys")

    def action_close(self) -> None:
        """Go back to the screen beneath."""
        self.dismiss(None)

    def action_scroll_up(self) -> None:
        """Scroll the help, not the frame."""
        self.query_one(VerticalScroll).scroll_up(animate=False)

    def action_scroll_down(self) -> None:
        """Scroll the help, not the frame."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_page(self, step: int) -> None:
        """Scroll the help by what it shows at once."""
        shown = self.query_one(VerticalScroll)
        shown.scroll_relative(y=step * shown.size.height, animate=False)


def _function_keys_first(key: LiveKey) -> tuple[bool, int, str]:
    number = key.binding.key[1:]
    return not number.isdecimal(), int(number) if number.isdecimal() else 0, key.binding.key


def _keys(keys: list[LiveKey]) -> Table:
    """Write keys in two columns, read downwards."""
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    for _ in range(2):
        table.add_column(width=_KEY_WIDTH, no_wrap=True)
        table.add_column(ratio=1)
    half = (len(keys) + 1) // 2
    for left, right in zip_longest(keys[:half], keys[half:]):
        table.add_row(*_key(left), *(_key(right) if right else ()))
    return table


def _key(key: LiveKey) -> tuple[Text, Text]:
    return Text(key.long, style="bold"), Text(key.binding.description if key.everywhere else key.purpose)


def _tasks(tasks: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=_TASK_WIDTH)
    table.add_column()
    for task, how in tasks:
        table.add_row(Text(task), Text(how))
    return table
