"""The committee session: its agenda, who sits, who comes and goes (procedure §5).

Times are UTC moments; a civil day is a `date`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.decision import Grounds
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
    counted from 1, 0 before the first.
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


@dataclass(frozen=True, slots=True)
class Floor:
    """Who took part in an item, by name, taken down when it was concluded, before the room moves on."""

    presided_by: str
    voters: tuple[str, ...]
    recused: tuple[str, ...]
    quorum: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A dossier on the agenda, `position` counted from 1; `proposal` is the rapporteur's.

    `outcome`, `grounds` and `floor` are set when the item is concluded.
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


@dataclass(frozen=True, slots=True)
class Seat:
    """A member as composing the committee on the day of the session, frozen at its opening."""

    member_id: int
    name: str
    quality: str
    body: str
    voting: bool
    presides: bool
    deputises: bool


class Presence(LabelledEnum):
    """How a member takes part."""

    IN_ROOM = "salle", "présent"
    REMOTE = "distance", "à distance"


@dataclass(frozen=True, slots=True)
class Attendance:
    """One stay of a member at the session; `left_at` is `None` while it lasts."""

    member_id: int
    presence: Presence
    arrived_at: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """A « pouvoir »: a member not replaced lets another vote (R133-9)."""

    giver_id: int
    holder_id: int


@dataclass(frozen=True, slots=True)
class Recusal:
    """A « déport »: a member with a personal interest takes no part in one item (R133-12)."""

    item_id: int
    member_id: int
    reason: str


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

    def here(self) -> frozenset[int]:
        """Return the members who take part now, in the room or at a distance."""
        return frozenset(stay.member_id for stay in self.attendances if stay.left_at is None)

    def recused(self, item_id: int) -> frozenset[int]:
        """Return the members who are recused on an item."""
        return frozenset(recusal.member_id for recusal in self.recusals if recusal.item_id == item_id)

    def seat(self, member_id: int) -> Seat:
        """Return the seat of a member."""
        return next(seat for seat in self.seats if seat.member_id == member_id)
