"""What a vote asks in a box: counts, the casting vote, recusals, another motion, several items at once."""

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from daect_tui.domain import deliberation
from daect_tui.domain.block import Block
from daect_tui.domain.deliberation import Tally
from daect_tui.domain.errors import Refusal
from daect_tui.domain.standard_text import TextKind
from daect_tui.domain.text import NBSP, counted, quoted
from daect_tui.domain.whole_number import whole
from daect_tui.services.room import ItemView, RoomView
from screens.committee.motions import ask_motion
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.consequences import ConsequencesModal
from screens.modals.reason import ReasonModal
from screens.modals.sheet import SheetModal
from screens.widgets.checks import ChecksField
from screens.widgets.fields import LineField
from screens.widgets.listing import Listing

if TYPE_CHECKING:
    from screens.committee.sitting import SittingScreen


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


async def ask_recusal(screen: "SittingScreen", view: ItemView, room: RoomView) -> None:
    """Record that a member takes no part in this item, or take that back."""
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


async def ask_hands(screen: "SittingScreen", view: ItemView) -> None:
    """Ask for the three counts of a show of hands."""
    tally = await _ask_tally(screen, view, "Main levée")
    if tally is not None:
        committee = screen.desk.committee
        await screen.act(f"{tally}.", committee.hands, view.item.id, screen.motion(view), tally)


async def ask_secret(screen: "SittingScreen", view: ItemView) -> None:
    """Ask for the three counts of a secret ballot; nothing else is known of it, nor kept."""
    tally = await _ask_tally(
        screen,
        view,
        "Scrutin secret",
        "Seuls ces totaux et la liste des votants sont gardés. Un bulletin blanc est une abstention.",
    )
    if tally is not None:
        committee = screen.desk.committee
        await screen.act(f"{tally}.", committee.secret, view.item.id, screen.motion(view), tally)


async def _ask_tally(
    screen: "SittingScreen", view: ItemView, title: str, explanation: str = ""
) -> Tally | None:
    fields = (
        LineField("in_favour", "Pour"),
        LineField("against", "Contre"),
        LineField("abstentions", "Abstention"),
    )
    initial = {"in_favour": str(len(view.voters)), "against": "0", "abstentions": "0"}
    title = f"{title}\u00a0: {screen.motion(view).sense.label}"
    read = _tally_reader(len(view.voters))
    return await screen.app.push_screen_wait(SheetModal(title, fields, read, initial, explanation))


def _tally_reader(voters: int) -> Callable[[Mapping[str, str]], Tally]:
    def read(texts: Mapping[str, str]) -> Tally:
        tally = Tally(*(_count(texts[name]) for name in ("in_favour", "against", "abstentions")))
        if tally.total != voters:
            raise Refusal(f"{tally.total} voix pour {voters} votants\u00a0: recomptez.")
        return tally

    return read


def _count(typed: str) -> int:
    count = whole(typed.strip() or "0")
    if count is None:
        raise Refusal(f"{quoted(typed)} n’est pas un nombre de voix. Écrivez-le en chiffres.")
    return count


async def ask_other_motion(screen: "SittingScreen", view: ItemView) -> None:
    """Ask for another motion than the one that is shown."""
    programmes = await asyncio.to_thread(screen.desk.intake.programmes)
    offered = await asyncio.to_thread(screen.desk.standard_texts.offered, TextKind.RESERVATION)
    programme = next(programme for programme in programmes if programme.code == view.item.programme)
    motion = await ask_motion(screen.app, programme, screen.motion(view), [one.wording for one in offered])
    if motion is not None:
        screen.motions[view.item.id] = motion
        screen.show_again()
        screen.shell.tell(f"Motion\u00a0: {motion.sense.label}. Votez.")


async def ask_block(screen: "SittingScreen", room: RoomView) -> None:
    """Ask which items to decide at once, show what that would do, and do it once confirmed."""
    waiting = [item for item in room.sitting.items if item.outcome is None]
    if not waiting:
        raise Refusal("Tous les points sont conclus\u00a0: il n’y a plus rien à décider en bloc.")
    options = [
        (str(item.id), f"{item.position}. {item.organisation}, {item.proposal.sense.label}")
        for item in waiting
    ]
    ids = await screen.app.push_screen_wait(
        SheetModal(
            "Décider en bloc",
            (ChecksField("items", "Points", options),),
            lambda texts: [int(code) for code in texts["items"].splitlines()],
            {"items": "\n".join(code for code, _label in options)},
            "Tous les présents votent pour la proposition de chaque point. Espace coche ou décoche.",
        )
    )
    if not ids:
        return
    committee = screen.desk.committee
    block = await asyncio.to_thread(committee.foresee_block, screen.reference, ids)
    if not block.applied:
        raise Refusal(f"Aucun de ces points ne peut se décider en bloc\u00a0:\n{_left(block)}")
    number = counted(len(block.applied), "point")
    decided = [
        f"{item.position}. {item.organisation}{NBSP}: {item.proposal.sense.label}" for item in block.applied
    ]
    left = [(f"{one.item.position}. {one.item.organisation}", one.reason) for one in block.skipped]
    if await screen.app.push_screen_wait(
        ConsequencesModal(f"Décider {number} en bloc", decided, left, "point", "points")
    ):
        applied = [item.id for item in block.applied]
        await screen.act(f"{number.capitalize()} en bloc.", committee.adopt_block, applied)


def _left(block: Block) -> str:
    return "\n".join(
        f"– {one.item.position}. {one.item.organisation}{NBSP}: {one.reason}" for one in block.skipped
    )
