"""The tab « Modèles » of the Répertoire: the texts of documents, and the library of standard texts."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabPane

from daect_tui.domain.standard_text import StandardText, TextKind
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from daect_tui.services.wording_editing import WordingLine
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.directory.saving import SavingSheet
from screens.directory.wording_editor import WordingEditor
from screens.directory.wording_words import wording_cells, wording_facts, wordings_count
from screens.modals.choice import Choice, ChoiceModal
from screens.widgets.fields import LongField
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Facts
from screens.widgets.text import capital

NAME = "wordings"
_LIBRARY = "Textes types"
_ABOUT_LIBRARY = (
    "Un texte par ligne, proposé par Ctrl+L là où il sert. Ce qui est déjà écrit dans un dossier, un avis "
    "ou un courrier n’en est pas changé."
)


class WordingsPane(TabPane):
    """The list of documents over the chosen one; Entrée opens its text."""

    BINDINGS = [
        Binding("ctrl+l", "library", _LIBRARY, tooltip="modifier la bibliothèque", id="wordings.library"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__("Modèles", id=f"{NAME}-pane")
        self._desk = desk
        self._lines: dict[str, WordingLine] = {}
        self._landing: str | None = None

    def compose(self) -> ComposeResult:
        """Arrange the list and the preview."""
        yield Listing(
            Column("Document"), Column("Texte", 10), Column("Depuis le", 10),
            empty="Aucun modèle.", id=NAME,
        )  # fmt: skip
        with VerticalScroll(id=f"{NAME}-preview", classes="preview"):
            yield Facts(id=f"{NAME}-facts")

    @property
    def summary(self) -> str:
        """How many documents there are, and how many the register words itself."""
        return wordings_count(self._lines.values())

    @reading
    async def reload(self) -> None:
        """Read the documents again."""
        lines = await asyncio.to_thread(self._desk.wordings.lines)
        self._lines = {line.name: line for line in lines}
        self.query_one(Listing).fill(wording_cells(lines), self._landing)
        self._landing = None
        screen = self.screen
        if isinstance(screen, DeskScreen) and self.display:
            screen.summarise(self.summary)

    def show(self, name: str) -> None:
        """Put the cursor on a document, once they are read."""
        self._landing = name
        self.reload()

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        event.stop()
        line = self._lines.get(event.key or "")
        self.query_one(Facts).show(wording_facts(line) if line else [])

    @on(Listing.Chosen)
    @writing
    async def _chosen(self, event: Listing.Chosen) -> None:
        """Open the text of a document."""
        event.stop()
        sheet = await asyncio.to_thread(self._desk.wordings.open, event.key)
        saved = await self.app.push_screen_wait(WordingEditor(self._desk, sheet))
        if saved is not None:
            said = f"version {saved.number} enregistrée" if saved.is_edited else "texte d’origine repris"
            self._kept(f"{capital(sheet.title)}\u00a0: {said}.")

    @writing
    async def action_library(self) -> None:
        """Edit the standard texts of a kind."""
        if isinstance(self.screen, DeskScreen):
            await choose_library(self.screen)

    def _kept(self, message: str) -> None:
        if isinstance(self.screen, DeskScreen):
            self.screen.kept(message)


async def choose_library(screen: DeskScreen[Any]) -> None:
    """Ask for a kind of standard texts, then for its texts."""
    texts = await asyncio.to_thread(screen.desk.standard_texts.by_kind)
    choices = [
        Choice(kind, capital(kind.label), f"{counted(len(texts[kind]), 'texte')}.") for kind in TextKind
    ]
    kind = await screen.app.push_screen_wait(ChoiceModal(_LIBRARY, choices))
    if kind is None:
        return
    count = await screen.app.push_screen_wait(library_sheet(screen.desk, kind, texts[kind]))
    if count is not None:
        screen.kept(f"{capital(kind.label)}\u00a0: {counted(count, 'texte type', 'textes types')}.")


def library_sheet(desk: Desk, kind: TextKind, texts: Sequence[StandardText]) -> SavingSheet[int]:
    """Ask for the texts of a kind, one a line."""

    def save(typed: Mapping[str, str]) -> int:
        return desk.standard_texts.save(kind, typed["texts"].splitlines())

    field = LongField("texts", "Textes", lines=9, hint="Un texte par ligne.")
    initial = {"texts": "\n".join(text.wording for text in texts)}
    return SavingSheet(f"{_LIBRARY}\u00a0: {kind.label}", (field,), save, initial, _ABOUT_LIBRARY)
