"""The expert mission under a label: requested, guarded, validated, carried out (procedure §§2–3)."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.mission_costs import Bearer, CostCategory, summed
from daect_tui.domain.mission_opinion import AskedOpinion
from daect_tui.domain.mission_refusal import MissionRefusal
from daect_tui.domain.mission_requester import RequesterKind
from daect_tui.domain.mission_security import SecurityLevel
from daect_tui.domain.money import Euros, total
from daect_tui.domain.per_diem import PerDiem
from daect_tui.domain.states import LabelledEnum, Machine


class MissionState(LabelledEnum):
    """Where a mission stands."""

    REQUESTED = "demandee", "demandée"
    OPINION_ASKED = "avis_demande", "avis du poste demandé"
    OPINION_RECEIVED = "avis_recu", "avis du poste reçu"
    UNDER_REVIEW = "instruction", "en instruction"
    VALIDATED = "validee", "validée"
    REFUSED = "refusee", "refusée"
    ADJOURNED = "ajournee", "ajournée"
    LETTER_ISSUED = "lettre_emise", "lettre émise"
    UNDER_WAY = "en_cours", "en cours"
    RETURNED = "retour", "de retour"
    REPORT_DUE = "rapport_attendu", "rapport attendu"
    REMINDED_ONCE = "relance_1", "première relance"
    REMINDED_TWICE = "relance_2", "deuxième relance"
    REMINDED_THRICE = "relance_3", "troisième relance"
    REPORT_RECEIVED = "rapport_recu", "rapport reçu"
    EVALUATED = "evaluee", "évaluée"
    CAPITALISED = "capitalisee", "capitalisée"
    CLOSED = "close", "close"
    POSTPONED = "reportee", "reportée"
    CANCELLED = "annulee", "annulée"


class MissionAction(LabelledEnum):
    """What may be done to a mission."""

    CORRECT = "corriger", "corriger la demande"
    ASK_OPINION = "demander_avis", "demander l’avis du poste"
    REMIND_OPINION = "relancer_avis", "relancer le poste"
    RECEIVE_OPINION = "recevoir_avis", "enregistrer l’avis du poste"
    REVIEW = "instruire", "ouvrir l’instruction"
    VALIDATE = "valider", "valider la mission"
    REFUSE = "refuser", "refuser la mission"
    ADJOURN = "ajourner", "ajourner la demande"
    RESUME = "reprendre", "reprendre l’instruction"
    ISSUE_LETTER = "emettre_lettre", "émettre la lettre de validation"
    LEAVE = "partir", "enregistrer le départ"
    RETURN = "revenir", "enregistrer le retour"
    AWAIT_REPORT = "attendre_rapport", "attendre le rapport"
    REMIND = "relancer", "relancer"
    RECEIVE_REPORT = "recevoir_rapport", "recevoir le rapport"
    EVALUATE = "evaluer", "évaluer"
    CAPITALISE = "capitaliser", "capitaliser"
    CLOSE = "clore", "clore la mission"
    AMEND = "modifier", "faire un avenant"
    ASK_INTERMEDIATE = "demander_avis_intermediaire", "demander un avis intermédiaire"
    REMIND_INTERMEDIATE = "relancer_avis_intermediaire", "relancer pour un avis intermédiaire"
    RECEIVE_INTERMEDIATE = "recevoir_avis_intermediaire", "enregistrer un avis intermédiaire"
    POSTPONE = "reporter", "reporter la mission"
    CANCEL = "annuler", "annuler la mission"
    REOPEN_REPORT = "rouvrir_rapport", "rouvrir le rapport"


_S, _A = MissionState, MissionAction
_BEFORE_VALIDATION = (
    _S.REQUESTED,
    _S.OPINION_ASKED,
    _S.OPINION_RECEIVED,
    _S.UNDER_REVIEW,
    _S.ADJOURNED,
)
# The mission is back, and its report has not come.
AWAITING_REPORT = (_S.RETURNED, _S.REPORT_DUE, _S.REMINDED_ONCE, _S.REMINDED_TWICE, _S.REMINDED_THRICE)
# Somebody left; what is cancelled on its way counts as not done.
DEPARTED = frozenset(
    {_S.UNDER_WAY, *AWAITING_REPORT, _S.REPORT_RECEIVED, _S.EVALUATED, _S.CAPITALISED, _S.CLOSED}
)
# Nobody leaves for these, as they stand.
NOT_LEAVING = frozenset({_S.REFUSED, _S.CANCELLED, _S.POSTPONED})
_BEFORE_DEPARTURE = (
    _S.REQUESTED,
    _S.OPINION_ASKED,
    _S.OPINION_RECEIVED,
    _S.UNDER_REVIEW,
    _S.VALIDATED,
    _S.ADJOURNED,
    _S.LETTER_ISSUED,
)

MISSION_MACHINE: Machine[MissionState, MissionAction] = Machine(
    subject="la mission",
    states=MissionState,
    actions=MissionAction,
    table={
        (_S.REQUESTED, _A.ASK_OPINION): _S.OPINION_ASKED,
        (_S.REQUESTED, _A.RECEIVE_OPINION): _S.OPINION_RECEIVED,
        (_S.REQUESTED, _A.REVIEW): _S.UNDER_REVIEW,
        (_S.OPINION_ASKED, _A.RECEIVE_OPINION): _S.OPINION_RECEIVED,
        (_S.OPINION_ASKED, _A.REVIEW): _S.UNDER_REVIEW,
        (_S.OPINION_RECEIVED, _A.REVIEW): _S.UNDER_REVIEW,
        (_S.OPINION_ASKED, _A.REMIND_OPINION): _S.OPINION_ASKED,
        (_S.UNDER_REVIEW, _A.ASK_OPINION): _S.UNDER_REVIEW,
        (_S.UNDER_REVIEW, _A.REMIND_OPINION): _S.UNDER_REVIEW,
        (_S.UNDER_REVIEW, _A.RECEIVE_OPINION): _S.UNDER_REVIEW,
        (_S.UNDER_REVIEW, _A.VALIDATE): _S.VALIDATED,
        (_S.UNDER_REVIEW, _A.REFUSE): _S.REFUSED,
        (_S.UNDER_REVIEW, _A.ADJOURN): _S.ADJOURNED,
        (_S.ADJOURNED, _A.RESUME): _S.UNDER_REVIEW,
        (_S.POSTPONED, _A.RESUME): _S.UNDER_REVIEW,
        (_S.VALIDATED, _A.ISSUE_LETTER): _S.LETTER_ISSUED,
        (_S.LETTER_ISSUED, _A.LEAVE): _S.UNDER_WAY,
        (_S.UNDER_WAY, _A.RETURN): _S.RETURNED,
        (_S.RETURNED, _A.AWAIT_REPORT): _S.REPORT_DUE,
        (_S.REPORT_DUE, _A.REMIND): _S.REMINDED_ONCE,
        (_S.REMINDED_ONCE, _A.REMIND): _S.REMINDED_TWICE,
        (_S.REMINDED_TWICE, _A.REMIND): _S.REMINDED_THRICE,
        (_S.REPORT_RECEIVED, _A.EVALUATE): _S.EVALUATED,
        (_S.EVALUATED, _A.CAPITALISE): _S.CAPITALISED,
        (_S.EVALUATED, _A.CLOSE): _S.CLOSED,
        (_S.EVALUATED, _A.REOPEN_REPORT): _S.REPORT_RECEIVED,
        (_S.CAPITALISED, _A.CLOSE): _S.CLOSED,
        **{(state, _A.CORRECT): state for state in _BEFORE_VALIDATION},
        **{(state, _A.RECEIVE_REPORT): _S.REPORT_RECEIVED for state in AWAITING_REPORT},
        **{(state, _A.CANCEL): _S.CANCELLED for state in (*_BEFORE_DEPARTURE, _S.UNDER_WAY, _S.POSTPONED)},
        **{(state, _A.POSTPONE): _S.POSTPONED for state in (_S.VALIDATED, _S.LETTER_ISSUED)},
        **{
            (state, _A.AMEND): state
            for state in (_S.VALIDATED, _S.LETTER_ISSUED, _S.UNDER_WAY, *AWAITING_REPORT)
        },
        # A change gives its new dates; the letter of the change then stands for the validation letter.
        (_S.POSTPONED, _A.AMEND): _S.VALIDATED,
        (_S.UNDER_WAY, _A.ASK_INTERMEDIATE): _S.UNDER_WAY,
        **{(state, _A.REMIND_INTERMEDIATE): state for state in (_S.UNDER_WAY, *AWAITING_REPORT)},
        **{
            (state, _A.RECEIVE_INTERMEDIATE): state
            for state in (_S.UNDER_WAY, *AWAITING_REPORT, _S.REPORT_RECEIVED)
        },
    },
)

MISSION_ACTIONS_WITH_REASON = frozenset({_A.REFUSE, _A.ADJOURN, _A.RESUME, _A.CANCEL, _A.POSTPONE})


class MissionOrigin(LabelledEnum):
    """Who asked for the mission (procedure §1)."""

    HOLDER = "titulaire", "titulaire du label"
    MINISTRY = "ministere", "ministère"
    EXCHANGE = "bourse", "Bourse-partenariats"
    EMBASSY = "ambassade", "ambassade"
    OPERATOR = "operateur", "opérateur (AFD, Expertise France…)"
    FOREIGN_AUTHORITY = "collectivite_etrangere", "collectivité étrangère"


class OpinionSense(LabelledEnum):
    """The sense of an opinion asked from a poste."""

    FAVOURABLE = "favorable", "favorable"
    RESERVED = "reserve", "réservé"
    UNFAVOURABLE = "defavorable", "défavorable"
    NONE = "sans_avis", "sans avis"


@dataclass(frozen=True, slots=True)
class PosteOpinion:
    """What the poste answered, and when."""

    source: str
    sense: OpinionSense
    received_on: date
    text: str


@dataclass(frozen=True, slots=True)
class Expert:
    """An expert sent on the mission; `days` of work.

    `starts_on` and `ends_on` are the expert's own dates, where they stay a part of the mission only.
    """

    name: str
    office: str
    employer: str
    days: int
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One cost: who bears it, by name and by kind, what it pays for, and how it was computed."""

    heading: str
    amount: Euros
    borne_by: str
    bearer: Bearer = Bearer.OTHER
    category: CostCategory = CostCategory.OTHER
    per_diem: PerDiem | None = None


@dataclass(frozen=True, slots=True)
class MissionContent:
    """What is requested. `country` is an ISO code; the period runs from `starts_on` to `ends_on` included.

    `theme` is a code of the themes list, empty when the request does not say. `requester` is the host,
    with its kind and whom to reach there (a name and an office, nothing more). `objectives` and
    `deliverables` are those of the terms of reference: the report is compared with them. `security` is
    what is said beside the level of the place, which may not be known.
    """

    origin: MissionOrigin
    requester: str
    country: str
    place: str
    subject: str
    theme: str
    terms: str
    starts_on: date
    ends_on: date
    experts: tuple[Expert, ...]
    budget: tuple[BudgetLine, ...]
    security: str
    requester_kind: RequesterKind = RequesterKind.LOCAL_AUTHORITY
    requester_contact: str = ""
    operator: str = ""
    objectives: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()
    languages: str = ""
    security_level: SecurityLevel | None = None

    @property
    def cost(self) -> Euros:
        """Return the sum of the budget lines."""
        return total(tuple(line.amount for line in self.budget))

    @property
    def by_bearer(self) -> tuple[tuple[Bearer, Euros], ...]:
        """Return what each bears, in the order of the list."""
        return summed(((line.bearer, line.amount) for line in self.budget), Bearer)

    def stay(self, expert: Expert) -> tuple[date, date]:
        """Return the days that an expert spends there: their own, else those of the mission."""
        return expert.starts_on or self.starts_on, expert.ends_on or self.ends_on


@dataclass(frozen=True, slots=True)
class Mission:
    """A mission under a label. `overrides` are the guards passed over, each with its reason.

    `asked` is the opinion asked from the poste, `refusal` what a refusal rests on.
    """

    id: int
    reference: str
    label: str
    holder: str
    content: MissionContent
    opinion: PosteOpinion | None
    state: MissionState
    validated_on: date | None
    report_due: date | None
    overrides: tuple[str, ...]
    version: int
    asked: AskedOpinion | None = None
    refusal: MissionRefusal | None = None
