"""Holds: those that stand, a new one, and the lifting of one."""

import asyncio
from collections.abc import Mapping

from daect_tui.domain.dates import short_date
from daect_tui.domain.hold import Hold
from daect_tui.domain.retention_form import read_hold_form
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.directory.saving import SavingSheet
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.reason import ReasonModal
from screens.widgets.fields import DateField, LineField

_NEW = 0
_WHAT = "Une référence (dossier, label, mission, séance), organisme/12, ou une personne par son nom."


async def show_holds(screen: DeskScreen[None]) -> None:
    """Show the holds that stand, in a `@writing` method: a new one is placed, or the chosen one lifted."""
    holds = {hold.id: hold for hold in await asyncio.to_thread(screen.desk.holds.all) if not hold.is_lifted}
    new = Choice(_NEW, "Geler…", "Rien de ce qui est gelé, ni de ce qui s’y rattache, ne s’élimine.")
    lifted = [
        Choice(hold.id, f"Lever\u00a0: {hold.subject}, {hold.reason}", f"{hold.sentence}.")
        for hold in holds.values()
    ]
    chosen = await screen.app.push_screen_wait(ChoiceModal("Gels", [new, *lifted]))
    if chosen == _NEW:
        await _place(screen)
    elif chosen is not None:
        await _lift(screen, holds[chosen])


async def _place(screen: DeskScreen[None]) -> None:
    placed = await screen.app.push_screen_wait(_sheet(screen.desk))
    if placed is not None:
        screen.kept(f"{placed.subject} est gelé.")


async def _lift(screen: DeskScreen[None], hold: Hold) -> None:
    reason = await screen.app.push_screen_wait(ReasonModal(f"Lever le gel sur {hold.subject}"))
    if reason is not None:
        await asyncio.to_thread(screen.desk.holds.lift, hold.id, reason)
        screen.kept(f"Le gel sur {hold.subject} est levé.")


def _sheet(desk: Desk) -> SavingSheet[Hold]:
    today = desk.office.clock.today()
    fields = (
        LineField("subject", "Quoi", required=True, hint=_WHAT),
        LineField("reason", "Motif", required=True),
        DateField("placed_on", "Depuis le", required=True),
    )

    def save(texts: Mapping[str, str]) -> Hold:
        typed = read_hold_form(texts, today)
        return desk.holds.place(typed.subject, typed.reason, typed.placed_on)

    return SavingSheet("Geler", fields, save, {"placed_on": short_date(today)}, _WHAT)
