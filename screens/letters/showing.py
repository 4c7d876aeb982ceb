"""Showing a kept document in the system's viewer."""

import asyncio
from typing import Any

from screens.base import DeskScreen
from screens.calls import writing


@writing
async def show_document(screen: DeskScreen[Any], chrono: str) -> None:
    """Write a document into the documents folder and have the system show it."""
    folder = screen.shell.documents_folder
    path = await asyncio.to_thread(screen.desk.letters.open, chrono, folder)
    screen.shell.tell(f"Ouvert\u00a0: {path}")
