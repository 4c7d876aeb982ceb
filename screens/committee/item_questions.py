"""What an item asks in a box besides its vote: how it ends otherwise, notes, who is heard, disagreements."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from daect_tui.domain.decision import Grounds
from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import FormReader
from daect_tui.domain.session import Outcome
from daect_tui.domain.text import NBSP
from daect_tui.services.room import ItemView
from screens.committee.item_words import item_in_full
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.entry import EntryModal
from screens.modals.error import ErrorModal
from screens.modals.reason import ReasonModal
from screens.modals.sheet import SheetModal
from screens.widgets.fields import LineField

if TYPE_CHECKING:
    from screens.committee.sitting import SittingScreen


_BACK = "Le dossier revient à l’instruction."


async def ask_without_vote(screen: "SittingScreen", view: ItemView) -> None:
    """End an item by an outcome that no vote gives, with its reason."""
    outcomes = [outcome for outcome in Outcome if not outcome.is_voted]
    outcome = await screen.app.push_screen_wait(
        ChoiceModal(
            f"Conclure le point {view.item.position} sans vote",
            [Choice(one, one.label.capitalize(), _BACK) for one in outcomes],
        )
    )
    if outcome is None:
        return
    reason = await screen.app.push_screen_wait(
        ReasonModal(outcome.label.capitalize(), "Motif, qui paraîtra au procès-verbal\u00a0:")
    )
    if reason is not None:
        said = f"Point {view.item.position}{NBSP}: {outcome.label}."
        committee, grounds = screen.desk.committee, Grounds(reasons=reason)
        await screen.act(said, committee.conclude, view.item.id, outcome, grounds)


async def ask_again(screen: "SittingScreen", view: ItemView) -> None:
    """Void the vote of an item, or take up again one that ended without a vote."""
    voted = view.live_ballot is not None
    title = f"{'Annuler le vote du' if voted else 'Reprendre le'} point {view.item.position}"
    reason = await screen.app.push_screen_wait(ReasonModal(title))
    if reason is None:
        return
    committee = screen.desk.committee
    if voted:
        await screen.act("Vote annulé.", committee.void_ballot, view.item.id, reason)
    else:
        await screen.act(f"Point {view.item.position} à reprendre.", committee.reopen, view.item.id, reason)


async def ask_note(screen: "SittingScreen", view: ItemView) -> None:
    """Ask for a note, which the minutes give."""
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


async def ask_hearing(screen: "SittingScreen", view: ItemView) -> None:
    """Ask who comes in to be heard, or who goes out."""
    committee, inside = screen.desk.committee, [one for one in view.heard if one.left_at is None]
    if inside:
        choices = [Choice(str(one.id), f"{one.name} sort", one.quality) for one in inside]
        chosen = await screen.app.push_screen_wait(
            ChoiceModal("Personnes entendues", [*choices, Choice("", "Une autre personne entre")])
        )
        if chosen is None:
            return
        if chosen:
            gone = next(one for one in inside if str(one.id) == chosen)
            await screen.act(f"{gone.name} sort.", committee.heard, view.item.id, gone.id)
            return
    fields = (LineField("name", "Nom", required=True), LineField("quality", "Qualité", required=True))
    explanation = "Une personne entendue ne prend pas part au vote (CRPA, art. R. 133-6)."
    who = await screen.app.push_screen_wait(
        SheetModal("Entendre une personne", fields, _read_person, explanation=explanation)
    )
    if who is not None:
        await screen.act(f"{who[0]} entre.", committee.hear, view.item.id, *who)


def _read_person(texts: Mapping[str, str]) -> tuple[str, str]:
    reader = FormReader(texts)
    person = (
        reader.line("name", "Nom", required=True),
        reader.line("quality", "Qualité", required=True),
    )
    reader.check()
    return person


async def ask_disagreement(screen: "SittingScreen", view: ItemView) -> None:
    """Ask which member wants what recorded."""
    sitting = screen.room.sitting if screen.room else None
    floor = view.item.floor.voters if view.item.floor else ()
    if sitting is None:
        return
    members = [
        Choice(seat, seat.name, seat.body)
        for seat in sitting.seats
        if seat.member_id not in view.recused and (seat.member_id in sitting.here() or seat.name in floor)
    ]
    member = await screen.app.push_screen_wait(ChoiceModal("Désaccord de quel membre\u202f?", members))
    if member is None:
        return
    text = await screen.app.push_screen_wait(
        EntryModal(f"Désaccord de {member.name}", "Tel qu’il paraîtra au procès-verbal\u00a0:", _said)
    )
    if text is not None:
        committee = screen.desk.committee
        said = f"Désaccord de {member.name} inscrit."
        await screen.act(said, committee.disagree, view.item.id, member.member_id, text)


def _said(typed: str) -> str:
    text = typed.strip()
    if not text:
        raise Refusal("Écrivez le désaccord, ou revenez par Échap.")
    return text


async def ask_item(screen: "SittingScreen", _view: ItemView) -> None:
    """Ask for another item of the agenda."""
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


async def show_item(screen: "SittingScreen", view: ItemView) -> None:
    """Show all that is known of the item."""
    if screen.room is not None:
        text = item_in_full(screen.room, view)
        await screen.app.push_screen_wait(ErrorModal(text, f"Point {view.item.position}"))
