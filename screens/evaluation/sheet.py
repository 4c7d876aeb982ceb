"""The evaluation sheet: produced once, then shown."""

import asyncio
from typing import Any

from screens.base import DeskScreen
from screens.calls import writing
from screens.letters.showing import show_document
from screens.modals.error import ErrorModal


@writing
async def show_sheet(screen: DeskScreen[Any], reference: str) -> None:
    """Produce the sheet of a mission where it has none, and show it; its faults are shown in full."""
    made = await asyncio.to_thread(screen.desk.letters.produce_evaluation_sheet, reference)
    if made.letter is None:
        screen.app.push_screen(ErrorModal("\n".join(made.faults), "La fiche ne peut pas être produite"))
        return
    screen.kept(f"Fiche {made.letter.chrono}.")
    show_document(screen, made.letter.chrono)
