"""The decision: the committee advises, the authority decides, the applicant is notified.

Three events with three dates (CRPA R133-13; product decisions 3 and 10).
"""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.money import Euros
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.states import LabelledEnum, Machine
from daect_tui.domain.text import quoted


class DecisionKind(LabelledEnum):
    """What the authority decides."""

    LABEL = "labellisation", "labellisation"
    ADJOURN = "ajournement", "ajournement"
    REFUSE = "refus", "refus"
    RETAIN = "retenu", "sélection du projet"

    @property
    def is_award(self) -> bool:
        """Tell whether it gives the applicant what was asked: a label, or support for a project."""
        return self in (DecisionKind.LABEL, DecisionKind.RETAIN)

    @property
    def dossier_action(self) -> DossierAction:
        """Return what the signed decision does to its dossier."""
        return _DOSSIER_ACTIONS[self]


_DOSSIER_ACTIONS = {
    DecisionKind.LABEL: DossierAction.LABEL,
    DecisionKind.ADJOURN: DossierAction.ADJOURN,
    DecisionKind.REFUSE: DossierAction.REFUSE,
    DecisionKind.RETAIN: DossierAction.RETAIN,
}


class DecisionState(LabelledEnum):
    """Where a decision stands; nothing leaves before it is signed."""

    PENDING = "projet", "projet, à signer"
    SIGNED = "signee", "signée"
    NOTIFIED = "notifiee", "notifiée"
    VOIDED = "annulee", "projet annulé"


class DecisionAction(LabelledEnum):
    """What may be done to a decision."""

    SIGN = "signer", "signer la décision"
    NOTIFY = "notifier", "notifier la décision"
    VOID = "annuler", "annuler le projet de décision"


_S, _A = DecisionState, DecisionAction

DECISION_MACHINE: Machine[DecisionState, DecisionAction] = Machine(
    subject="la décision",
    states=DecisionState,
    actions=DecisionAction,
    table={
        (_S.PENDING, _A.SIGN): _S.SIGNED,
        (_S.PENDING, _A.VOID): _S.VOIDED,
        (_S.SIGNED, _A.NOTIFY): _S.NOTIFIED,
    },
)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a decision rests on and says.

    `criteria` are codes of the programme; `reasons` the reasons in fact; `reservations` what a
    favourable opinion asks; `wanted` and `wanted_until` what an adjournment waits for; `amount` what is
    granted to a project of a call.
    """

    criteria: tuple[str, ...] = ()
    reasons: str = ""
    reservations: tuple[str, ...] = ()
    wanted: str = ""
    wanted_until: date | None = None
    amount: Euros | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on one dossier, drawn from the opinion of a committee session, or from a proposal.

    Exactly one of `session` (empty for a decision case by case) and `proposal_id` is given.
    `departure` is the reason for deciding otherwise than the committee advised, or than was proposed;
    empty when it follows. `signatory` is what the signature block said on the day.
    `identity_override` is why it was signed though the applicant's identity was not verified.
    """

    id: int
    dossier: str
    session: str
    kind: DecisionKind
    grounds: Grounds
    departure: str
    state: DecisionState
    signed_on: date | None
    signatory: str
    notified_on: date | None
    version: int
    proposal_id: int | None = None
    identity_override: str = ""

    @property
    def is_case_by_case(self) -> bool:
        """Tell whether no session advised on it."""
        return not self.session

    @property
    def is_signed(self) -> bool:
        """Tell whether the authority has decided, notified or not."""
        return self.state in (DecisionState.SIGNED, DecisionState.NOTIFIED)


def identity_fault(organisation: Organisation, override: str) -> str:
    """Say that the applicant is not who the register has checked (procedure §2); empty when signing may go.

    An identity that was only typed blocks the signature, unless `override` tells why it is passed over.
    """
    if organisation.verified or override.strip():
        return ""
    return (
        f"L’identité de {quoted(organisation.name)} n’est pas vérifiée. Vérifiez-la dans son dossier (F3), "
        "ou passez outre avec un motif."
    )


def grounds_faults(kind: DecisionKind, grounds: Grounds) -> tuple[str, ...]:
    """Say what a decision lacks to be lawful (CRPA L211-5: reasons in law and in fact)."""
    faults = []
    if kind is DecisionKind.REFUSE:
        if not grounds.criteria:
            faults.append("Un refus doit citer au moins un critère du programme. Choisissez-le.")
        if not grounds.reasons.strip():
            faults.append("Un refus doit énoncer ses motifs de fait (CRPA, art. L. 211-5). Écrivez-les.")
    if kind is DecisionKind.ADJOURN:
        if not grounds.wanted.strip():
            faults.append("Un ajournement doit dire ce qui est attendu du demandeur. Écrivez-le.")
        if grounds.wanted_until is None:
            faults.append("Un ajournement doit dire jusqu’à quelle date les compléments sont attendus.")
    if kind is DecisionKind.RETAIN and grounds.amount is None:
        faults.append("La sélection d’un projet doit dire le montant accordé. Écrivez-le, même nul.")
    return tuple(faults)
