"""One act in a session that is held: what it reads, what it tells the journal, what it leaves to undo.

Every act is one transaction, committed durably before its method returns: what the screen has shown
is kept, whatever happens to the process afterwards.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from daect_tui.domain.deliberation import Ballot
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.session import SESSION_MACHINE, AgendaItem, Seat, SessionAction, Sitting
from daect_tui.domain.undo import BallotBefore, ItemBefore, Step, StepKind
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.room import RoomView, live_ballot, view_room


class Holding:
    """An act in hand on an open session; `sitting` is the room as it was before it.

    `known` is the room that the last act left, used again when nothing was written since.
    """

    def __init__(self, office: Office, work: UnitOfWork, reference: str, known: "Known") -> None:
        self.office, self.work, self.reference = office, work, reference
        self._known = known
        self.sitting = known.sitting_at(work.journal.head(), reference) or work.sessions.sitting(reference)
        SESSION_MACHINE.after(self.sitting.session.state, SessionAction.DELIBERATE)
        self.session_id = self.sitting.session.id
        self.now = office.clock.now()
        self._sequence = 0
        self._did: dict[str, tuple[Any, ...]] = {}
        # An act that leaves `sitting` as it was says so: the room is not read twice for a voice.
        self.same_room = False
        # The ballots of the item in hand as the act leaves them, where it knows them all.
        self.voted: tuple[Ballot, ...] = ()

    # ── What there is ──────────────────────────────────────────────────────────────────────

    def item(self, item_id: int) -> AgendaItem:
        """Return an item of the session; raises `Refusal` for another."""
        found = next((item for item in self.sitting.items if item.id == item_id), None)
        if found is None:
            raise Refusal(f"Ce point n’est pas à l’ordre du jour de {self.reference}. Relisez-le.")
        return found

    def seat(self, member_id: int) -> Seat:
        """Return the seat of a member; raises `Refusal` for a stranger."""
        found = next((seat for seat in self.sitting.seats if seat.member_id == member_id), None)
        if found is None:
            raise Refusal(f"Cette personne ne compose pas le comité de {self.reference}.")
        return found

    def live_ballot(self, item_id: int) -> Ballot | None:
        """Return the ballot of an item that stands."""
        return live_ballot(self.work, item_id)

    def check_free(self, item: AgendaItem) -> None:
        """Refuse to touch an item that is concluded, or whose vote stands."""
        ballot = self.live_ballot(item.id)
        if ballot is not None and ballot.decides:
            raise Refusal(f"Un vote est déjà enregistré sur le point {item.position}. Annulez-le d’abord.")
        if item.outcome is not None:
            raise Refusal(f"Le point {item.position} est déjà conclu\u00a0: {item.outcome.label}.")

    # ── What is done ───────────────────────────────────────────────────────────────────────

    def tell(self, kind: str, detail: Mapping[str, str | int | list[str]]) -> None:
        """Write a line of the journal on the session."""
        self._sequence = self.work.journal.append(Act(kind, self.reference, dict(detail))).sequence

    def did(self, **parts: tuple[Any, ...]) -> None:
        """Note what the act changed, under the names of the fields of `Step`."""
        for name, values in parts.items():
            self._did[name] = (*self._did.get(name, ()), *values)

    def changes_item(self, item: AgendaItem) -> None:
        """Note what an item said before the act changes it; only the first time counts."""
        if all(before.item_id != item.id for before in self._did.get("items_before", ())):
            before = ItemBefore(item.id, item.outcome, item.grounds, item.floor, item.notes)
            self.did(items_before=(before,))

    def changes_ballot(self, ballot: Ballot) -> None:
        """Note what a ballot said before the act changes it; one that the act itself added says nothing."""
        known = {before.ballot_id for before in self._did.get("ballots_before", ())}
        if ballot.id in known or ballot.id in self._did.get("ballots_added", ()):
            return
        before = BallotBefore(ballot.id, ballot.tally, ballot.casting, ballot.result, ballot.voided_at)
        self.did(ballots_before=(before,))

    def done(self, kind: StepKind, about: str) -> RoomView:
        """Keep what was done, with what undoes it; return the room that follows."""
        step = Step(kind, about, self.sitting.session.position, self._sequence, **self._did)
        self.work.sessions.keep_step(self.session_id, step)
        return self.kept()

    def kept(self) -> RoomView:
        """Keep what was done; return the room that follows."""
        sitting = self.sitting if self.same_room else self.work.sessions.sitting(self.reference)
        room = view_room(self.work, sitting, self.voted)
        head = self.work.journal.head()
        self.work.commit()
        self._known.keep(head, sitting)
        return room


class Known:
    """The room as the last act left it, under the seal of the journal at that moment.

    Whoever writes in the register seals a line after it: while the seal is the same nothing has
    changed, and the forty members of a room need not be read again for each of their voices.
    """

    def __init__(self) -> None:
        self._left: tuple[str, Sitting] | None = None

    def sitting_at(self, seal: str, reference: str) -> Sitting | None:
        """Return the room of a session, where it is known at this seal."""
        left = self._left
        if left is None or left[0] != seal or left[1].session.reference != reference:
            return None
        return left[1]

    def keep(self, seal: str, sitting: Sitting) -> None:
        """Keep the room that an act left."""
        self._left = (seal, sitting)


class HeldSession:
    """What the families of acts of a held session share."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._known = Known()

    @contextmanager
    def _holding(self, reference: str) -> Iterator[Holding]:
        """Begin an act; leaving without `done` or `kept` rolls it back."""
        with self._office.begin() as work:
            yield Holding(self._office, work, reference, self._known)
