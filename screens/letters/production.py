"""Producing the documents of a session: what is at fault first, then the progress, then the result."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import ProgressBar

from daect_tui.domain.session import Session, SessionState
from daect_tui.domain.text import counted
from daect_tui.services.letters import Production
from screens.modals.base import Modal, sentence
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.modals.error import ErrorModal

if TYPE_CHECKING:
    from screens.letters.screens import LettersScreen

_DECISIONS, _MINUTES, _COMMUNIQUE = "decisions", "minutes", "communique"


class ProgressModal(Modal[None]):
    """Shows how far a production is; it closes by itself."""

    def compose_inside(self) -> ComposeResult:
        """Arrange the sentence and the bar."""
        yield sentence("Chaque lettre est gardée dès qu’elle est produite.")
        yield ProgressBar(show_eta=False, id="progress")

    def advance(self, done: int, total: int) -> None:
        """Show how many are done."""
        self.query_one(ProgressBar).update(total=total, progress=done)


async def ask_production(screen: "LettersScreen") -> None:
    """Ask for a session and for what is to be produced."""
    session = await _ask_session(screen)
    if session is None:
        return
    what = await screen.app.push_screen_wait(
        ChoiceModal(
            f"Séance {session.reference}",
            [
                Choice(_DECISIONS, "Lettres de décision", "Une par décision signée qui n’en a pas encore."),
                Choice(_MINUTES, "Procès-verbal", "Écrit de la séance figée à sa clôture."),
                Choice(_COMMUNIQUE, "Communiqué des lauréats", "Les seules labellisations notifiées."),
            ],
        )
    )
    if what == _DECISIONS:
        await _produce_letters(screen, session.reference)
    elif what is not None:
        letters = screen.desk.letters
        produce = letters.produce_minutes if what == _MINUTES else letters.produce_communique
        await tell(screen, [await asyncio.to_thread(produce, session.reference)])


async def _ask_session(screen: "LettersScreen") -> Session | None:
    sessions = await asyncio.to_thread(screen.desk.agenda.sessions)
    closed = [session for session in sessions if session.state is SessionState.CLOSED]
    choices = [Choice(session, session.reference, session.place) for session in closed]
    return await screen.app.push_screen_wait(
        ChoiceModal("De quelle séance\u202f?", choices, empty="Aucune séance n’est close.")
    )


async def _produce_letters(screen: "LettersScreen", reference: str) -> None:
    checked = await asyncio.to_thread(screen.desk.letters.preflight, reference)
    if not checked:
        screen.shell.tell("Toutes les décisions signées ont déjà leur lettre.")
        return
    faulty = [made for made in checked if made.faults]
    if faulty and not await screen.app.push_screen_wait(_warning(faulty, len(checked))):
        return
    progress = ProgressModal("Production des lettres")
    await screen.app.push_screen(progress)

    def advance(done: int, total: int) -> None:
        screen.app.call_from_thread(progress.advance, done, total)

    try:
        made = await asyncio.to_thread(screen.desk.letters.produce_decisions, reference, advance)
    finally:
        progress.dismiss(None)
    await tell(screen, made)


def _warning(faulty: Sequence[Production], total: int) -> ConfirmModal:
    return ConfirmModal(
        "Avant de produire",
        f"{_faults(faulty)}\n\nLes autres lettres seront produites, celles-ci attendront.",
        yes=f"Produire {counted(total - len(faulty), 'lettre')}",
    )


async def tell(screen: "LettersScreen", made: Sequence[Production]) -> None:
    """Say what was produced, and what was not, with every reason."""
    produced = [production.letter for production in made if production.letter]
    failed = [production for production in made if production.letter is None]
    if produced:
        screen.kept(f"{counted(len(produced), 'document produit', 'documents produits')}.")
    if failed:
        screen.app.push_screen(ErrorModal(_faults(failed), "Non produit"))


def _faults(productions: Sequence[Production]) -> str:
    return "\n".join(
        f"{production.subject}\u00a0: {fault}" for production in productions for fault in production.faults
    )
