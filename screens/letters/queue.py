"""Printing from the register: queued, followed in the status line, recorded once it is on paper."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from daect_tui.domain.letter import Letter
from daect_tui.domain.printing import JobStage, JobState, PrintJob
from daect_tui.domain.text import counted
from screens.base import DeskScreen
from screens.calls import writing
from screens.letters.sheets import print_sheet
from screens.modals.confirm import ConfirmModal
from screens.modals.error import ErrorModal

_FAILED = "Les courriers restent à l’état où ils étaient."
_ASK = (
    "Le système ne dit pas si l’impression est sortie. Les feuilles sont-elles sorties de l’imprimante, "
    "toutes et lisibles\u202f?"
)


@dataclass(frozen=True, slots=True)
class Pending:
    """A job that is not over, and the letters that it prints."""

    job: PrintJob
    chronos: tuple[str, ...]


class PrintQueue:
    """The jobs of one screen, until each is over; the watch goes on when the screen is left."""

    # Seconds between two questions to the print service: often at first, then seldom.
    PAUSES: ClassVar[tuple[float, ...]] = (0.5, 1.0, 1.0, 2.0, 5.0)

    def __init__(self) -> None:
        self.pending: list[Pending] = []


async def ask_and_queue(screen: DeskScreen[Any], queue: PrintQueue, letters: Sequence[Letter]) -> bool:
    """Ask how to print, queue one job and begin to watch it; tell whether it was queued."""
    printers = await asyncio.to_thread(screen.desk.printing.printers)
    options = await screen.app.push_screen_wait(print_sheet(letters, printers))
    if options is None:
        return False
    chronos = tuple(letter.chrono for letter in letters)
    folder = screen.shell.documents_folder
    job = await asyncio.to_thread(screen.desk.printing.queue, chronos, folder, options)
    pending = Pending(job, chronos)
    queue.pending.append(pending)
    _watch(screen, queue, pending)
    return True


async def cancel_pending(screen: DeskScreen[Any], queue: PrintQueue) -> None:
    """Take out of the queue what was printed last; the watch tells what becomes of it."""
    await asyncio.to_thread(screen.desk.printing.cancel, queue.pending[-1].job)


@writing
async def _watch(screen: DeskScreen[Any], queue: PrintQueue, pending: Pending) -> None:
    """Ask where the job stands until it is over, then record what was printed."""
    try:
        state = await _followed(screen, queue, pending)
    finally:
        queue.pending.remove(pending)
    if state.stage is JobStage.UNTOLD:
        printed = await screen.app.push_screen_wait(ConfirmModal("Imprimé\u202f?", _ASK, yes="Oui, imprimé"))
    else:
        printed = state.stage is JobStage.PRINTED
    if not printed:
        screen.shell.tell(f"Travail d’impression {state.words}. {_FAILED}")
        if state.stage is JobStage.FAILED:
            screen.app.push_screen(ErrorModal(f"L’impression a échoué. {state.reason}\n{_FAILED}"))
        return
    await asyncio.to_thread(screen.desk.printing.record, pending.chronos)
    screen.shell.note_kept(f"{counted(len(pending.chronos), 'document imprimé', 'documents imprimés')}.")
    if screen.is_attached:
        screen.catch_up()


async def _followed(screen: DeskScreen[Any], queue: PrintQueue, pending: Pending) -> JobState:
    pauses = iter(queue.PAUSES)
    pause = queue.PAUSES[0]
    named = f" ({pending.job.identifier})" if pending.job.identifier else ""
    while True:
        state = await asyncio.to_thread(screen.desk.printing.state, pending.job)
        if state.is_over:
            return state
        screen.shell.tell(f"Travail d’impression{named}\u00a0: {state.words}")
        pause = next(pauses, pause)
        await asyncio.sleep(pause)
