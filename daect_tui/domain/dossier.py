"""The dossier: what is asked, by whom, and the states it passes through (procedure §§2–3)."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.organisation import Organisation
from daect_tui.domain.states import LabelledEnum, Machine


class DossierState(LabelledEnum):
    """Where a dossier stands; the states after a signature exist before and after notification."""

    DRAFT = "brouillon", "brouillon"
    FILED = "depose", "déposé"
    ACKNOWLEDGED = "accuse", "accusé de réception envoyé"
    INCOMPLETE = "incomplet", "incomplet"
    COMPLETE = "complet", "complet"
    UNDER_REVIEW = "instruction", "en instruction"
    PROPOSED = "propose", "proposé au cas par cas"
    ON_AGENDA = "ordre_du_jour", "à l’ordre du jour"
    DELIBERATED = "delibere", "délibéré"
    LABELLED = "labellise", "labellisé"
    ADJOURNED = "ajourne", "ajourné"
    REFUSED = "refuse", "refusé"
    LABELLED_NOTIFIED = "labellise_notifie", "labellisé, notifié"
    ADJOURNED_NOTIFIED = "ajourne_notifie", "ajourné, notifié"
    REFUSED_NOTIFIED = "refuse_notifie", "refusé, notifié"
    INADMISSIBLE = "irrecevable", "irrecevable"
    WITHDRAWN = "retire", "retiré par le demandeur"
    DISCARDED = "ecarte", "brouillon écarté"
    RETAINED = "retenu", "retenu"
    RETAINED_NOTIFIED = "retenu_notifie", "retenu, notifié"


class DossierAction(LabelledEnum):
    """What may be done to a dossier; the label is an infinitive."""

    FILE = "deposer", "déposer le dossier"
    DISCARD = "ecarter", "écarter le brouillon"
    ACKNOWLEDGE = "accuser", "accuser réception"
    FIND_INCOMPLETE = "incomplet", "constater l’incomplétude"
    FIND_COMPLETE = "complet", "constater la complétude"
    REVIEW = "instruire", "ouvrir l’instruction"
    PROPOSE = "proposer", "proposer une décision au cas par cas"
    TAKE_BACK = "reprendre_proposition", "reprendre la proposition"
    PUT_ON_AGENDA = "inscrire", "inscrire à l’ordre du jour"
    TAKE_OFF_AGENDA = "retirer_odj", "retirer de l’ordre du jour"
    DELIBERATE = "deliberer", "délibérer"
    LABEL = "labelliser", "labelliser"
    RETAIN = "retenir", "retenir le projet"
    ADJOURN = "ajourner", "ajourner"
    REFUSE = "refuser", "refuser"
    NOTIFY = "notifier", "notifier la décision"
    RESUME = "reprendre", "reprendre l’instruction"
    DECLARE_INADMISSIBLE = "irrecevable", "déclarer irrecevable"
    WITHDRAW = "retirer", "enregistrer le retrait par le demandeur"


_S, _A = DossierState, DossierAction
_BEFORE_REVIEW = (_S.FILED, _S.ACKNOWLEDGED, _S.INCOMPLETE, _S.COMPLETE)
# The authority decides after a session, or on a proposal without one [S1].
_DECIDABLE = (_S.DELIBERATED, _S.PROPOSED)

DOSSIER_MACHINE: Machine[DossierState, DossierAction] = Machine(
    subject="le dossier",
    states=DossierState,
    actions=DossierAction,
    table={
        (_S.DRAFT, _A.FILE): _S.FILED,
        (_S.DRAFT, _A.DISCARD): _S.DISCARDED,
        (_S.FILED, _A.ACKNOWLEDGE): _S.ACKNOWLEDGED,
        (_S.FILED, _A.FIND_INCOMPLETE): _S.INCOMPLETE,
        (_S.FILED, _A.FIND_COMPLETE): _S.COMPLETE,
        (_S.ACKNOWLEDGED, _A.FIND_INCOMPLETE): _S.INCOMPLETE,
        (_S.ACKNOWLEDGED, _A.FIND_COMPLETE): _S.COMPLETE,
        (_S.INCOMPLETE, _A.FIND_COMPLETE): _S.COMPLETE,
        (_S.COMPLETE, _A.FIND_INCOMPLETE): _S.INCOMPLETE,
        (_S.COMPLETE, _A.REVIEW): _S.UNDER_REVIEW,
        (_S.UNDER_REVIEW, _A.FIND_INCOMPLETE): _S.INCOMPLETE,
        (_S.UNDER_REVIEW, _A.PROPOSE): _S.PROPOSED,
        (_S.PROPOSED, _A.TAKE_BACK): _S.UNDER_REVIEW,
        (_S.PROPOSED, _A.PUT_ON_AGENDA): _S.ON_AGENDA,
        (_S.UNDER_REVIEW, _A.PUT_ON_AGENDA): _S.ON_AGENDA,
        (_S.ON_AGENDA, _A.TAKE_OFF_AGENDA): _S.UNDER_REVIEW,
        (_S.ON_AGENDA, _A.DELIBERATE): _S.DELIBERATED,
        **{(state, _A.LABEL): _S.LABELLED for state in _DECIDABLE},
        **{(state, _A.RETAIN): _S.RETAINED for state in _DECIDABLE},
        **{(state, _A.ADJOURN): _S.ADJOURNED for state in _DECIDABLE},
        **{(state, _A.REFUSE): _S.REFUSED for state in _DECIDABLE},
        (_S.LABELLED, _A.NOTIFY): _S.LABELLED_NOTIFIED,
        (_S.RETAINED, _A.NOTIFY): _S.RETAINED_NOTIFIED,
        (_S.ADJOURNED, _A.NOTIFY): _S.ADJOURNED_NOTIFIED,
        (_S.REFUSED, _A.NOTIFY): _S.REFUSED_NOTIFIED,
        (_S.ADJOURNED_NOTIFIED, _A.RESUME): _S.UNDER_REVIEW,
        **{(state, _A.DECLARE_INADMISSIBLE): _S.INADMISSIBLE for state in _BEFORE_REVIEW},
        **{
            (state, _A.WITHDRAW): _S.WITHDRAWN
            for state in (*_BEFORE_REVIEW, _S.UNDER_REVIEW, _S.PROPOSED, _S.ON_AGENDA)
        },
    },
)

# Passages that take something away from the applicant or go back must say why.
ACTIONS_WITH_REASON = frozenset(
    {
        _A.FIND_INCOMPLETE,
        _A.TAKE_BACK,
        _A.TAKE_OFF_AGENDA,
        _A.RESUME,
        _A.DECLARE_INADMISSIBLE,
        _A.WITHDRAW,
        _A.DISCARD,
    }
)


class Channel(LabelledEnum):
    """How a dossier came in."""

    POST = "courrier", "courrier"
    EMAIL = "courriel", "courriel"
    ONLINE = "teleprocedure", "téléprocédure"
    BY_HAND = "main_propre", "remis en main propre"


@dataclass(frozen=True, slots=True)
class DossierContent:
    """What the applicant asks: the domain and the three parts of the form (procedure §1).

    `sent_on` is the postmark or time stamp, `received_on` the arrival: the clocks differ.
    `countries` holds ISO 3166 two-letter codes, `theme` a code of the themes list.
    """

    domain: str
    theme: str
    skills: str
    evidence: str
    mobilisation: str
    countries: tuple[str, ...]
    languages: str
    experts: str
    channel: Channel
    sent_on: date | None
    received_on: date


@dataclass(frozen=True, slots=True)
class Referents:
    """Who follows a dossier at the delegation: for the place it aims at, and for its theme [S3]."""

    geographic: str = ""
    thematic: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A filed dossier. `version` grows by one at each change; a stale writer is refused.

    `silence_on` is the day on which silence rejects it, `None` once silence can decide nothing more
    (the services recompute it at each change); `origin` the reference of the dossier that this one
    was started from, empty for a first request.
    """

    id: int
    reference: str
    programme: str
    organisation: Organisation
    content: DossierContent
    state: DossierState
    silence_on: date | None
    referents: Referents
    origin: str
    version: int
