"""Holding a session: one screen an item. Every key that records is one act, durable when it is shown."""

import asyncio
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from textual.app import ComposeResult

from daect_tui.domain.deliberation import BallotResult, Choice
from daect_tui.domain.session import SESSION_MACHINE, AgendaItem, Motion, SessionAction
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.desk import Desk
from daect_tui.services.room import ItemView, RoomView
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.committee import item_questions, item_words, sitting_questions
from screens.committee.attendance import AttendanceScreen
from screens.committee.sitting_acts import ask_act
from screens.committee.sitting_keys import SITTING_KEYS, SITTING_TASKS
from screens.widgets.listing import Column, Listing
from screens.widgets.section import CAPTION_WIDTH, Facts, Section

# Captions of the facts, and the padding around them.
_CAPTIONS = CAPTION_WIDTH + 4

P = ParamSpec("P")
_Act = Callable[Concatenate[str, P], RoomView]


class SittingScreen(DeskScreen[None]):
    """The item in hand: who votes, what is proposed, the voices, the result that the rules give."""

    TITLE = "Séance"
    CSS_PATH = "committee.tcss"
    BINDINGS = SITTING_KEYS
    TASKS = SITTING_TASKS

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self.reference = reference
        self.room: RoomView | None = None
        self.motions: dict[int, Motion] = {}
        self._unanimity = False
        # The item that was shown last, and the members whose voice was pressed since: it may be on its way.
        self._item = 0
        self._pressed: set[int] = set()

    def compose_body(self) -> ComposeResult:
        """Arrange the item, the voters, the result and who is out."""
        yield Facts(id="item")
        yield Section("Voix", id="voices-title")
        yield Listing(
            Column("Membre"),
            Column("Organisme", wide=True),
            Column("Présence", 24),
            Column("Voix", 12),
            empty="Personne ne peut voter\u00a0: Ctrl+E note les arrivées.",
            opens=False,
            id="voters",
        )
        yield Section("Résultat proposé", id="result")
        yield Section("Autour du vote", id="outside")

    def on_mount(self) -> None:
        """Put the cursor among the voters."""
        self.query_one(Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read the room again."""
        self.show(await asyncio.to_thread(self.desk.committee.room, self.reference))

    # ── Showing ────────────────────────────────────────────────────────────────────────────

    def show(self, room: RoomView) -> None:
        """Show the room as it is now."""
        self.room = room
        view = room.current
        if view is None:
            return
        session = room.sitting.session
        self.title = f"{self.reference} · point {view.item.position}"
        self.summarise(
            f"Point {view.item.position} sur {len(room.sitting.items)} · "
            f"{item_words.session_words(session)} · {counted(len(room.sitting.here()), 'présent')} · "
            f"{item_words.quorum_words(view.quorum)}"
        )
        room_for_text = self.size.width - _CAPTIONS
        facts = item_words.item_facts(view, self.motion(view), room_for_text)
        self.query_one("#item", Facts).show(facts)
        self._show_voters(room, view)
        self._show_result(view)
        self.query_one("#outside", Section).show(item_words.around(room, view, self.size.width - 2))
        self.refresh_bindings()

    def _show_voters(self, room: RoomView, view: ItemView) -> None:
        proposed = Choice.FOR if self._unanimity else None
        voices = item_words.voices(view, self.motion(view), proposed)
        cast = sum(bool(voice) for _seat, voice in voices)
        self.query_one("#voices-title", Section).show("", item_words.voices_title(view, cast))
        first = str(view.voters[0].member_id) if view.voters else None
        fresh, self._item = self._item != view.item.id, view.item.id
        if fresh:
            self._pressed.clear()
        self.query_one(Listing).fill(
            {
                str(seat.member_id): (
                    item_words.voter_name(view, seat),
                    seat.body,
                    item_words.presence_words(room.sitting, seat),
                    voice or "·",
                )
                for seat, voice in voices
            },
            first if fresh else None,
        )

    def _show_result(self, view: ItemView) -> None:
        words = item_words.result_words(view, self.motion(view), unanimity=self._unanimity)
        if self.room and all(item.outcome for item in self.room.sitting.items):
            first = words.partition("\n")[0]
            words = f"{first}\nTous les points sont conclus\u00a0: Ctrl+T, « Clore la séance »."
        self.query_one("#result", Section).show(words)

    def motion(self, view: ItemView) -> Motion:
        """Return what is put to the vote: the live ballot's motion, the chosen one, else the proposal."""
        ballot = view.live_ballot
        if ballot is not None and ballot.result is not BallotResult.REJECTED:
            return ballot.motion
        return self.motions.get(view.item.id, view.item.proposal)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the session and the item allow; a suspended session offers its acts."""
        view, room = self.current, self.room
        if room is None or view is None:
            return action in {"back", "acts", "item"}
        open_now = SessionAction.DELIBERATE in SESSION_MACHINE.legal(room.sitting.session.state)
        if action in {"unanimity", "hands"}:
            return open_now and view.item.outcome is None and not _votes(view)
        if action in {"cast", "recuse"}:
            return open_now and view.item.outcome is None
        if action == "confirm":
            return open_now and self._confirmable(view)
        if action in {"attendance", "step", "undo", "block"}:
            return open_now
        return super().check_action(action, parameters)

    @property
    def current(self) -> ItemView | None:
        """The item in hand."""
        return self.room.current if self.room else None

    def _confirmable(self, view: ItemView) -> bool:
        ballot = view.live_ballot
        waiting = ballot is not None and ballot.result in (BallotResult.ADOPTED, BallotResult.TIED)
        return view.item.outcome is None and (self._unanimity or waiting)

    # ── Acting ─────────────────────────────────────────────────────────────────────────────

    async def act(self, message: str, method: _Act[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Call one of the committee's acts, then say it and show the room that comes back."""
        self._acted(await asyncio.to_thread(method, self.reference, *args, **kwargs), message)

    def _acted(self, room: RoomView, message: str) -> None:
        self._unanimity = False
        self._pressed.clear()
        self.shell.note_kept(message)
        self._read_at = self.shell.revision
        self.show(room)

    def action_unanimity(self) -> None:
        """Propose that everybody votes for the motion; Entrée confirms."""
        if self.current is not None:
            self._unanimity = True
            self.show_again()
            self.shell.tell("Tous les présents pour\u00a0: Entrée confirme, Échap annule.")

    def show_again(self) -> None:
        """Show the room as it was read last."""
        if self.room is not None:
            self.show(self.room)

    @writing
    async def action_confirm(self) -> None:
        """Confirm what is proposed: unanimity, the adopted motion, or a tie to be decided."""
        view = self.current
        if view is None:
            return
        if self._unanimity:
            await self._adopt(view.item, self.motion(view))
        elif view.live_ballot is not None and view.live_ballot.result is BallotResult.TIED:
            await sitting_questions.ask_casting_vote(self, view)
        elif view.live_ballot is not None:
            outcome = view.live_ballot.motion.sense
            await self.act(
                f"Point {view.item.position}{NBSP}: {outcome.label}.",
                self.desk.committee.conclude,
                view.item.id,
                outcome,
            )

    async def _adopt(self, item: AgendaItem, motion: Motion) -> None:
        said = f"Point {item.position}{NBSP}: {motion.sense.label}, à l’unanimité."
        await self.act(said, self.desk.committee.adopt_unanimously, item.id, motion)

    @writing
    async def action_cast(self, choice: str) -> None:
        """Record the voice of the chosen member, opening the vote by name with the first one."""
        view = self.current
        key = self.query_one(Listing).key
        if view is None or key is None:
            return
        committee, voice, member = self.desk.committee, Choice(choice), int(key)
        self._go_to_next_voter(view, member)
        name = next(seat.name for seat in view.voters if seat.member_id == member)
        said = f"{name}{NBSP}: {voice.label}."
        await self.act(said, committee.cast, view.item.id, member, voice, self.motion(view))

    def _go_to_next_voter(self, view: ItemView, member: int) -> None:
        """Put the cursor on the next voter whose voice is waited for, going round to the first."""
        self._pressed.add(member)
        ballot = item_words.shown_ballot(view, self.motion(view))
        cast = {vote.member_id for vote in ballot.votes} if ballot else set()
        order = [seat.member_id for seat in view.voters]
        here = order.index(member) if member in order else 0
        waiting = [other for other in order[here + 1 :] + order[:here] if other not in cast | self._pressed]
        if waiting:
            self.query_one(Listing).move_to(str(waiting[0]))

    async def action_attendance(self) -> None:
        """Go to the roll call."""
        await self.app.push_screen(AttendanceScreen(self.desk, self.reference))

    @writing
    async def action_recuse(self) -> None:
        """Record a recusal on this item, or take one back."""
        if self.room is not None and self.current is not None:
            await sitting_questions.ask_recusal(self, self.current, self.room)

    @writing
    async def action_hands(self) -> None:
        """Count a show of hands."""
        if self.current is not None:
            await sitting_questions.ask_hands(self, self.current)

    @writing
    async def action_block(self) -> None:
        """Decide several items at once."""
        if self.room is not None:
            await sitting_questions.ask_block(self, self.room)

    @writing
    async def action_item(self) -> None:
        """Show all that is known of the item."""
        if self.current is not None:
            await item_questions.show_item(self, self.current)

    @writing
    async def action_undo(self) -> None:
        """Take the last act back."""
        undone = await asyncio.to_thread(self.desk.committee.undo, self.reference)
        self._acted(undone.room, f"Annulé{NBSP}: {undone.about}.")

    @writing
    async def action_acts(self) -> None:
        """Offer every other act, the refused ones with their reason."""
        if self.room is not None and self.current is not None:
            await ask_act(self, self.current, self.room)

    @writing
    async def action_step(self, by: int) -> None:
        """Take the next or the previous item in hand."""
        view, room = self.current, self.room
        if view is None or room is None:
            return
        position = view.item.position + by
        if 1 <= position <= len(room.sitting.items):
            await self.act("", self.desk.committee.go_to, position)

    def action_back(self) -> None:
        """Take the proposed unanimity back, else leave; the session stays open."""
        if self._unanimity:
            self._unanimity = False
            self.shell.tell("")
            self.show_again()
        else:
            self.dismiss(None)


def _votes(view: ItemView) -> bool:
    """Tell whether a vote goes on or stands: another one waits until it is voided."""
    return view.live_ballot is not None and view.live_ballot.decides
