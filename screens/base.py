"""The frame of every screen: two lines above, the body, the status, the keys."""

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import ScreenResume
from textual.worker import Worker

from screens.shell import Shell
from screens.typed_ahead import TypedAhead
from screens.widgets.keybar import KeyBar
from screens.widgets.lines import DividerLine, HeaderLine, StatusLine, SummaryLine, shell_of

if TYPE_CHECKING:
    # The first screen paints before the services are loaded.
    from daect_tui.services.desk import Desk

R = TypeVar("R")


class Frame(TypedAhead[R]):
    """A whole screen. A subclass gives `compose_body`, and `TASKS`: each with how to do it."""

    TASKS: ClassVar[tuple[tuple[str, str], ...]] = ()
    # Keys of the whole application that the last line of this screen shows too, by their ids.
    ALSO_SHOWN: ClassVar[frozenset[str]] = frozenset()
    BINDINGS = [
        Binding("tab", "app.focus_next", tooltip="champ ou panneau suivant", show=False, id="frame.next"),
        Binding("shift+tab", "app.focus_previous", tooltip="précédent", show=False, id="frame.previous"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def compose(self) -> ComposeResult:
        """Arrange the frame around the body."""
        self._take_its_width()
        yield HeaderLine()
        yield SummaryLine()
        yield DividerLine()
        with Vertical(id="body"):
            yield from self.compose_body()
        yield from self.shell.guides()
        yield StatusLine()
        yield KeyBar()

    def _take_its_width(self) -> None:
        """Bear the class of the width before anything is styled: it would all be styled again otherwise."""
        width = self.app.size.width
        fitting = [name for least, name in sorted(self.HORIZONTAL_BREAKPOINTS) if least <= width]
        self.add_class(*fitting[-1:], update=False)

    @abstractmethod
    def compose_body(self) -> ComposeResult:
        """Arrange what stands between the rule and the status line."""

    @property
    def shell(self) -> Shell:
        """The application around the screen."""
        return shell_of(self)

    def summarise(self, left: str, right: str = "") -> None:
        """Set the second line."""
        line = self.query_one(SummaryLine)
        line.left, line.right = left, right

    async def leave(self) -> None:
        """Go back to the screen beneath; a form first keeps what was typed."""
        self.dismiss(None)


class DeskScreen(Frame[R]):
    """A screen that works on the open register.

    `reload` reads again what is shown; it is called when the screen is mounted, and when it comes
    back after something was written elsewhere. Until it has been read once, keys wait for it.
    """

    # The readings, by their names, that keys wait for each time.
    AWAITED: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self._read_at = -1
        self._awaited = self.AWAITED

    @abstractmethod
    def reload(self) -> object:
        """Read again what is shown: usually a `@reading` method."""

    def on_screen_resume(self, _event: ScreenResume) -> None:
        """Read again when something was written since the last time."""
        self.catch_up()

    def catch_up(self) -> None:
        """Read again when something was written since the last time, here or by another instance."""
        if self._read_at != self.shell.revision:
            first = self._read_at < 0
            self._read_at = self.shell.revision
            work = self.reload()
            if first and isinstance(work, Worker):
                self._awaited = self.AWAITED | {work.group}
            if not self.awaiting:
                self.go_on_with_keys()

    @property
    def awaiting(self) -> bool:
        """Tell whether the screen was not read yet, or reads what keys wait for."""
        return self._read_at < 0 or any(
            one.node is self and one.group in self._awaited and not one.is_finished for one in self.workers
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Press the keys that waited, once what they are for was read; a reading may give way to another."""
        if event.worker.is_finished and not self.awaiting:
            self._awaited = self.AWAITED
            self.go_on_with_keys()

    def kept(self, message: str = "") -> None:
        """Say that an act was written (« enregistré à 15 h 42 »), and read again what is shown."""
        self.shell.note_kept(message)
        self._read_at = self.shell.revision
        self.reload()
