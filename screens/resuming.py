"""« Séance interrompue à 15 h 42, point 7 : reprendre ? », asked once, when the register is opened."""

import asyncio
from datetime import date
from typing import TYPE_CHECKING

from daect_tui.domain.places import Room
from daect_tui.domain.text import NARROW, NBSP, counted
from screens.calls import reading
from screens.following import FollowingShell

if TYPE_CHECKING:
    # The first screen paints before the services are loaded.
    from daect_tui.services.interruption import Interruption


class ResumingShell(FollowingShell):
    """The application that opens its register in the middle of a session."""

    @reading
    async def offer_to_resume(self) -> None:
        """Lead back to the item in hand of a session that was under way; who only reads is not asked."""
        if self.desk is None or self.reads_only:
            return
        stopped = await asyncio.to_thread(self.desk.interruptions.last)
        if stopped is None:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.call_later(self.open_subject, Room.COMMITTEE.value, stopped.reference)

        from screens.modals.confirm import ConfirmModal  # noqa: PLC0415 – after the first painting

        resume = f"Reprendre au point {stopped.position}"
        self.push_screen(
            ConfirmModal(stopped.reference, question(stopped, self.today), yes=resume, no="Plus tard"),
            answered,
        )


def question(stopped: "Interruption", today: date | None) -> str:
    """Ask whether to go on, and say what is kept."""
    from daect_tui.domain.dates import clock_time, paris_day, short_date  # noqa: PLC0415 – after the first painting

    day = paris_day(stopped.at)
    when = "" if day == today else f"le {short_date(day)} "
    kept = [f"{counted(stopped.concluded, 'point conclu', 'points conclus')} sur {stopped.items}"]
    if stopped.voices:
        kept.append(f"{stopped.voices}{NBSP}voix sur le point {stopped.position}")
    lines = "\n".join(f"– {line}" for line in kept)
    return (
        f"Séance interrompue {when}à {clock_time(stopped.at)}, point {stopped.position}{NBSP}: "
        f"reprendre{NARROW}?\n\n"
        f"Présences, voix et résultats enregistrés sont là{NBSP}:\n{lines}"
    )
