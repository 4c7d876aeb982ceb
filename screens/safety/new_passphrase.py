"""Choosing the passphrase of a file that leaves: typed twice, masked."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from daect_tui.domain.passphrases import ADVICE, weakness
from screens.modals.base import Modal, sentence
from screens.widgets.line_input import LineInput


class NewPassphraseModal(Modal[str]):
    """Asks for a new passphrase, twice; gives it back, or nothing when the person gives up."""

    BINDINGS = [
        Binding("escape", "give_up", "Renoncer", tooltip="ne pas écrire ce fichier", id="choosing.escape"),
        Binding("tab", "app.focus_next", "L’autre ligne", show=False, id="choosing.next"),
    ]

    def __init__(self, name: str) -> None:
        super().__init__(f"Phrase secrète de {name}")

    def compose_inside(self) -> ComposeResult:
        """Arrange the advice and the two masked lines."""
        yield sentence(f"Ce fichier sera chiffré, comme le registre. {ADVICE}")
        for name, asked in (("first", "Phrase secrète"), ("again", "La même, encore une fois")):
            line = LineInput("", asked, id=name)
            line.password = True
            yield line
        yield Static(id="said", classes="fault")

    def on_mount(self) -> None:
        """Let the person type at once."""
        self.query_one("#first").focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        first, again = (self.query_one(f"#{name}", LineInput) for name in ("first", "again"))
        said = weakness(first.value)
        if not said and event.input is first:
            again.focus()
        elif not said and first.value != again.value:
            said = "Les deux phrases diffèrent. Écrivez-les de nouveau."
            first.value = again.value = ""
            first.focus()
        elif not said:
            self.dismiss(first.value)
        self.query_one("#said", Static).update(Content(said))

    def action_give_up(self) -> None:
        """Give up."""
        self.dismiss("")
