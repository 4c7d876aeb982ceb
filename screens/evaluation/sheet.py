"""The evaluation sheet: produced once, then shown."""

import asyncio
from typing import Any

from screens.base import DeskScreen
from screens.calls import writing
from screens.letters.showing import show_document
from screens.saying import tell_produced


@writing
async def show_sheet(screen: DeskScreen[Any], reference: str) -> None:
    """Produce the sheet of a mission where it has none, and show it; its faults are shown in full."""
    made = await asyncio.to_thread(screen.desk.letters.produce_evaluation_sheet, reference)
    tell_produced(screen, [made])
    if made.letter is not None:
        show_document(screen, made.letter.chrono)
