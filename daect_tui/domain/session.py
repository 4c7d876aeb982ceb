"""The committee session: its agenda, who sits, who comes and goes (procedure §5).

Times are UTC moments; a civil day is a `date`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.decision import Grounds
from daect_tui.domain.member import MemberKind
from daect_tui.domain.states import LabelledEnum, Machine


class SessionState(LabelledEnum):
    """Where a session stands."""

    PLANNED = "preparee", "en préparation"
    OPEN = "ouverte", "ouverte"
    SUSPENDED = "suspendue", "suspendue"
    CLOSED = "close", "close"
    CANCELLED = "annulee", "annulée"


class SessionAction(LabelledEnum):
    """What may be done to a session."""

    OPEN = "ouvrir", "ouvrir la séance"
    SUSPEND = "suspendre", "suspendre la séance"
    RESUME = "reprendre", "reprendre la séance"
    DELIBERATE = "deliberer", "délibérer"
    CLOSE = "clore", "clore la séance"
    EDIT_AGENDA = "ordre_du_jour", "modifier l’ordre du jour"
    CANCEL = "annuler", "annuler la séance"


_S, _A = SessionState, SessionAction

SESSION_MACHINE: Machine[SessionState, SessionAction] = Machine(
    subject="la séance",
    states=SessionState,
    actions=SessionAction,
    table={
        (_S.PLANNED, _A.EDIT_AGENDA): _S.PLANNED,
        (_S.PLANNED, _A.OPEN): _S.OPEN,
        (_S.PLANNED, _A.CANCEL): _S.CANCELLED,
        (_S.OPEN, _A.DELIBERATE): _S.OPEN,
        (_S.OPEN, _A.SUSPEND): _S.SUSPENDED,
        (_S.OPEN, _A.CLOSE): _S.CLOSED,
        (_S.SUSPENDED, _A.RESUME): _S.OPEN,
    },
)


class Outcome(LabelledEnum):
    """How the examination of an item ends; the first four are put to the vote."""

    FAVOURABLE = "favorable", "avis favorable"
    WITH_RESERVATIONS = "reserves", "avis favorable avec réserves"
    ADJOURNED = "ajournement", "ajournement"
    UNFAVOURABLE = "defavorable", "avis défavorable"
    TO_BE_SEEN_AGAIN = "revoir", "à revoir"
    WITHDRAWN = "retire", "retiré de l’ordre du jour"
    NOT_EXAMINED = "non_examine", "non examiné"

    @property
    def is_voted(self) -> bool:
        """Tell whether this outcome is an opinion, which only a vote can give."""
        return self in VOTED_OUTCOMES


VOTED_OUTCOMES = (
    Outcome.FAVOURABLE,
    Outcome.WITH_RESERVATIONS,
    Outcome.ADJOURNED,
    Outcome.UNFAVOURABLE,
)


@dataclass(frozen=True, slots=True)
class Motion:
    """What is put to the vote: an opinion in one sense, with what it rests on (decision 1)."""

    sense: Outcome
    grounds: Grounds = field(default_factory=Grounds)


@dataclass(frozen=True, slots=True)
class Session:
    """A session. A planned one may have only a `period` in words (« fin octobre 2017 »).

    `deadline` is the last day to file a dossier for it; `position` the agenda item in hand,
    counted from 1, 0 before the first. `rules` are those of the day, frozen at the opening;
    `second_of` is the session that lacked its quorum, when this one is convened again on the same
    agenda (R133-10); `lapsed` tells that this one was closed for want of quorum. `hour` is that at
    which it begins, in Paris; `urgency` the reason given for convening late (R133-8).
    """

    id: int
    reference: str
    programmes: tuple[str, ...]
    meets_on: date | None
    period: str
    deadline: date | None
    place: str
    state: SessionState
    opened_at: datetime | None
    closed_at: datetime | None
    position: int
    version: int
    rules: CommitteeRules | None = None
    second_of: str = ""
    lapsed: bool = False
    hour: time | None = None
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """Who took part in an item, by name, taken down when it was voted, before the room moves on."""

    presided_by: str
    voters: tuple[str, ...]
    recused: tuple[str, ...]
    quorum: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A dossier on the agenda, `position` counted from 1; `proposal` is the rapporteur's.

    `floor` is set when a vote is counted, or when the item is concluded without one; `outcome` and
    `grounds` when it is concluded. `minutes` is what is planned for it, `None` for what the rules give.
    """

    id: int
    position: int
    dossier: str
    organisation: str
    domain: str
    programme: str
    rapporteur: str
    proposal: Motion
    outcome: Outcome | None
    grounds: Grounds
    floor: Floor | None
    notes: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Occupant:
    """Who sits in a seat: name, quality, and the service, body or assembly that they come from."""

    name: str
    quality: str
    body: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of the committee on the day of the session, frozen at its opening.

    `name`, `quality` and `body` are those of whoever sits in it now. `titular` is the member who is
    replaced (R133-3), `None` while the member sits.
    """

    member_id: int
    name: str
    quality: str
    body: str
    voting: bool
    presides: bool
    deputises: bool
    kind: MemberKind = MemberKind.EX_OFFICIO
    titular: Occupant | None = None

    @property
    def occupant(self) -> Occupant:
        """Return who sits in the seat now."""
        return Occupant(self.name, self.quality, self.body)

    @property
    def member_name(self) -> str:
        """Return the name of the member, even while a substitute sits."""
        return self.titular.name if self.titular else self.name


class Presence(LabelledEnum):
    """How a member takes part."""

    IN_ROOM = "salle", "présent"
    REMOTE = "distance", "à distance"


@dataclass(frozen=True, slots=True)
class Attendance:
    """One stay in a seat; `left_at` is `None` while it lasts.

    `substitute` is who came in the member's place, `None` when it was the member.
    """

    member_id: int
    presence: Presence
    arrived_at: datetime
    left_at: datetime | None = None
    substitute: Occupant | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """A « pouvoir »: a member not replaced lets another vote (R133-9).

    `ended_at` is set when the giver arrives, or when it is withdrawn; `given_at` is unknown in old
    registers.
    """

    giver_id: int
    holder_id: int
    given_at: datetime | None = None
    ended_at: datetime | None = None


class RecusalOrigin(LabelledEnum):
    """Who found the interest: it binds in both cases."""

    DECLARED = "declare", "déclaré par le membre"
    CONFIRMED = "constate", "constaté par le service"


@dataclass(frozen=True, slots=True)
class Recusal:
    """A « déport »: a member with a personal interest takes no part in one item (R133-12).

    `declared_by` is the agent who recorded it; it and `declared_at` are unknown in old registers.
    """

    item_id: int
    member_id: int
    reason: str
    origin: RecusalOrigin = RecusalOrigin.DECLARED
    declared_at: datetime | None = None
    declared_by: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """All that is true in the room now: what quorum and votes are computed from."""

    session: Session
    rules: CommitteeRules
    seats: tuple[Seat, ...]
    attendances: tuple[Attendance, ...]
    mandates: tuple[Mandate, ...]
    recusals: tuple[Recusal, ...]
    items: tuple[AgendaItem, ...]

    def item(self, item_id: int) -> AgendaItem:
        """Return the agenda item; raises `StopIteration` when it is not of this session."""
        return next(item for item in self.items if item.id == item_id)

    @property
    def standing_mandates(self) -> tuple[Mandate, ...]:
        """Return the mandates in force now."""
        return tuple(mandate for mandate in self.mandates if mandate.ended_at is None)

    def here(self) -> frozenset[int]:
        """Return the members who take part now, in the room or at a distance."""
        return frozenset(stay.member_id for stay in self.attendances if stay.left_at is None)

    def recused(self, item_id: int) -> frozenset[int]:
        """Return the members who are recused on an item."""
        return frozenset(recusal.member_id for recusal in self.recusals if recusal.item_id == item_id)

    def seat(self, member_id: int) -> Seat:
        """Return the seat of a member."""
        return next(seat for seat in self.seats if seat.member_id == member_id)
