"""The screen that covers an encrypted register: nothing of it can be read, the passphrase opens it again."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import Static

from daect_tui.domain.text import NARROW
from screens.modals.base import Modal, sentence
from screens.safety.passphrase import PassphraseField, Unlock
from screens.styled import StyledOnce
from screens.widgets.keybar import KeyBar
from screens.widgets.line_input import LineInput


class CoverScreen(StyledOnce[None]):
    """Stands over every other screen until the passphrase is typed.

    `opened` tells that it was typed on another cover, above what an act has shown meanwhile.
    """

    CSS_PATH = "safety.tcss"
    BINDINGS = [
        Binding("enter", "submit", "Ouvrir", tooltip="essayer cette phrase", priority=True, id="cover.enter"),
        Binding("ctrl+q", "app.quit", "Quitter", tooltip="quitter daect", id="cover.quit"),
    ]

    def __init__(self, unlock: Unlock, opened: Callable[[], bool]) -> None:
        super().__init__()
        self._unlock = unlock
        self._others_opened = opened

    def compose(self) -> ComposeResult:
        """Arrange a sentence and the masked line, and nothing else."""
        with Vertical(id="cover"):
            yield Static(Content("Écran verrouillé"), id="title")
            yield sentence(
                f"La saisie est gardée. La phrase secrète du registre le rouvre{NARROW}; Ctrl+Q quitte."
            )
            yield PassphraseField(self._unlock)
        yield KeyBar()

    @on(PassphraseField.Opened)
    def _opened(self) -> None:
        self.dismiss(None)

    async def action_submit(self) -> None:
        """Try what is typed."""
        await self.query_one(LineInput).action_submit()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Go away, when another cover was opened above what an act has shown meanwhile."""
        super().on_screen_resume(event)
        if self._others_opened():
            self.call_later(self._go_away)

    def _go_away(self) -> None:
        self.dismiss(None)


class IdleWarning(Modal[None]):
    """Says that the screen is about to be covered; whatever key is pressed only postpones it."""

    def __init__(self) -> None:
        super().__init__("Verrouillage")

    def compose_inside(self) -> ComposeResult:
        """Arrange the sentence."""
        yield sentence(
            f"Sans une touche, cet écran va être verrouillé{NARROW}; rien de ce qui est saisi n’est perdu."
        )
        yield sentence("N’importe quelle touche le retarde, et ne fait rien d’autre.")
