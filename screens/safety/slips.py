"""Slips: the visa that lets one be carried out, and the list of those that there are."""

import asyncio
from collections.abc import Mapping

from daect_tui.domain.dates import short_date
from daect_tui.domain.elimination_slip import Slip, SlipState
from daect_tui.domain.errors import Refusal
from daect_tui.domain.retention_form import read_visa_form
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.desk import Desk
from daect_tui.services.elimination import Elimination
from daect_tui.services.elimination_wording import (
    FOR_EVER,
    backups_line,
    removed_lines,
    settled_lines,
    slip_line,
    sums_lines,
    waiting,
)
from screens.base import DeskScreen
from screens.directory.saving import SavingSheet
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.modals.reading import ReadingModal
from screens.modals.reason import ReasonModal
from screens.widgets.fields import DateField, LineField

_NONE = "Aucun bordereau n’attend son visa\u00a0: choisissez des lignes, puis Ctrl+N."
_WRITE, _DROP = "écrire", "abandonner"


async def eliminate(screen: DeskScreen[None]) -> None:
    """Ask for the visa of the slip that waits for it, in a `@writing` method; say what went."""
    slips = waiting(await asyncio.to_thread(screen.desk.purge.slips))
    if not slips:
        raise Refusal(_NONE)
    slip = slips[0] if len(slips) == 1 else await _chosen(screen, slips)
    if slip is None or not await screen.app.push_screen_wait(_all_of(slip)):
        return
    done = await screen.app.push_screen_wait(_visa_sheet(screen.desk, slip))
    if done is None:
        return
    screen.kept(f"{counted(len(done.slip.lines), 'ligne éliminée', 'lignes éliminées')}.")
    backups = await asyncio.to_thread(screen.desk.backups.listed)
    left = [f"Laissé{NBSP}: {sentence}" for sentence in done.slip.left]
    told = (*removed_lines(done.removed), *left, *settled_lines(done.settled), backups_line(backups))
    await screen.app.push_screen_wait(ReadingModal(f"Bordereau {slip.reference} exécuté", "\n".join(told)))


async def show_slips(screen: DeskScreen[None]) -> str | None:
    """Show the slips, in a `@writing` method; return the number of the one to write, where one is."""
    slips = await asyncio.to_thread(screen.desk.purge.slips)
    slip = await _chosen(screen, slips)
    if slip is None:
        return None
    what: str | None = _WRITE
    if slip.state is SlipState.PROJECT:
        acts = [Choice(_WRITE, "L’écrire dans un fichier"), Choice(_DROP, "L’abandonner, visa refusé")]
        what = await screen.app.push_screen_wait(ChoiceModal(slip_line(slip), acts))
    if what == _DROP:
        reason = await screen.app.push_screen_wait(ReasonModal(f"Abandonner {slip.reference}"))
        if reason is not None:
            await asyncio.to_thread(screen.desk.purge.drop, slip.reference, reason)
            screen.kept(f"Bordereau {slip.reference} abandonné.")
    return slip.reference if what == _WRITE else None


async def _chosen(screen: DeskScreen[None], slips: tuple[Slip, ...] | list[Slip]) -> Slip | None:
    choices = [Choice(slip, slip_line(slip), "\n".join(sums_lines(slip.lines))) for slip in slips]
    return await screen.app.push_screen_wait(
        ChoiceModal("Bordereaux d’élimination", choices, empty="Aucun bordereau.")
    )


def _all_of(slip: Slip) -> ConfirmModal:
    """Show every line: nothing goes that the person has not seen."""
    lines = (f"{line.key}{NBSP}: {line.explanation}" for line in slip.lines)
    told = "\n".join((*sums_lines(slip.lines), "", *lines, "", FOR_EVER))
    return ConfirmModal(f"Éliminer {slip.reference}", told, "Donner le visa")


def _visa_sheet(desk: Desk, slip: Slip) -> SavingSheet[Elimination]:
    today = desk.office.clock.today()
    fields = (
        LineField("visa", "Visa", required=True, hint="Référence du visa des archives."),
        DateField("visa_on", "Date du visa", required=True),
        LineField("slip", "Numéro", required=True, hint=f"Tapez {slip.reference} pour confirmer."),
    )

    def save(texts: Mapping[str, str]) -> Elimination:
        return desk.purge.execute(slip.reference, read_visa_form(texts, slip.reference, today))

    return SavingSheet(f"Éliminer {slip.reference}", fields, save, {"visa_on": short_date(today)}, FOR_EVER)
