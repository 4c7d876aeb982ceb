"""What an act on many things would do, shown before it is done: to which, and which it leaves, and why."""

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from daect_tui.domain.text import clean_line, counted
from screens.modals.base import Modal, sentence

_NOTHING = "Rien ne sera fait\u00a0: tout ce qui est choisi est laissé de côté."


class ConsequencesModal(Modal[bool]):
    """Asks; gives back whether the act is to be done. Échap is no.

    `applied` tells each thing that will change, `skipped` each one that will not, with its reason;
    texts are never markup. `one` and `many` name the things.
    """

    BINDINGS = [
        Binding("enter", "do", "Faire", tooltip="faire ce qui est montré", id="consequences.enter"),
        Binding("escape", "leave", "Revenir", tooltip="revenir sans rien faire", id="consequences.escape"),
        Binding("up", "scroll(-1)", "Défiler", key_display="↑ ↓", id="consequences.up"),
        Binding("down", "scroll(1)", show=False),
    ]

    def __init__(
        self,
        title: str,
        applied: Sequence[str],
        skipped: Sequence[tuple[str, str]],
        one: str = "dossier",
        many: str = "dossiers",
    ) -> None:
        super().__init__(title)
        self.applied, self.skipped = tuple(applied), tuple(skipped)
        self._one, self._many = one, many

    def compose_inside(self) -> ComposeResult:
        """Arrange the two counts, and under them what is left, by reason, then what changes."""
        yield sentence(self._counts())
        with VerticalScroll(id="consequences", can_focus=False):
            yield Static(self._lists())

    def _counts(self) -> str:
        if not self.applied:
            return _NOTHING
        done = counted(len(self.applied), f"{self._one} changera", f"{self._many} changeront")
        if not self.skipped:
            return f"{done}, en une seule fois."
        left = counted(len(self.skipped), "est laissé", "sont laissés")
        return f"{done}, en une seule fois\u202f; {left} de côté, pour les raisons que voici."

    def _lists(self) -> Text:
        lines = Text()
        told: dict[str, list[str]] = {}
        for name, reason in self.skipped:
            told.setdefault(reason, []).append(name)
        if self.applied:
            told["Ce qui changera\u00a0:"] = list(self.applied)
        for title, names in told.items():
            lines.append(f"{title}\n", style="bold")
            for name in names:
                lines.append(f"– {clean_line(name).text}\n")
        return lines

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done where nothing would change."""
        if action == "do":
            return bool(self.applied)
        return super().check_action(action, parameters)

    def action_do(self) -> None:
        """Have it done."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(False)

    def action_scroll(self, step: int) -> None:
        """Go up or down the lists."""
        self.query_one("#consequences").scroll_relative(y=step, animate=False)
