"""« À refaire »: letters still at the desk whose facts changed since; and replacing any letter."""

import asyncio
from collections.abc import Sequence
from typing import Any

from textual.binding import Binding

from daect_tui.domain.dates import short_date
from daect_tui.domain.text import counted
from daect_tui.services.replacing import Stale
from screens.base import DeskScreen
from screens.calls import writing
from screens.letters.showing import show_document
from screens.listed import ListScreen
from screens.modals.reason import ReasonModal
from screens.saying import LAYING_OUT, tell_produced
from screens.searched import SEARCH
from screens.widgets.listing import Column

_QUESTION = (
    "Motif, qui reste au registre\u202f; la nouvelle lettre dira qu’elle annule et remplace celle-ci\u00a0:"
)


@writing
async def ask_replacement(screen: DeskScreen[Any], chrono: str) -> None:
    """Ask why a letter is replaced, then make the one that cites it."""
    reason = await screen.app.push_screen_wait(ReasonModal(f"Remplacer {chrono}\u202f?", _QUESTION))
    if reason is None:
        return
    screen.shell.tell(LAYING_OUT)
    made = await asyncio.to_thread(screen.desk.replacing.replace, chrono, reason)
    if tell_produced(screen, [made]) and made.letter is not None:
        screen.shell.tell(f"{made.letter.chrono} remplace {chrono}, qui reste lisible.")


class StaleScreen(ListScreen[Stale]):
    """Each letter with what it would say otherwise; Entrée replaces it."""

    TITLE = "Lettres à refaire"
    BINDINGS = [
        Binding("escape", "close", "Revenir", tooltip="revenir à la boîte d’envoi", id="stale.close"),
        Binding("ctrl+o", "show", "Voir", tooltip="voir la lettre telle qu’elle est", id="stale.show"),
        SEARCH,
    ]
    COLUMNS = (
        Column("Chrono", 9),
        Column("Lettre", 20, wide=True),
        Column("Destinataire"),
        Column("Ce qui change"),
        Column("État", 8),
    )
    EMPTY = "Aucune lettre à refaire\u00a0: celles qui ne sont pas parties disent ce que dit le registre."
    TASKS = (
        ("Lire ce qui change", "Le bas de l’écran l’écrit\u00a0: ce que dit la lettre, ce qu’elle dirait."),
        ("Refaire", "Entrée demande le motif\u202f; la nouvelle lettre cite celle qu’elle remplace."),
    )

    def read(self) -> Sequence[Stale]:
        """Return the letters at the desk that would say something else today."""
        return self.desk.replacing.stale(self._advance)

    def _advance(self, done: int, total: int) -> None:
        """Tell how far the comparison is; called in its thread."""
        told = f"Comparaison\u00a0: {done} sur {total}" if done < total else ""
        self.call_later(self.shell.tell, told)

    def key_of(self, thing: Stale) -> str:
        """Return the number of the letter."""
        return thing.letter.chrono

    def cells(self, thing: Stale) -> Sequence[str]:
        """Write number, kind, recipient, what changed first, state."""
        letter = thing.letter
        return (
            letter.chrono,
            letter.kind.short_label,
            letter.recipient,
            thing.changes[0].sentence,
            letter.state.label,
        )

    def searched(self, thing: Stale) -> str:
        """Find a letter by its number, recipient, subject."""
        return f"{thing.letter.chrono} {thing.letter.recipient} {thing.letter.subject}"

    def passes(self, thing: Stale, code: str) -> bool:  # noqa: ARG002 – no filter
        """Let everything through."""
        return True

    def preview(self, thing: Stale) -> tuple[str, str]:
        """Write all that changes."""
        letter = thing.letter
        title = f"{letter.chrono} du {short_date(letter.dated)}"
        return title, "\n".join(change.sentence for change in thing.changes)

    def counted(self, count: int) -> str:
        """Say how many."""
        return f"{counted(count, 'lettre')} à refaire"

    def open_row(self, key: str) -> None:
        """Replace a letter."""
        ask_replacement(self, key)

    def open_subject(self, subject: str) -> None:
        """Put the cursor on a letter."""
        self.listing.move_to(subject)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show what there is."""
        if action == "show":
            return bool(self.things)
        return super().check_action(action, parameters)

    def action_show(self) -> None:
        """Show the letter as it was kept."""
        if self.chosen is not None:
            show_document(self, self.chosen.letter.chrono)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
