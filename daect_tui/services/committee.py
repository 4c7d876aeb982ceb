"""Holding a session: opening it, breaks, and every act until it closes.

The acts stand in files of their own, by what they are about: who is there (`attendance`), votes
(`ballots`), the item in hand (`items`), several items (`blocks`), the last act taken back (`undoing`).
"""

from dataclasses import replace

from daect_tui.domain.committee_rules import rules_on
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.session import SESSION_MACHINE, SessionAction
from daect_tui.domain.undo import Step, StepKind
from daect_tui.services.attendance import AttendanceActs
from daect_tui.services.ballots import BallotActs
from daect_tui.services.blocks import BlockActs
from daect_tui.services.convening import convening_of
from daect_tui.services.interests import drop_strangers
from daect_tui.services.items import ItemActs
from daect_tui.services.moves import move_session
from daect_tui.services.room import RoomView, read_room
from daect_tui.services.seating import seat_of
from daect_tui.services.undoing import UndoActs


class Committee(AttendanceActs, BallotActs, ItemActs, BlockActs, UndoActs):
    """The use cases of a session while it is held."""

    def room(self, reference: str) -> RoomView:
        """Return what is true in the room now."""
        with self._office.reading() as work:
            return read_room(work, reference)

    def open(self, reference: str) -> RoomView:
        """Open the session: its composition and its rules are those of its day, frozen from now on.

        An irregular convening does not prevent it: the journal keeps what was irregular (R133-8).
        """
        with self._office.begin() as work:
            session = work.sessions.get(reference)
            SESSION_MACHINE.after(session.state, SessionAction.OPEN)
            if session.meets_on is None:
                raise Refusal(f"La séance {reference} n’a pas de date. Donnez-la avant d’ouvrir.")
            if not work.sessions.items(reference):
                raise Refusal(f"L’ordre du jour de {reference} est vide. Inscrivez au moins un dossier.")
            members = work.members.on(session.meets_on)
            if not any(member.voting for member in members):
                raise Refusal(
                    "Aucun membre du comité n’est en fonction ce jour. Complétez le Répertoire (F9)."
                )
            drop_strangers(work, work.sessions.sitting(reference), members)
            work.sessions.seat(session.id, [seat_of(member) for member in members])
            rules = rules_on(work.institution.rules(), self._office.clock.today())
            opened = replace(session, opened_at=self._office.clock.now(), position=1, rules=rules)
            held = convening_of(work, session)
            if held and not held.is_regular:
                work.journal.append(Act("convening.irregular", reference, {"constat": held.sentence}))
            move_session(work, self._office, opened, SessionAction.OPEN)
            work.sessions.keep_step(session.id, Step(StepKind.OPENING, "ouverture de la séance", 1))
            room = read_room(work, reference)
            work.commit()
            return room

    def suspend(self, reference: str, reason: str = "") -> RoomView:
        """Suspend the sitting; the minutes say from when to when, and why where it is told."""
        return self._pass(reference, SessionAction.SUSPEND, reason)

    def resume(self, reference: str) -> RoomView:
        """Take the sitting up again."""
        return self._pass(reference, SessionAction.RESUME, "")

    def _pass(self, reference: str, action: SessionAction, reason: str) -> RoomView:
        with self._office.begin() as work:
            moved = move_session(work, self._office, work.sessions.get(reference), action, reason)
            work.sessions.keep_step(moved.id, Step(StepKind.BREAK, action.label, moved.position))
            room = read_room(work, reference)
            work.commit()
            return room
