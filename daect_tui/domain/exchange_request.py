"""Bourse-partenariats: requests for a partner, in two circuits (procedure §1, slides of 2018).

A French collectivité gives its sheet to the delegation, which circulates it after the opinions of the
préfecture de région and of the postes. What a foreign one asks reaches the embassy and the delegation
together; the delegation examines it and proposes it to label holders.
"""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.dossier import Channel
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.states import LabelledEnum, Machine


class Direction(LabelledEnum):
    """Who asks, which decides the circuit."""

    FRENCH = "francaise", "collectivité française"
    FOREIGN = "etrangere", "collectivité étrangère"


class ExchangeState(LabelledEnum):
    """Where a request stands."""

    RECEIVED = "recue", "reçue"
    OPINIONS_ASKED = "avis_demandes", "avis demandés"
    OPINIONS_IN = "avis_recus", "avis reçus"
    CIRCULATED = "diffusee", "diffusée"
    EXAMINED = "examinee", "examinée"
    PROPOSED = "proposee", "proposée"
    ANSWERED = "repondue", "répondue"
    MATCHED = "rapprochee", "rapprochée"
    MISSION_REQUESTED = "mission_demandee", "mission demandée"
    CLOSED = "sans_suite", "close sans suite"


class ExchangeAction(LabelledEnum):
    """What may be done to a request."""

    ASK_OPINIONS = "demander_avis", "demander les avis"
    COMPLETE_OPINIONS = "avis_complets", "constater que les avis sont reçus"
    CIRCULATE = "diffuser", "diffuser la fiche"
    EXAMINE = "examiner", "noter la demande examinée"
    PROPOSE = "proposer", "proposer à des titulaires"
    ANSWER = "repondre", "enregistrer une réponse"
    MATCH = "rapprocher", "constater le rapprochement"
    REQUEST_MISSION = "demander_mission", "demander une mission"
    CLOSE = "clore", "clore sans suite"


_S, _A = ExchangeState, ExchangeAction
_Table = dict[tuple[ExchangeState, ExchangeAction], ExchangeState]
# What follows the first answer is the same in both circuits.
_AFTER_ANSWERS: _Table = {
    (_S.ANSWERED, _A.ANSWER): _S.ANSWERED,
    (_S.ANSWERED, _A.MATCH): _S.MATCHED,
    (_S.ANSWERED, _A.REQUEST_MISSION): _S.MISSION_REQUESTED,
    (_S.MATCHED, _A.REQUEST_MISSION): _S.MISSION_REQUESTED,
    (_S.ANSWERED, _A.CLOSE): _S.CLOSED,
    (_S.MATCHED, _A.CLOSE): _S.CLOSED,
}
_BEFORE_CIRCULATION = (_S.RECEIVED, _S.OPINIONS_ASKED, _S.OPINIONS_IN)

FRENCH_CIRCUIT: Machine[ExchangeState, ExchangeAction] = Machine(
    subject="la demande",
    states=ExchangeState,
    actions=ExchangeAction,
    table={
        **{(state, _A.ASK_OPINIONS): _S.OPINIONS_ASKED for state in _BEFORE_CIRCULATION},
        (_S.OPINIONS_ASKED, _A.COMPLETE_OPINIONS): _S.OPINIONS_IN,
        **{(state, _A.CIRCULATE): _S.CIRCULATED for state in (*_BEFORE_CIRCULATION, _S.CIRCULATED)},
        (_S.ANSWERED, _A.CIRCULATE): _S.ANSWERED,
        (_S.CIRCULATED, _A.ANSWER): _S.ANSWERED,
        **{(state, _A.CLOSE): _S.CLOSED for state in (*_BEFORE_CIRCULATION, _S.CIRCULATED)},
        **_AFTER_ANSWERS,
    },
)

FOREIGN_CIRCUIT: Machine[ExchangeState, ExchangeAction] = Machine(
    subject="la demande",
    states=ExchangeState,
    actions=ExchangeAction,
    table={
        (_S.RECEIVED, _A.EXAMINE): _S.EXAMINED,
        **{(state, _A.PROPOSE): _S.PROPOSED for state in (_S.EXAMINED, _S.PROPOSED)},
        (_S.ANSWERED, _A.PROPOSE): _S.ANSWERED,
        (_S.PROPOSED, _A.ANSWER): _S.ANSWERED,
        **{(state, _A.CLOSE): _S.CLOSED for state in (_S.RECEIVED, _S.EXAMINED, _S.PROPOSED)},
        **_AFTER_ANSWERS,
    },
)

CIRCUITS = {Direction.FRENCH: FRENCH_CIRCUIT, Direction.FOREIGN: FOREIGN_CIRCUIT}
# How a request is sent to those who may answer, in each circuit.
SENDING = {Direction.FRENCH: ExchangeAction.CIRCULATE, Direction.FOREIGN: ExchangeAction.PROPOSE}
EXCHANGE_ACTIONS_WITH_REASON = frozenset({_A.MATCH, _A.CLOSE})


def actions_of(direction: Direction) -> tuple[ExchangeAction, ...]:
    """Return the actions of a circuit, in their order."""
    known = {action for _, action in CIRCUITS[direction].table}
    return tuple(action for action in ExchangeAction if action in known)


@dataclass(frozen=True, slots=True)
class ExchangeContent:
    """What is asked. `organisation_id` is 0 for who is not in the register; codes are ISO codes.

    `country` and `place` are those of who asks, `countries` where a partner or an expert is wanted.
    `received_on` is the day at the delegation, `embassy_on` that at the embassy, once it is known.
    """

    direction: Direction
    requester: str
    organisation_id: int
    kind: str
    country: str
    place: str
    sought: str
    theme: str
    countries: tuple[str, ...]
    languages: str
    description: str
    received_on: date
    embassy_on: date | None
    channel: Channel


@dataclass(frozen=True, slots=True)
class ExchangeRequest:
    """A request. `overrides` are the conditions passed over, `mission` the one that came of it."""

    id: int
    reference: str
    content: ExchangeContent
    state: ExchangeState
    overrides: tuple[str, ...]
    mission: str
    version: int

    @property
    def circuit(self) -> Machine[ExchangeState, ExchangeAction]:
        """The passages of its circuit."""
        return CIRCUITS[self.content.direction]


@dataclass(frozen=True, slots=True)
class ExchangeOpinion:
    """One opinion on one request; `source`, `kind` and `country` are those of who was asked, that day."""

    id: int
    request: str
    correspondent: int
    source: str
    kind: CorrespondentKind
    country: str
    asked_on: date
    due_on: date
    sense: OpinionSense | None = None
    received_on: date | None = None
    text: str = ""
    version: int = 1

    def is_late(self, today: date) -> bool:
        """Tell whether it is awaited beyond its day."""
        return self.received_on is None and self.due_on < today


@dataclass(frozen=True, slots=True)
class ExchangeContact:
    """Who the request was sent to, or who answered unasked (`sent_on` is then `None`), and the answer.

    `label` is the number of the holder's label, empty for somebody else.
    """

    id: int
    request: str
    label: str
    name: str
    sent_on: date | None
    answered_on: date | None = None
    interested: bool | None = None
    note: str = ""
    version: int = 1
