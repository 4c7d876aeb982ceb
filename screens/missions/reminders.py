"""All the reports that are late today, reminded in one go: what would leave is shown first."""

import asyncio
from typing import Any

from daect_tui.domain.errors import Refusal
from daect_tui.domain.report_deadline import late_words, level_words
from daect_tui.services.course_letters import DueReminder
from screens.base import DeskScreen
from screens.modals.consequences import ConsequencesModal
from screens.saying import tell_produced

_NOTHING = (
    "Aucune relance n’est à envoyer aujourd’hui\u00a0: « À faire » (F2) dira quand la prochaine viendra."
)


async def remind_all(screen: DeskScreen[Any]) -> None:
    """Show the reminders that are due, with what stands against some, then produce them."""
    letters, today = screen.desk.course_letters, screen.desk.office.clock.today()
    screen.shell.tell("Préparation des relances…")
    found = await asyncio.to_thread(letters.due)
    screen.shell.tell("")
    if not found:
        raise Refusal(_NOTHING)

    def words(one: DueReminder) -> str:
        late = late_words(one.planned.report_due, today)
        return (
            f"{one.mission.reference}, {one.mission.holder}\u00a0: {level_words(one.planned.level)}, {late}"
        )

    sound = [one for one in found if not one.faults]
    at_fault = [(words(one), " ".join(one.faults)) for one in found if one.faults]
    shown = ConsequencesModal(
        "Relancer les rapports en retard", [words(one) for one in sound], at_fault, "mission", "missions"
    )
    if await screen.app.push_screen_wait(shown):
        references = [one.mission.reference for one in sound]
        tell_produced(screen, await asyncio.to_thread(letters.remind, references))
