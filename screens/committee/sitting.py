"""Holding a session: one screen an item. Every key that records is one act, durable when it is shown."""

import asyncio
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.deliberation import BallotResult, Choice, Tally
from daect_tui.domain.session import SESSION_MACHINE, AgendaItem, Motion, Outcome, SessionAction
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.desk import Desk
from daect_tui.services.room import ItemView, RoomView
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.committee import item_words, sitting_questions
from screens.committee.attendance import AttendanceScreen
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
    BINDINGS = [
        Binding(
            "ctrl+u", "unanimity", "Unanimité", tooltip="proposer tous les présents pour", id="sitting.all"
        ),
        Binding(
            "enter",
            "confirm",
            "Confirmer",
            tooltip="confirmer le résultat proposé",
            priority=True,
            id="sitting.enter",
        ),
        Binding("p", "cast('pour')", "Pour", tooltip="le membre choisi vote pour", id="sitting.for"),
        Binding(
            "c",
            "cast('contre')",
            "Contre",
            tooltip="le membre choisi vote contre",
            show=False,
            id="sitting.against",
        ),
        Binding(
            "a",
            "cast('abstention')",
            "Abst.",
            tooltip="le membre choisi s’abstient",
            show=False,
            id="sitting.abstain",
        ),
        Binding(
            "ctrl+e",
            "attendance",
            "Présences",
            tooltip="arrivées, départs, pouvoirs",
            id="sitting.attendance",
        ),
        Binding(
            "ctrl+d",
            "recuse",
            "Déport",
            tooltip="déport du membre choisi, ou son retrait",
            id="sitting.recuse",
        ),
        Binding(
            "ctrl+t",
            "acts",
            "Actes",
            tooltip="main levée, autre motion, autre issue, clore…",
            id="sitting.acts",
        ),
        Binding("ctrl+n", "step(1)", "Point suivant", tooltip="point suivant", show=False, id="sitting.next"),
        Binding(
            "ctrl+b",
            "step(-1)",
            "Point précédent",
            tooltip="point précédent",
            show=False,
            id="sitting.previous",
        ),
        Binding(
            "escape",
            "back",
            "Revenir",
            show=False,
            tooltip="annuler la proposition, ou quitter",
            id="sitting.back",
        ),
    ]
    TASKS = (
        (
            "Avis unanime",
            "Ctrl+U puis Entrée\u00a0: le vote et l’avis sont enregistrés, le point suivant paraît.",
        ),
        ("Vote nominal", "P, C ou A sur chaque membre\u202f; Entrée confirme le résultat."),
        ("Main levée", "Ctrl+T, « Voter à main levée », les trois comptes."),
        ("Déport", "Ctrl+D sur le membre. Il sort du quorum, du vote et de la présidence de ce point."),
        ("Autre issue", "Ctrl+T\u00a0: à revoir, retiré, autre motion, annuler un vote, suspendre, clore."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self.reference = reference
        self.room: RoomView | None = None
        self.motions: dict[int, Motion] = {}
        self._unanimity = False

    def compose_body(self) -> ComposeResult:
        """Arrange the item, the voters, the result and who is out."""
        yield Facts(id="item")
        yield Section("Voix", id="voices-title")
        yield Listing(
            Column("Membre", 34),
            Column("Organisme"),
            Column("Voix", 14),
            empty="Personne ne peut voter\u00a0: Ctrl+E note les arrivées.",
            opens=False,
            id="voters",
        )
        yield Section("Résultat proposé", id="result")
        yield Section("Hors du vote", id="outside")

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
        self._show_voters(view)
        self._show_result(view)
        self.query_one("#outside", Section).show(item_words.outside(room.sitting, view))
        self.refresh_bindings()

    def _show_voters(self, view: ItemView) -> None:
        proposed = Choice.FOR if self._unanimity else None
        voices = item_words.voices(view, self.motion(view), proposed)
        cast = sum(bool(voice) for _seat, voice in voices)
        self.query_one("#voices-title", Section).show(
            "", f"Voix{NBSP}: {cast} exprimées sur {len(view.voters)}"
        )
        self.query_one(Listing).fill(
            {
                str(seat.member_id): (item_words.voter_name(view, seat), seat.body, voice or "·")
                for seat, voice in voices
            }
        )

    def _show_result(self, view: ItemView) -> None:
        words = item_words.result_words(view, self.motion(view), unanimity=self._unanimity)
        if self.room and all(item.outcome for item in self.room.sitting.items):
            words += "\nTous les points sont conclus\u00a0: Ctrl+T, « Clore la séance »."
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
            return action in {"back", "acts"}
        open_now = SessionAction.DELIBERATE in SESSION_MACHINE.legal(room.sitting.session.state)
        if action in {"unanimity", "cast", "recuse"}:
            return open_now and view.item.outcome is None
        if action == "confirm":
            return open_now and self._confirmable(view)
        if action in {"attendance", "step"}:
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
        room = await asyncio.to_thread(method, self.reference, *args, **kwargs)
        self._unanimity = False
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
        committee, voice = self.desk.committee, Choice(choice)
        if view.live_ballot is None or view.live_ballot.result is BallotResult.REJECTED:
            await asyncio.to_thread(
                committee.open_named_ballot, self.reference, view.item.id, self.motion(view)
            )
        self.query_one(Listing).table.action_cursor_down()
        name = next(seat.name for seat in view.voters if seat.member_id == int(key))
        await self.act(f"{name}{NBSP}: {voice.label}.", committee.cast, view.item.id, int(key), voice)

    async def action_attendance(self) -> None:
        """Go to the roll call."""
        await self.app.push_screen(AttendanceScreen(self.desk, self.reference))

    @writing
    async def action_recuse(self) -> None:
        """Record a recusal on this item, or take one back."""
        await sitting_questions.ask_recusal(self)

    @writing
    async def action_acts(self) -> None:
        """Offer every other act, the refused ones with their reason."""
        await sitting_questions.ask_act(self)

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

    async def conclude_without_vote(self, outcome: Outcome, reason: str) -> None:
        """End the item by an outcome that no vote gives."""
        view = self.current
        if view is not None:
            await self.act(
                f"Point {view.item.position}{NBSP}: {outcome.label}.",
                self.desk.committee.conclude,
                view.item.id,
                outcome,
                None,
                reason,
            )

    async def count_hands(self, view: ItemView, tally: Tally) -> None:
        """Record a show of hands."""
        await self.act(f"{tally}.", self.desk.committee.hands, view.item.id, self.motion(view), tally)
