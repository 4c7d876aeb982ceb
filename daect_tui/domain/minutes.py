"""The frozen record of a closed session: all that minutes and letters ever read (procedure §5.8).

It is made once, at closing, from what the room saw, so that later changes of members, names or
rules cannot alter it.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.dates import clock_time
from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import Ballot
from daect_tui.domain.hearing import Disagreement, Hearing
from daect_tui.domain.quorum import presiding, quorum, voters
from daect_tui.domain.session import Floor, Outcome, Sitting


@dataclass(frozen=True, slots=True)
class RecordedMember:
    """Who sat in a seat on that day and how they took part, in words.

    `replaces` names the member in whose place a substitute sat (R133-3).
    """

    name: str
    quality: str
    body: str
    voting: bool
    attendance: str
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class RecordedBallot:
    """One vote: the motion's sense, how it was taken, the count and its result, in words.

    `voices` lists « name : choice » in a vote by name, and is empty otherwise; `participants` names
    who took part in a secret ballot, in the order of the seats.
    """

    motion: str
    mode: str
    tally: str
    result: str
    casting: str
    voices: tuple[str, ...]
    voided: bool
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedItem:
    """One item as it was examined; `heard`, `disagreements` and the `criteria` cited are in words."""

    position: int
    dossier: str
    organisation: str
    domain: str
    programme: str
    rapporteur: str
    proposal: str
    presided_by: str
    voters: tuple[str, ...]
    recused: tuple[str, ...]
    quorum: str
    ballots: tuple[RecordedBallot, ...]
    outcome: Outcome
    grounds: Grounds
    notes: str
    heard: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A closed session, whole.

    `breaks` are in words; `lapse` is the sum of the quorum for want of which it was closed, empty
    otherwise; `second_of` the session that it followed without quorum (R133-10); `convening` what was
    irregular in its convening, empty when nothing was (R133-8).
    """

    reference: str
    programmes: tuple[str, ...]
    held_on: date
    place: str
    opened_at: datetime
    closed_at: datetime
    members: tuple[RecordedMember, ...]
    mandates: tuple[str, ...]
    items: tuple[RecordedItem, ...]
    breaks: tuple[str, ...] = ()
    lapse: str = ""
    second_of: str = ""
    rules: CommitteeRules = field(default_factory=CommitteeRules)
    convening: str = ""

    def item(self, dossier: str) -> RecordedItem:
        """Return what was recorded on a dossier; raises `StopIteration` when there is nothing."""
        return next(item for item in self.items if item.dossier == dossier)


def item_floor(sitting: Sitting, item_id: int) -> Floor:
    """Take down who takes part in an item at this moment."""
    chair = presiding(sitting, item_id)
    return Floor(
        presided_by=chair.name if chair else "",
        voters=tuple(seat.name for seat in voters(sitting, item_id)),
        recused=tuple(seat.name for seat in sitting.seats if seat.member_id in sitting.recused(item_id)),
        quorum=str(quorum(sitting, item_id)),
    )


def recorded_ballot(ballot: Ballot, names: dict[int, str]) -> RecordedBallot:
    """Write a ballot in words; `names` gives each member's."""
    return RecordedBallot(
        motion=ballot.motion.sense.label,
        mode=f"{ballot.mode.label}, en bloc" if ballot.en_bloc else ballot.mode.label,
        tally=str(ballot.tally),
        result=ballot.result.label if ballot.result else "",
        casting=ballot.casting.label if ballot.casting else "",
        voices=tuple(
            f"{vote.name or names[vote.member_id]}\u00a0: {vote.choice.label}" for vote in ballot.votes
        ),
        voided=ballot.voided_at is not None,
        participants=ballot.participants,
    )


def recorded_hearing(hearing: Hearing) -> str:
    """Write who was heard: « Mme Ada Morin, architecte, de 15 h 10 à 15 h 20 »."""
    until = f" à {clock_time(hearing.left_at)}" if hearing.left_at else ""
    since = f"{'de' if until else 'à partir de'} {clock_time(hearing.came_at)}"
    return f"{hearing.name}, {hearing.quality}, {since}{until}"


def recorded_disagreement(disagreement: Disagreement) -> str:
    """Write a disagreement as its member wants it."""
    return f"{disagreement.name}\u00a0: {disagreement.text}"
