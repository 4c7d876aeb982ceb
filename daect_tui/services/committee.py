"""Holding a session: who is there, what is voted, how each item ends, and closing it.

Every method is one act, committed durably before it returns: what the screen has shown is kept,
whatever happens to the process afterwards.
"""

from collections.abc import Mapping
from dataclasses import replace

from daect_tui.domain import deliberation
from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import Ballot, BallotMode, BallotResult, Choice, Tally, Vote
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.member import Member
from daect_tui.domain.minutes import item_floor
from daect_tui.domain.session import (
    SESSION_MACHINE,
    AgendaItem,
    Attendance,
    Mandate,
    Motion,
    Outcome,
    Presence,
    Recusal,
    Seat,
    SessionAction,
    Sitting,
)
from daect_tui.domain.text import quoted
from daect_tui.services.moves import move_session
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.room import RoomView, live_ballot, read_room


class Committee:
    """The use cases of a session while it is held."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def room(self, reference: str) -> RoomView:
        """Return what is true in the room now."""
        with self._office.reading() as work:
            return read_room(work, reference)

    def open(self, reference: str) -> RoomView:
        """Open the session: its composition is that of its day, frozen from now on."""
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
            work.sessions.seat(session.id, [_seat(member) for member in members])
            opened = replace(session, opened_at=self._office.clock.now(), position=1)
            move_session(work, self._office, opened, SessionAction.OPEN)
            work.commit()
            return read_room(work, reference)

    def suspend(self, reference: str) -> RoomView:
        """Suspend the sitting."""
        return self._pass(reference, SessionAction.SUSPEND)

    def resume(self, reference: str) -> RoomView:
        """Take the sitting up again."""
        return self._pass(reference, SessionAction.RESUME)

    def _pass(self, reference: str, action: SessionAction) -> RoomView:
        with self._office.begin() as work:
            move_session(work, self._office, work.sessions.get(reference), action)
            work.commit()
            return read_room(work, reference)

    def arrive(self, reference: str, presences: Mapping[int, Presence]) -> RoomView:
        """Record members as taking part from now on; one already there changes room or distance."""
        with self._office.begin() as work:
            sitting = self._sitting(work, reference)
            now = self._office.clock.now()
            for member_id, presence in presences.items():
                if member_id in sitting.here():
                    work.sessions.end_attendance(sitting.session.id, member_id, now)
                work.sessions.add_attendance(sitting.session.id, Attendance(member_id, presence, now))
                self._tell(work, sitting, "attendance.arrived", {"membre": member_id, "mode": presence.value})
            work.commit()
            return read_room(work, reference)

    def leave(self, reference: str, member_id: int) -> RoomView:
        """Record that a member leaves."""
        with self._office.begin() as work:
            sitting = self._sitting(work, reference)
            if member_id not in sitting.here():
                raise Refusal(f"{sitting.seat(member_id).name} n’est pas en séance.")
            work.sessions.end_attendance(sitting.session.id, member_id, self._office.clock.now())
            self._tell(work, sitting, "attendance.left", {"membre": member_id})
            work.commit()
            return read_room(work, reference)

    def give_mandate(self, reference: str, giver_id: int, holder_id: int) -> RoomView:
        """Record a mandate (CRPA R133-9); raises `Refusal` when the rules forbid it."""
        with self._office.begin() as work:
            sitting = self._sitting(work, reference)
            deliberation.check_mandate(sitting, giver_id, holder_id)
            work.sessions.add_mandate(sitting.session.id, Mandate(giver_id, holder_id))
            self._tell(work, sitting, "mandate.given", {"de": giver_id, "a": holder_id})
            work.commit()
            return read_room(work, reference)

    def recuse(self, reference: str, item_id: int, member_id: int, reason: str) -> RoomView:
        """Record that a member takes no part in an item (CRPA R133-12)."""
        with self._office.begin() as work:
            sitting = self._sitting(work, reference)
            item = sitting.item(item_id)
            self._nolive_ballot(work, item)
            if member_id in sitting.recused(item_id):
                raise Refusal(f"{sitting.seat(member_id).name} s’est déjà déporté de ce point.")
            work.sessions.add_recusal(Recusal(item_id, member_id, reason))
            self._tell(work, sitting, "recusal.declared", {"membre": member_id, "point": item.position})
            work.commit()
            return read_room(work, reference)

    def withdraw_recusal(self, reference: str, item_id: int, member_id: int) -> RoomView:
        """Take back a recusal recorded by mistake."""
        with self._office.begin() as work:
            sitting = self._sitting(work, reference)
            item = sitting.item(item_id)
            self._nolive_ballot(work, item)
            found = [r for r in sitting.recusals if (r.item_id, r.member_id) == (item_id, member_id)]
            if not found:
                raise Refusal(f"{sitting.seat(member_id).name} ne s’est pas déporté de ce point.")
            work.sessions.remove_recusal(found[0])
            self._tell(work, sitting, "recusal.withdrawn", {"membre": member_id, "point": item.position})
            work.commit()
            return read_room(work, reference)

    def go_to(self, reference: str, position: int) -> RoomView:
        """Take an item in hand."""
        with self._office.begin() as work:
            sitting = self._sitting(work, reference)
            if not 1 <= position <= len(sitting.items):
                raise Refusal(f"L’ordre du jour va de 1 à {len(sitting.items)}.")
            work.sessions.update(replace(sitting.session, position=position))
            self._tell(work, sitting, "session.moved_to_item", {"point": position})
            work.commit()
            return read_room(work, reference)

    def open_named_ballot(self, reference: str, item_id: int, motion: Motion) -> RoomView:
        """Put a motion to the vote by name."""
        with self._office.begin() as work:
            sitting = self._deliberating(work, reference, item_id)
            work.sessions.add_ballot(
                Ballot(0, item_id, _votable(motion), BallotMode.NAMED, Tally(), (), None, None)
            )
            self._tell_ballot(work, sitting, item_id, "ballot.opened", {"motion": motion.sense.value})
            work.commit()
            return read_room(work, reference)

    def cast(self, reference: str, item_id: int, member_id: int, choice: Choice) -> RoomView:
        """Record one voice; when the last voter has voted the ballot is counted."""
        with self._office.begin() as work:
            sitting = self._sitting(work, reference)
            ballot = _open_ballot(work, item_id)
            deliberation.check_voter(sitting, item_id, member_id, ballot.votes)
            vote = Vote(member_id, choice)
            work.sessions.add_vote(ballot.id, vote)
            votes = (*ballot.votes, vote)
            tally = deliberation.tally_votes(votes)
            complete = len(votes) == len(deliberation.voters(sitting, item_id))
            outcome = deliberation.result(tally, sitting.rules) if complete else None
            work.sessions.update_ballot(replace(ballot, votes=votes, tally=tally, result=outcome))
            self._tell_ballot(
                work, sitting, item_id, "vote.recorded", {"membre": member_id, "voix": choice.value}
            )
            work.commit()
            return read_room(work, reference)

    def hands(self, reference: str, item_id: int, motion: Motion, tally: Tally) -> RoomView:
        """Record a show of hands."""
        with self._office.begin() as work:
            sitting = self._deliberating(work, reference, item_id)
            self._count_hands(work, sitting, item_id, motion, tally)
            work.commit()
            return read_room(work, reference)

    def _count_hands(
        self, work: UnitOfWork, sitting: Sitting, item_id: int, motion: Motion, tally: Tally
    ) -> Ballot:
        deliberation.check_tally(sitting, item_id, tally)
        counted = deliberation.result(tally, sitting.rules)
        ballot = work.sessions.add_ballot(
            Ballot(0, item_id, _votable(motion), BallotMode.HANDS, tally, (), None, counted)
        )
        detail = {"motion": motion.sense.value, "compte": str(tally), "resultat": counted.value}
        self._tell_ballot(work, sitting, item_id, "ballot.counted", detail)
        return ballot

    def break_tie(self, reference: str, item_id: int, choice: Choice) -> RoomView:
        """Record the president's casting vote (CRPA R133-11): only where whoever presides may vote."""
        with self._office.begin() as work:
            sitting = self._sitting(work, reference)
            ballot = live_ballot(work, item_id)
            if ballot is None or ballot.result is not BallotResult.TIED:
                raise Refusal("Il n’y a pas de partage des voix à départager sur ce point.")
            if not deliberation.has_casting_vote(sitting, item_id):
                raise Refusal(
                    "Personne ne peut départager\u00a0: qui préside ce point n’y vote pas. "
                    "Mettez une autre motion aux voix."
                )
            if choice is Choice.ABSTAIN:
                raise Refusal("La voix prépondérante est pour ou contre, non une abstention.")
            decided = deliberation.result(ballot.tally, sitting.rules, choice)
            work.sessions.update_ballot(replace(ballot, casting=choice, result=decided))
            self._tell_ballot(work, sitting, item_id, "ballot.tie_broken", {"voix": choice.value})
            work.commit()
            return read_room(work, reference)

    def void_ballot(self, reference: str, item_id: int, reason: str) -> RoomView:
        """Void the standing vote of an item, which stays readable; the item may be voted again."""
        with self._office.begin() as work:
            sitting = self._sitting(work, reference)
            ballot = live_ballot(work, item_id)
            if ballot is None:
                raise Refusal("Aucun vote à annuler sur ce point.")
            item = sitting.item(item_id)
            work.sessions.update_ballot(replace(ballot, voided_at=self._office.clock.now()))
            work.sessions.update_item(replace(item, outcome=None, grounds=Grounds(), floor=None))
            self._tell_ballot(work, sitting, item_id, "ballot.voided", {"motif": reason})
            work.commit()
            return read_room(work, reference)

    def conclude(
        self, reference: str, item_id: int, outcome: Outcome, grounds: Grounds | None = None, notes: str = ""
    ) -> RoomView:
        """Confirm how an item ends, and go on to the next one that is not concluded.

        An opinion needs a vote that adopted it; the other outcomes need none.
        """
        with self._office.begin() as work:
            sitting = self._sitting(work, reference)
            self._conclude(work, sitting, item_id, outcome, grounds, notes)
            work.commit()
            return read_room(work, reference)

    def _conclude(
        self,
        work: UnitOfWork,
        sitting: Sitting,
        item_id: int,
        outcome: Outcome,
        grounds: Grounds | None,
        notes: str,
    ) -> None:
        item = sitting.item(item_id)
        ballot = live_ballot(work, item_id)
        if outcome.is_voted:
            adopted = ballot is not None and ballot.result is BallotResult.ADOPTED
            if ballot is None or not adopted or ballot.motion.sense is not outcome:
                raise Refusal(
                    f"Aucun vote n’a adopté {quoted(outcome.label)} sur ce point. Mettez-le aux voix."
                )
            grounds = grounds or ballot.motion.grounds
        elif ballot is not None:
            raise Refusal("Un vote est enregistré sur ce point. Annulez-le avant de conclure autrement.")
        concluded = replace(
            item,
            outcome=outcome,
            grounds=grounds or Grounds(),
            floor=item_floor(sitting, item_id),
            notes=notes or item.notes,
        )
        work.sessions.update_item(concluded)
        items = [concluded if other.id == item_id else other for other in sitting.items]
        upcoming = _next_position(items, item.position)
        work.sessions.update(replace(sitting.session, position=upcoming))
        self._tell(work, sitting, "item.concluded", {"point": item.position, "issue": outcome.value})

    def adopt_unanimously(self, reference: str, item_id: int, motion: Motion | None = None) -> RoomView:
        """Everybody votes for a motion, the rapporteur's by default: vote and conclusion (decision 13)."""
        with self._office.begin() as work:
            sitting = self._deliberating(work, reference, item_id)
            motion = motion or sitting.item(item_id).proposal
            everybody = Tally(in_favour=len(deliberation.voters(sitting, item_id)))
            self._count_hands(work, sitting, item_id, motion, everybody)
            self._conclude(work, sitting, item_id, motion.sense, None, "")
            work.commit()
            return read_room(work, reference)

    def note(self, reference: str, item_id: int, notes: str) -> RoomView:
        """Keep the secretary's notes on an item."""
        with self._office.begin() as work:
            sitting = self._sitting(work, reference)
            item = sitting.item(item_id)
            work.sessions.update_item(replace(item, notes=notes))
            self._tell(work, sitting, "item.noted", {"point": item.position})
            work.commit()
            return read_room(work, reference)

    def _sitting(self, work: UnitOfWork, reference: str) -> Sitting:
        sitting = work.sessions.sitting(reference)
        SESSION_MACHINE.after(sitting.session.state, SessionAction.DELIBERATE)
        return sitting

    def _deliberating(self, work: UnitOfWork, reference: str, item_id: int) -> Sitting:
        sitting = self._sitting(work, reference)
        self._nolive_ballot(work, sitting.item(item_id))
        deliberation.check_quorum(sitting, item_id)
        return sitting

    @staticmethod
    def _nolive_ballot(work: UnitOfWork, item: AgendaItem) -> None:
        ballot = live_ballot(work, item.id)
        if ballot is not None and ballot.result is not BallotResult.REJECTED:
            raise Refusal(f"Un vote est déjà enregistré sur le point {item.position}. Annulez-le d’abord.")
        if item.outcome is not None:
            raise Refusal(f"Le point {item.position} est déjà conclu : {item.outcome.label}.")

    @staticmethod
    def _tell(
        work: UnitOfWork, sitting: Sitting, kind: str, detail: dict[str, str | int | list[str]]
    ) -> None:
        work.journal.append(Act(kind, sitting.session.reference, detail))

    def _tell_ballot(
        self, work: UnitOfWork, sitting: Sitting, item_id: int, kind: str, detail: Mapping[str, str | int]
    ) -> None:
        self._tell(work, sitting, kind, {"point": sitting.item(item_id).position, **detail})


def _seat(member: Member) -> Seat:
    return Seat(
        member.id,
        member.full_name,
        member.quality,
        member.body,
        member.voting,
        member.presides,
        member.deputises,
    )


def _open_ballot(work: UnitOfWork, item_id: int) -> Ballot:
    ballot = live_ballot(work, item_id)
    if ballot is None or ballot.result is not None or ballot.mode is not BallotMode.NAMED:
        raise Refusal("Aucun vote nominal n’est ouvert sur ce point. Ouvrez-le d’abord.")
    return ballot


def _votable(motion: Motion) -> Motion:
    if not motion.sense.is_voted:
        raise Refusal(f"{quoted(motion.sense.label)} ne se met pas aux voix\u00a0; concluez directement.")
    return motion


def _next_position(items: list[AgendaItem], position: int) -> int:
    """Return the next item without an outcome, going round to the start; the same when none is left."""
    ahead = [item.position for item in items if item.outcome is None]
    return next((p for p in ahead if p > position), ahead[0] if ahead else position)
