"""The votes of a session: by show of hands, by name, by secret ballot, the casting vote, voiding."""

from dataclasses import replace

from daect_tui.domain import deliberation
from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import Ballot, BallotMode, Choice, Tally, Vote
from daect_tui.domain.errors import Refusal
from daect_tui.domain.quorum import check_quorum, has_casting_vote, presiding, voters
from daect_tui.domain.session import Motion
from daect_tui.domain.undo import StepKind
from daect_tui.services.counting import check_votable, conclude, count, go_on, settle, take_down
from daect_tui.services.holding import HeldSession, Holding
from daect_tui.services.room import RoomView, standing


class BallotActs(HeldSession):
    """The use cases of a vote."""

    def open_named_ballot(self, reference: str, item_id: int, motion: Motion) -> RoomView:
        """Put a motion to the vote by name."""
        with self._holding(reference) as act:
            self._open(act, item_id, motion)
            return act.done(StepKind.BALLOT, f"vote nominal, point {act.item(item_id).position}")

    @staticmethod
    def _open(act: Holding, item_id: int, motion: Motion) -> Ballot:
        item = check_votable(act, item_id, motion)
        ballot = act.work.sessions.add_ballot(
            Ballot(0, item_id, motion, BallotMode.NAMED, Tally(), (), None, None)
        )
        act.did(ballots_added=(ballot.id,))
        act.tell("ballot.opened", {"point": item.position, "motion": motion.sense.value})
        return ballot

    def _ballot_to_cast(
        self, act: Holding, item_id: int, begun: Ballot | None, motion: Motion | None
    ) -> Ballot:
        if begun is not None and begun.result is None:
            return begun
        if motion is None:
            raise Refusal("Aucun vote nominal n’est ouvert sur ce point. Ouvrez-le d’abord.")
        return self._open(act, item_id, motion)

    def cast(
        self, reference: str, item_id: int, member_id: int, choice: Choice, motion: Motion | None = None
    ) -> RoomView:
        """Record one voice; when the last voter has voted the ballot is counted.

        With a `motion` the vote by name on it is opened with its first voice.
        """
        with self._holding(reference) as act:
            item, earlier = act.item(item_id), act.work.sessions.ballots(item_id)
            begun = standing(earlier)
            ballot = self._ballot_to_cast(act, item_id, begun, motion)
            deliberation.check_voter(act.sitting, item_id, member_id, ballot.votes)
            check_quorum(act.sitting, item_id)
            seat = act.seat(member_id)
            vote = Vote(member_id, choice, seat.name if seat.titular else "")
            act.work.sessions.add_vote(ballot.id, vote)
            if ballot == begun:
                act.did(votes_added=((ballot.id, member_id),))
            act.changes_ballot(ballot)
            act.tell("vote.recorded", {"point": item.position, "membre": member_id, "voix": choice.value})
            written = settle(act, act.sitting, item, replace(ballot, votes=(*ballot.votes, vote)))
            act.voted = (*(other for other in earlier if other.id != written.id), written)
            return act.done(StepKind.VOICE, f"voix de {seat.name}, point {item.position}")

    def hands(self, reference: str, item_id: int, motion: Motion, tally: Tally) -> RoomView:
        """Record a show of hands."""
        with self._holding(reference) as act:
            item = check_votable(act, item_id, motion)
            _tell_count(act, item.position, count(act, item, motion, BallotMode.HANDS, tally))
            return act.done(StepKind.BALLOT, f"vote à main levée, point {item.position}")

    def secret(self, reference: str, item_id: int, motion: Motion, tally: Tally) -> RoomView:
        """Record a secret ballot: its totals, and who took part; nothing on any voter (decision 4)."""
        with self._holding(reference) as act:
            deliberation.check_secret(act.sitting)
            item = check_votable(act, item_id, motion)
            _tell_count(act, item.position, count(act, item, motion, BallotMode.SECRET, tally))
            return act.done(StepKind.BALLOT, f"scrutin secret, point {item.position}")

    def break_tie(self, reference: str, item_id: int, choice: Choice) -> RoomView:
        """Record the president's casting vote (CRPA R133-11): only where whoever presides may vote."""
        with self._holding(reference) as act:
            item, chair = act.item(item_id), presiding(act.sitting, item_id)
            allowed = has_casting_vote(act.sitting, item_id)
            ballot = deliberation.check_casting(act.live_ballot(item_id), choice, allowed=allowed)
            act.changes_ballot(ballot)
            decided = deliberation.result(ballot.tally, act.sitting.rules, choice)
            act.work.sessions.update_ballot(replace(ballot, casting=choice, result=decided))
            if item.floor is not None and chair is not None:
                take_down(act, item, replace(item.floor, presided_by=chair.name))
            act.tell("ballot.tie_broken", {"point": item.position, "voix": choice.value})
            return act.done(StepKind.BALLOT, f"voix prépondérante, point {item.position}")

    def void_ballot(self, reference: str, item_id: int, reason: str) -> RoomView:
        """Void the standing vote of an item, which stays readable; the item may be voted again."""
        with self._holding(reference) as act:
            item, ballot = act.item(item_id), act.live_ballot(item_id)
            if ballot is None:
                raise Refusal("Aucun vote à annuler sur ce point.")
            act.changes_ballot(ballot)
            act.changes_item(item)
            act.work.sessions.update_ballot(replace(ballot, voided_at=act.now))
            act.work.sessions.update_item(replace(item, outcome=None, grounds=Grounds(), floor=None))
            act.tell("ballot.voided", {"point": item.position, "motif": reason})
            return act.done(StepKind.BALLOT, f"annulation du vote, point {item.position}")

    def adopt_unanimously(self, reference: str, item_id: int, motion: Motion | None = None) -> RoomView:
        """Everybody votes for a motion, the rapporteur's by default: vote and conclusion (decision 13)."""
        with self._holding(reference) as act:
            motion = motion or act.item(item_id).proposal
            item = check_votable(act, item_id, motion)
            adopt(act, item_id, motion)
            go_on(act)
            return act.done(StepKind.OUTCOME, f"{motion.sense.label} à l’unanimité, point {item.position}")


def adopt(act: Holding, item_id: int, motion: Motion, *, en_bloc: bool = False) -> None:
    """Count everybody for a motion, and conclude the item so."""
    item = act.item(item_id)
    everybody = Tally(in_favour=len(voters(act.sitting, item_id)))
    ballot = count(act, item, motion, BallotMode.HANDS, everybody, en_bloc=en_bloc)
    _tell_count(act, item.position, ballot)
    conclude(act, act.work.sessions.sitting(act.reference).item(item_id), motion.sense, None, "")


def _tell_count(act: Holding, position: int, ballot: Ballot) -> None:
    detail: dict[str, str | int | list[str]] = {
        "point": position,
        "motion": ballot.motion.sense.value,
        "compte": str(ballot.tally),
        "resultat": ballot.result.value if ballot.result else "",
    }
    if ballot.mode is BallotMode.SECRET:
        detail["mode"] = ballot.mode.value
    act.tell("ballot.counted", detail)
