"""Mending a letter on the spot: the very sheet and field where its flaw lies, then back to the table."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from daect_tui.domain.institution import in_force
from daect_tui.domain.mending import Mend, Sheet, Thing, thing_of
from daect_tui.domain.preflight import said
from daect_tui.domain.text import NBSP
from daect_tui.services.desk import Desk
from daect_tui.services.outbox import Checked, Owed, Trouble
from screens.base import DeskScreen
from screens.directory.correspondents import correspondent_sheet
from screens.directory.organisation_sheet import organisation_sheet
from screens.directory.sheets import letterhead_sheet, signatory_sheet
from screens.letters.personal import ask_personal
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.sheet import SheetModal


async def ask_mend(screen: DeskScreen[Any], checked: Checked) -> None:
    """Open what mends a letter, in a `@writing` method of a screen; ask which flaw when there are several.

    The screen reads again when something was written.
    """
    trouble = await _chosen(screen, checked)
    if trouble is None:
        return
    if trouble.mend.sheet is Sheet.PARAGRAPH:
        await ask_personal(screen, checked.owed.paragraph)
        return
    sheet = await asyncio.to_thread(_sheet, screen.desk, checked.owed, trouble.mend)
    mended = await screen.app.push_screen_wait(sheet)
    if mended is not None:
        screen.kept(f"{checked.owed.recipient}{NBSP}: corrigé, à contrôler de nouveau.")


async def _chosen(screen: DeskScreen[Any], checked: Checked) -> Trouble | None:
    """Return the only flaw, or the one that is chosen, those that stand against the letter first."""
    troubles = sorted(checked.troubles, key=lambda one: not one.flaw.blocks)
    if len({one.mend for one in troubles}) == 1:
        return troubles[0]
    choices = [Choice(one, said(one.flaw), f"Ouvre{NBSP}: {one.mend.sheet.label}.") for one in troubles]
    return await screen.app.push_screen_wait(ChoiceModal("Corriger quel défaut\u202f?", choices))


def _sheet(desk: Desk, owed: Owed, mend: Mend) -> Screen[Any]:
    """Make what mends a flaw; runs in a thread."""
    made = _modal(desk, owed, mend.sheet)
    if made is None:
        return _act(desk, owed, form=mend.sheet is Sheet.DOSSIER)
    made.begins_at = mend.field
    return made


def _modal(desk: Desk, owed: Owed, sheet: Sheet) -> SheetModal[Any] | None:
    day = owed.dated or desk.office.clock.today()
    if sheet is Sheet.ORGANISATION:
        return organisation_sheet(desk, desk.outbox.organisation(owed))
    if sheet is Sheet.CORRESPONDENT:
        known = desk.directory.correspondents()
        return correspondent_sheet(desk, next((one for one in known if one.name == owed.recipient), None))
    if sheet is Sheet.LETTERHEAD:
        heads = desk.directory.letterheads()
        return letterhead_sheet(desk, in_force(heads, day, "en-tête") if heads else None, None)
    if sheet is Sheet.SIGNATORY:
        signatories = desk.directory.signatories()
        running = [
            one
            for one in signatories
            if one.valid_from <= day and (one.valid_until is None or day <= one.valid_until)
        ]
        return signatory_sheet(desk, next(iter(running), None), next(iter(signatories), None))
    return None


def _act(desk: Desk, owed: Owed, *, form: bool) -> Screen[Any]:
    """Make the screen of what a letter tells of, or the form of its dossier."""
    from screens.dossiers.dossier import DossierScreen  # noqa: PLC0415 – when it is first shown
    from screens.dossiers.form import DossierForm  # noqa: PLC0415
    from screens.labels.label import LabelScreen  # noqa: PLC0415
    from screens.missions.mission import MissionScreen  # noqa: PLC0415

    if form:
        return DossierForm(desk, desk.intake.open(owed.subject).dossier)
    screens: dict[Thing, Callable[[Desk, str], Screen[Any]]] = {
        Thing.DOSSIER: DossierScreen,
        Thing.LABEL: LabelScreen,
        Thing.MISSION: MissionScreen,
    }
    return screens[thing_of(owed.subject)](desk, owed.subject)
