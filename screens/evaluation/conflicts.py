"""The conflicts met on the report of a mission: both texts of each, and which one was kept."""

import asyncio

from textual.binding import Binding

from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.field_merge import Side
from daect_tui.domain.pack_record import KeptConflict
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from screens.calls import reading
from screens.evaluation.merging import caption_of
from screens.evaluation.two_texts import TwoTextsScreen
from screens.widgets.listing import Cell, Column
from screens.widgets.text import capital


class ConflictsScreen(TwoTextsScreen[None]):
    """Read only: a text that was set aside is copied from here into the report."""

    TITLE = "Conflits gardés"
    COLUMNS = (
        Column("Le", 18),
        Column("Champ", 16),
        Column("Gardé", 8),
        Column("Par", wide=True),
        Column("Avant le départ"),
    )
    EMPTY = "Aucun conflit sur ce rapport\u00a0: aucun texte n’a été écarté."
    BINDINGS = [Binding("escape", "close", "Revenir", tooltip="revenir à la liste", id="conflicts.close")]
    TASKS = (
        (
            "Retrouver un texte",
            "↑ ↓ change de conflit\u202f; les deux textes sont en bas, Tab y mène.",
        ),
        ("Le reprendre", "Copier ce qu’il faut, puis corriger le rapport (F6, Entrée, Ctrl+E)."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self._reference = reference
        self._conflicts: dict[str, KeptConflict] = {}

    @reading
    async def reload(self) -> None:
        """Read the conflicts."""
        found = await asyncio.to_thread(self.desk.packs.conflicts, self._reference)
        self._conflicts = {str(conflict.id): conflict for conflict in found}
        self.summarise(f"{self._reference} · {counted(len(found), 'conflit')}")
        self.fill((key, _cells(conflict)) for key, conflict in self._conflicts.items())

    def texts_of(self, key: str) -> tuple[tuple[str, str], tuple[str, str]]:
        """Return both texts, the one that was kept marked."""
        conflict = self._conflicts[key]
        ours, theirs = (f"{'● ' if conflict.chosen is side else ''}{capital(side.label)}" for side in Side)
        return (ours, conflict.ours), (theirs, conflict.theirs)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _cells(conflict: KeptConflict) -> tuple[Cell, ...]:
    when = f"{short_date(paris_day(conflict.at))} {clock_time(conflict.at)}"
    base = " ".join(conflict.base.split()) or "(vide)"
    return when, caption_of(conflict.field), conflict.chosen.label, conflict.agent, base
