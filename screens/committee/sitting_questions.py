"""What a session asks in a box: recusals, the casting vote, and every act that is not a single key."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from daect_tui.domain import deliberation
from daect_tui.domain.deliberation import BallotResult, Tally
from daect_tui.domain.errors import Refusal
from daect_tui.domain.session import SESSION_MACHINE, Outcome, SessionAction
from daect_tui.services.room import ItemView
from screens.committee.motions import ask_motion
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.modals.entry import EntryModal
from screens.modals.reason import ReasonModal
from screens.modals.sheet import SheetModal
from screens.widgets.fields import LineField
from screens.widgets.listing import Listing

if TYPE_CHECKING:
    from screens.committee.sitting import SittingScreen

_Ask = Callable[["SittingScreen", ItemView], Awaitable[None]]


async def ask_casting_vote(screen: "SittingScreen", view: ItemView) -> None:
    """Ask how whoever presides decides an even split."""
    if not view.casting_vote or view.presiding is None:
        raise Refusal(
            "Personne ne peut départager ce point\u00a0: mettez une autre motion aux voix (Ctrl+T)."
        )
    choice = await screen.app.push_screen_wait(
        ChoiceModal(
            f"Voix prépondérante de {view.presiding.name}",
            [Choice(deliberation.Choice.FOR, "Pour"), Choice(deliberation.Choice.AGAINST, "Contre")],
        )
    )
    if choice is not None:
        committee = screen.desk.committee
        await screen.act(
            f"Voix prépondérante\u00a0: {choice.label}.", committee.break_tie, view.item.id, choice
        )


async def ask_recusal(screen: "SittingScreen") -> None:
    """Record that a member takes no part in this item, or take that back."""
    view, room = screen.current, screen.room
    if view is None or room is None:
        return
    at_cursor = screen.query_one(Listing).key
    seats = sorted(
        (seat for seat in room.sitting.seats if seat.voting),
        key=lambda seat: str(seat.member_id) != at_cursor,
    )
    member = await screen.app.push_screen_wait(
        ChoiceModal(
            f"Déport sur le point {view.item.position}",
            [
                Choice(seat, f"{seat.name}, {seat.body}", "Déporté\u00a0: le choisir retire son déport.")
                if seat.member_id in view.recused
                else Choice(seat, f"{seat.name}, {seat.body}", "Sort du quorum et du vote de ce point.")
                for seat in seats
            ],
        )
    )
    if member is None:
        return
    committee = screen.desk.committee
    if member.member_id in view.recused:
        said = f"Déport de {member.name} retiré."
        await screen.act(said, committee.withdraw_recusal, view.item.id, member.member_id)
        return
    reason = await screen.app.push_screen_wait(
        ReasonModal(f"Déport de {member.name}", "Motif du déport\u00a0:")
    )
    if reason is not None:
        said = f"{member.name} se déporte du point {view.item.position}."
        await screen.act(said, committee.recuse, view.item.id, member.member_id, reason)


async def ask_act(screen: "SittingScreen") -> None:
    """Offer the acts of the item and of the session; a refused one stays visible, with its reason."""
    view, room = screen.current, screen.room
    if view is None or room is None:
        return
    state = room.sitting.session.state
    closed_to_votes = SESSION_MACHINE.refusal(state, SessionAction.DELIBERATE)
    voted = "" if _has_vote(view) else "Aucun vote n’est enregistré sur ce point."
    free = closed_to_votes or _not_free(view)
    acts: list[Choice[_Ask]] = [
        Choice(_hands, "Voter à main levée", "Les trois comptes, sur la motion affichée.", free),
        Choice(
            _other_motion,
            "Mettre une autre motion aux voix",
            "Un autre sens que celui qui est affiché.",
            free,
        ),
        Choice(_to_be_seen_again, "À revoir", "Sans vote\u00a0; le dossier revient à l’instruction.", free),
        Choice(
            _withdrawn,
            "Retirer de l’ordre du jour",
            "Sans vote\u00a0; le dossier revient à l’instruction.",
            free,
        ),
        Choice(
            _void,
            "Annuler le vote",
            "Le vote reste lisible, le point est à reprendre.",
            closed_to_votes or voted,
        ),
        Choice(_note, "Noter", "Une note qui paraîtra au procès-verbal.", closed_to_votes),
        Choice(_go_to, "Aller à un autre point", "Choisir dans l’ordre du jour.", closed_to_votes),
        Choice(_suspend, "Suspendre la séance", "", SESSION_MACHINE.refusal(state, SessionAction.SUSPEND)),
        Choice(_resume, "Reprendre la séance", "", SESSION_MACHINE.refusal(state, SessionAction.RESUME)),
        Choice(_close, "Clore la séance", "", SESSION_MACHINE.refusal(state, SessionAction.CLOSE)),
    ]
    chosen = await screen.app.push_screen_wait(
        ChoiceModal("Actes", sorted(acts, key=lambda act: bool(act.refusal)))
    )
    if chosen is not None:
        await chosen(screen, view)


def _has_vote(view: ItemView) -> bool:
    return view.live_ballot is not None


def _not_free(view: ItemView) -> str:
    if view.item.outcome is not None:
        return f"Ce point est conclu\u00a0: {view.item.outcome.label}. Annulez d’abord le vote."
    ballot = view.live_ballot
    if ballot is not None and ballot.result is not BallotResult.REJECTED:
        return "Un vote est enregistré sur ce point. Annulez-le d’abord."
    return ""


async def _hands(screen: "SittingScreen", view: ItemView) -> None:
    voters = len(view.voters)

    def read(texts: Mapping[str, str]) -> Tally:
        counts = [_count(texts[name]) for name in ("in_favour", "against", "abstentions")]
        tally = Tally(*counts)
        if tally.total != voters:
            raise Refusal(f"{tally.total} voix pour {voters} votants\u00a0: recomptez.")
        return tally

    fields = (
        LineField("in_favour", "Pour"),
        LineField("against", "Contre"),
        LineField("abstentions", "Abstention"),
    )
    initial = {"in_favour": str(voters), "against": "0", "abstentions": "0"}
    title = f"Main levée\u00a0: {screen.motion(view).sense.label}"
    tally = await screen.app.push_screen_wait(SheetModal(title, fields, read, initial))
    if tally is not None:
        await screen.count_hands(view, tally)


def _count(typed: str) -> int:
    text = typed.strip() or "0"
    if not text.isdecimal():
        raise Refusal(f"« {typed} » n’est pas un nombre de voix.")
    return int(text)


async def _other_motion(screen: "SittingScreen", view: ItemView) -> None:
    programmes = await asyncio.to_thread(screen.desk.intake.programmes)
    programme = next(programme for programme in programmes if programme.code == view.item.programme)
    motion = await ask_motion(screen.app, programme, screen.motion(view))
    if motion is not None:
        screen.motions[view.item.id] = motion
        screen.show_again()
        screen.shell.tell(f"Motion\u00a0: {motion.sense.label}. Votez.")


async def _without_vote(screen: "SittingScreen", outcome: Outcome) -> None:
    reason = await screen.app.push_screen_wait(
        ReasonModal(outcome.label.capitalize(), "Motif, qui paraîtra au procès-verbal\u00a0:")
    )
    if reason is not None:
        await screen.conclude_without_vote(outcome, reason)


async def _to_be_seen_again(screen: "SittingScreen", _view: ItemView) -> None:
    await _without_vote(screen, Outcome.TO_BE_SEEN_AGAIN)


async def _withdrawn(screen: "SittingScreen", _view: ItemView) -> None:
    await _without_vote(screen, Outcome.WITHDRAWN)


async def _void(screen: "SittingScreen", view: ItemView) -> None:
    reason = await screen.app.push_screen_wait(ReasonModal(f"Annuler le vote du point {view.item.position}"))
    if reason is not None:
        await screen.act("Vote annulé.", screen.desk.committee.void_ballot, view.item.id, reason)


async def _note(screen: "SittingScreen", view: ItemView) -> None:
    typed = await screen.app.push_screen_wait(
        EntryModal(
            f"Point {view.item.position}",
            "Note, qui paraîtra au procès-verbal\u00a0:",
            str.strip,
            view.item.notes,
        )
    )
    if typed is not None:
        await screen.act("Note gardée.", screen.desk.committee.note, view.item.id, typed)


async def _go_to(screen: "SittingScreen", _view: ItemView) -> None:
    items = screen.room.sitting.items if screen.room else ()
    position = await screen.app.push_screen_wait(
        ChoiceModal(
            "Aller au point",
            [
                Choice(
                    item.position,
                    f"{item.position}. {item.organisation}",
                    item.outcome.label.capitalize() if item.outcome else "À examiner",
                )
                for item in items
            ],
            search="Chercher un point…",
        )
    )
    if position is not None:
        await screen.act("", screen.desk.committee.go_to, position)


async def _suspend(screen: "SittingScreen", _view: ItemView) -> None:
    await screen.act("Séance suspendue.", screen.desk.committee.suspend)


async def _resume(screen: "SittingScreen", _view: ItemView) -> None:
    await screen.act("Séance reprise.", screen.desk.committee.resume)


async def _close(screen: "SittingScreen", _view: ItemView) -> None:
    """Close the session: what is unfinished is said first, and carried over only when confirmed."""
    from screens.committee.decisions import DecisionsScreen  # noqa: PLC0415 – when it is first shown

    left = await asyncio.to_thread(screen.desk.closing.unfinished, screen.reference)
    unfinished = "\n".join(f"– {line}" for line in left)
    question = (
        "Présences, pouvoirs, déports et voix seront figés\u00a0: le procès-verbal ne lira qu’eux. "
        "Ensuite, seul un procès-verbal rectificatif corrige."
    )
    if left:
        question = (
            f"Reste à examiner\u00a0:\n{unfinished}\nCes dossiers reviendront à l’instruction.\n\n{question}"
        )
    if not await screen.app.push_screen_wait(
        ConfirmModal("Clore la séance\u202f?", question, yes="Clore la séance")
    ):
        return
    await asyncio.to_thread(screen.desk.closing.close, screen.reference, carry_over=bool(left))
    screen.shell.note_kept(f"Séance {screen.reference} close.")
    # Not awaited: this worker ends with the screen that it replaces.
    screen.app.switch_screen(DecisionsScreen(screen.desk, screen.reference))
