"""The paragraph of one letter: typed in a box, shown under it as the letter will carry it."""

import asyncio
from collections.abc import Mapping
from typing import Any

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from daect_tui.domain.document_text import blocks_text
from daect_tui.domain.errors import DaectError
from daect_tui.domain.personal_paragraph import LetterKey, PersonalParagraph, paragraphs, read_paragraph
from daect_tui.domain.standard_text import TextKind
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.directory.saving import SavingSheet
from screens.widgets.fields import Field, LongField
from screens.widgets.text import capital

_WIDTH = 68
_ABOUT = "La lettre le porte avant la formule de politesse, ou là où son modèle le place. Vide\u00a0: aucun."
_CARRIED = "Le courrier {} le porte déjà\u202f; écrit de nouveau, il ira au courrier suivant."


async def ask_personal(screen: DeskScreen[Any], key: LetterKey) -> bool:
    """Ask for the paragraph of a letter, in a `@writing` method of a screen; tell whether one was kept."""
    known = await asyncio.to_thread(screen.desk.paragraphs.of, key)
    kept = await screen.app.push_screen_wait(PersonalSheet(screen.desk, key, known))
    if kept is None:
        return False
    screen.kept("Paragraphe gardé." if kept else "Aucun paragraphe personnel.")
    return True


class PersonalSheet(SavingSheet[str]):
    """Gives back what the letter will carry, blank where nothing was written; `None` when left."""

    CSS_PATH = "personal.tcss"

    def __init__(self, desk: Desk, key: LetterKey, known: PersonalParagraph | None) -> None:
        def save(texts: Mapping[str, str]) -> str:
            return desk.paragraphs.write(key, texts["paragraph"])

        field = LongField("paragraph", "Paragraphe", lines=6, kinds=(TextKind.OBSERVATION,))
        about = _CARRIED.format(known.letter) if known and known.letter else _ABOUT
        initial = {"paragraph": known.text if known else ""}
        super().__init__(f"{capital(key.kind.label)}, {key.subject}", (field,), save, initial, about)

    def compose_inside(self) -> ComposeResult:
        """Arrange the box, and under it what the letter will read."""
        yield from super().compose_inside()
        laid_out = Static(id="laid-out")
        laid_out.border_title = "Dans la lettre"
        yield laid_out

    @on(Field.Changed)
    def _lay_out(self) -> None:
        """Show the paragraph as it will be set."""
        try:
            text = blocks_text(paragraphs(read_paragraph(self.texts["paragraph"])), _WIDTH)
        except DaectError as error:
            text = str(error)
        self.query_one("#laid-out", Static).update(Text(text))
