"""Checking the whole register from the desk: its faults as a list, each with what to do about it."""

from collections.abc import Sequence
from typing import Any

from textual.binding import Binding

from daect_tui.domain.soundness.fault import Examination, Fault
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.breathing import Breath
from screens.calls import writing
from screens.listed import ListScreen
from screens.searched import SEARCH
from screens.widgets.listing import Column

_NO_SCREEN = f"Ce défaut n’a pas d’écran{NBSP}: le bas de celui-ci dit que faire."


class CheckScreen(ListScreen[Fault]):
    """The faults, the gravest first; the foot says what to do, Entrée goes to the thing."""

    TITLE = "Vérifier le registre"
    BINDINGS = [
        Binding("escape", "close", "Revenir", tooltip="revenir au répertoire", id="check.close"),
        Binding("ctrl+l", "again", "Revérifier", tooltip="tout vérifier à nouveau", id="check.again"),
        SEARCH,
    ]
    COLUMNS = (
        Column("Où", 18),
        Column("Défaut"),
    )
    EMPTY = "Le registre est sain."
    TASKS = (
        ("Mettre en ordre", "Le bas de l’écran dit que faire du défaut choisi\u202f; Entrée va à la chose."),
        ("Après une correction", "Ctrl+L vérifie tout à nouveau."),
        (
            "Demander de l’aide",
            "«\u202fdaect check --report\u202f» écrit un diagnostic sans donnée personnelle.",
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._examined = Examination((), ())
        self._checked = False
        self._breath: Breath | None = None

    def on_mount(self) -> None:
        """Check in a thread that lets the keys go first."""
        self._breath = Breath()
        super().on_mount()

    def catch_up(self) -> None:
        """Check once: what is written meanwhile does not begin it all again."""
        if not self._checked:
            self._checked = True
            super().catch_up()

    def action_again(self) -> None:
        """Check everything again."""
        self.reload()

    def read(self) -> Sequence[Fault]:
        """Check the register; runs in a thread, and takes a minute on a very large one."""
        self._examined = self.desk.office.register.examine(self._advance)
        return self._examined.faults

    def show_rows(self) -> None:
        """Show the faults; where there is none, all that was checked."""
        super().show_rows()
        if not self.things:
            self.listing.empty = sound_words(self._examined)
            self.listing.fill({})

    def _advance(self, what: str, done: int, total: int) -> None:
        """Tell how far the check is; called in its thread."""
        told = f"Vérification {done + 1}/{total}{NBSP}: {what[:1].lower()}{what[1:]}…" if what else ""
        self.call_later(self.shell.tell, told)
        if self._breath is not None:
            self._breath.take()

    def key_of(self, thing: Fault) -> str:
        """Tell a fault from the others: a thing may have several."""
        return f"{thing.code}/{thing.reference}/{thing.sentence}"

    def cells(self, thing: Fault) -> Sequence[str]:
        """Write where it is, and what is wrong."""
        return (thing.reference or "registre", thing.sentence)

    def searched(self, thing: Fault) -> str:
        """Find a fault by its reference, its kind, its sentence."""
        return f"{thing.reference} {thing.kind.label} {thing.sentence}"

    def passes(self, thing: Fault, code: str) -> bool:  # noqa: ARG002 – no filter
        """Let everything through."""
        return True

    def preview(self, thing: Fault) -> tuple[str, str]:
        """Write the whole of the fault, and what to do."""
        return f"Que faire ({thing.kind.label})", f"{thing.sentence}\n\n{thing.remedy}"

    def counted(self, count: int) -> str:
        """Say how many."""
        return counted(count, "défaut")

    def open_subject(self, subject: str) -> None:
        """Put the cursor on a fault."""
        self.listing.move_to(subject)

    @writing
    async def open_row(self, key: str) -> None:
        """Go to the thing that is at fault."""
        fault = self.things[key]
        if fault.room is None or not fault.reference:
            self.shell.tell(_NO_SCREEN)
            return
        await self.shell.open_subject(fault.room.value, fault.reference)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def sound_words(found: Examination) -> str:
    """Say of a sound register all that was gone through."""
    return f"Le registre est sain. Tout a été vérifié{NBSP}:\n{', '.join(found.gone_through())}."


async def check(screen: DeskScreen[Any]) -> None:
    """Open the check from « Sûreté »."""
    await screen.app.push_screen(CheckScreen(screen.desk))
