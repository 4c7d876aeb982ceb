"""A document read in the terminal, arranged as on paper: a kept letter, or one that is not yet produced."""

import asyncio
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from daect_tui.domain.document import Document, LetterDocument
from daect_tui.domain.document_frame import full_title
from daect_tui.domain.document_text import WIDTH, document_text
from screens.base import DeskScreen, Frame
from screens.calls import writing

# Border of the sheet, its padding, the scroll bar.
_AROUND = 4
_WIDEST = 100


class _Sheet(VerticalScroll, inherit_bindings=False):
    """What scrolls, with its keys in French."""

    BINDINGS = [
        Binding("up", "scroll_up", "Défiler", tooltip="défiler", key_display="↑ ↓", id="preview.up"),
        Binding("down", "scroll_down", show=False),
        Binding("pageup", "page_up", tooltip="page précédente", show=False, id="preview.page-up"),
        Binding("pagedown", "page_down", tooltip="page suivante", show=False, id="preview.page-down"),
        Binding("home", "scroll_home", tooltip="au début", show=False, id="preview.home"),
        Binding("end", "scroll_end", tooltip="à la fin", show=False, id="preview.end"),
    ]


class PreviewScreen(Frame[None]):
    """A document as text; it scrolls, and is copied whole."""

    CSS_PATH = "preview.tcss"
    BINDINGS = [
        Binding(
            "escape", "leave", "Revenir", tooltip="revenir à l’écran d’où l’on vient", id="preview.leave"
        ),
        Binding("ctrl+k", "copy", "Copier", tooltip="copier tout le texte", id="preview.copy"),
    ]
    TASKS = (
        ("Lire", "↑ ↓, Page préc. et Page suiv. font défiler\u202f; rien n’est imprimé ni produit."),
        ("Copier", "Ctrl+K copie tout le texte dans le presse-papiers du terminal."),
    )

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.title = "Lecture"

    def compose_body(self) -> ComposeResult:
        """Arrange the sheet."""
        with _Sheet(id="sheet"):
            yield Static(id="text")

    def on_mount(self) -> None:
        """Say which document it is, and write it to the width of the terminal."""
        chrono = (
            self._document.chrono if isinstance(self._document, LetterDocument) else self._document.reference
        )
        self.summarise(full_title(self._document), chrono)
        self._write()
        self.query_one("#sheet").focus()

    def on_resize(self, _event: events.Resize) -> None:
        """Write it again to the new width."""
        self._write()

    def _write(self) -> None:
        width = min(_WIDEST, max(_AROUND, self.size.width - _AROUND))
        self.query_one("#text", Static).update(Content(document_text(self._document, width)))

    def action_copy(self) -> None:
        """Give the whole text to the clipboard, at the width of a page."""
        self.app.copy_to_clipboard(document_text(self._document, WIDTH))
        self.shell.tell("Texte copié.")

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def preview_document(screen: Frame[Any], document: Document) -> None:
    """Show a document as text over a screen, whether it was produced or not."""
    screen.app.push_screen(PreviewScreen(document))


@writing
async def read_letter(screen: DeskScreen[Any], chrono: str) -> None:
    """Show a kept letter as text; a sentence where only its PDF was kept."""
    preview_document(screen, await asyncio.to_thread(screen.desk.lots.document, chrono))
