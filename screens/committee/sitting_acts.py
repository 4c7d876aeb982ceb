"""The acts of a session that are not a single key, all visible, the refused ones with their reason."""

from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING

from daect_tui.domain.quorum import quorum
from daect_tui.domain.session import SESSION_MACHINE, SessionAction
from daect_tui.services.room import ItemView, RoomView
from screens.committee import item_questions, session_questions, sitting_questions
from screens.modals.choice import Choice, ChoiceModal, sorted_choices

if TYPE_CHECKING:
    from screens.committee.sitting import SittingScreen

Ask = Callable[["SittingScreen", ItemView], Awaitable[None]]

_WITHOUT_VOTE = "À revoir, retiré, non examiné\u00a0: le dossier revient à l’instruction."
_IN_THE_MINUTES = "Paraîtra au procès-verbal."


async def ask_act(screen: "SittingScreen", view: ItemView, room: RoomView) -> None:
    """Offer the acts of the item and of the session; a refused one stays visible, with its reason."""
    acts = [*_item_acts(view, room), *_session_acts(room)]
    chosen = await screen.app.push_screen_wait(ChoiceModal("Actes", sorted_choices(acts)))
    if chosen is not None:
        await chosen(screen, view)


def _item_acts(view: ItemView, room: RoomView) -> Iterator[Choice[Ask]]:
    closed = SESSION_MACHINE.refusal(room.sitting.session.state, SessionAction.DELIBERATE)
    free = closed or _not_free(view)
    votable = free or _no_quorum(view)
    secret = (
        "" if room.sitting.rules.secret_ballot else "Le règlement de cette séance ne prévoit pas le secret."
    )
    ended = "" if view.item.outcome is None else f"Ce point est conclu\u00a0: {view.item.outcome.label}."
    voted = view.live_ballot is not None
    again = "" if voted or ended else "Ce point n’a ni vote ni conclusion à reprendre."
    questions, items = sitting_questions, item_questions
    yield Choice(
        questions.ask_hands, "Voter à main levée", "Les trois comptes, sur la motion affichée.", votable
    )
    yield Choice(
        questions.ask_secret, "Voter à bulletins secrets", "Les totaux seulement.", votable or secret
    )
    yield Choice(
        questions.ask_other_motion,
        "Mettre une autre motion aux voix",
        "Un autre sens que celui qui est affiché.",
        votable,
    )
    yield Choice(
        items.ask_again,
        "Annuler le vote" if voted or not ended else "Reprendre le point",
        "Le vote reste lisible, le point est à reprendre.",
        closed or again,
    )
    yield Choice(items.ask_hearing, "Entendre une personne", "Entre, ou sort.", closed or ended)
    yield Choice(items.ask_disagreement, "Inscrire un désaccord", _IN_THE_MINUTES, closed)
    yield Choice(items.ask_note, "Noter", _IN_THE_MINUTES, closed)
    yield Choice(items.ask_without_vote, "Conclure sans vote", _WITHOUT_VOTE, free)
    yield Choice(items.ask_item, "Aller à un autre point", "Choisir dans l’ordre du jour.", closed)


def _session_acts(room: RoomView) -> Iterator[Choice[Ask]]:
    state, session = room.sitting.session.state, session_questions
    close = SESSION_MACHINE.refusal(state, SessionAction.CLOSE)
    held = quorum(room.sitting)
    enough = f"Le comité peut délibérer\u00a0: {held}." if held.reached else ""
    yield Choice(
        session.ask_break,
        "Suspendre la séance",
        _IN_THE_MINUTES,
        SESSION_MACHINE.refusal(state, SessionAction.SUSPEND),
    )
    yield Choice(
        session.resume, "Reprendre la séance", refusal=SESSION_MACHINE.refusal(state, SessionAction.RESUME)
    )
    yield Choice(session.ask_lapse, "Clore faute de quorum", "Puis une seconde convocation.", close or enough)
    yield Choice(session.ask_closing, "Clore la séance", "Ce qui reste à examiner est dit.", close)


def _not_free(view: ItemView) -> str:
    """Say why the item cannot be voted or ended now; empty when it can."""
    if view.item.outcome is not None:
        return f"Ce point est conclu\u00a0: {view.item.outcome.label}. Annulez d’abord le vote."
    ballot = view.live_ballot
    if ballot is not None and ballot.decides:
        return "Un vote est enregistré sur ce point. Annulez-le d’abord."
    return ""


def _no_quorum(view: ItemView) -> str:
    return "" if view.quorum.reached else f"Le comité ne peut pas délibérer\u00a0: {view.quorum}."
