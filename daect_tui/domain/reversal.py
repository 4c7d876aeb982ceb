"""Going back on a decision: what the law allows on a given day (CRPA L242-1 to L243-3).

A reversal is a new act that cites the one it ends; nothing is erased. A labelling creates rights, a
refusal and an adjournment do not, and the two are not undone in the same way.
"""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import add_months, short_date
from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.label import LabelAction
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, counted

# CRPA L242-1 and L243-3: « dans le délai de quatre mois suivant la prise de cette décision ».
REVERSAL_MONTHS = 4


class ReversalKind(LabelledEnum):
    """How a decision ends: as if it had never been, or for the future alone (CRPA L240-1)."""

    WITHDRAWAL = "retrait", "retrait, rétroactif"
    REPEAL = "abrogation", "abrogation, pour l’avenir"

    @property
    def label_action(self) -> LabelAction:
        """Return what it does to the label that the decision granted."""
        return LabelAction.REVOKE if self is ReversalKind.WITHDRAWAL else LabelAction.REPEAL

    @property
    def noun(self) -> str:
        """Name the act alone: « retrait », « abrogation »."""
        return self.value


class ReversalGround(LabelledEnum):
    """Why a decision is gone back on."""

    ILLEGAL = "illegalite", "la décision est illégale"
    CONDITION = "condition", "une condition écrite dans la décision n’est plus remplie"
    BENEFICIARY = "beneficiaire", "le bénéficiaire le demande, pour une décision plus favorable"
    OTHER = "autre", "un autre motif, d’opportunité"


@dataclass(frozen=True, slots=True)
class Permission:
    """What the law answers: `until` is the last day where a time limit runs; `reason` a French sentence."""

    allowed: bool
    reason: str
    article: str
    until: date | None = None

    @property
    def cited(self) -> str:
        """Write the reason with its article, as a sentence."""
        return f"{self.reason.removesuffix('.')} (CRPA, art. {self.article})."


@dataclass(frozen=True, slots=True)
class ReversalCase:
    """What is intended: `condition` is the one not fulfilled any more, empty for another ground.

    `invited_on`, `answer_by` and `observations` are the contradictory step before an act that takes
    rights away: when the beneficiary was invited to answer, until when, and what was answered.
    """

    kind: ReversalKind
    ground: ReversalGround
    reasons: str
    condition: str = ""
    invited_on: date | None = None
    answer_by: date | None = None
    observations: str = ""


@dataclass(frozen=True, slots=True)
class Reversal:
    """The new act: it cites the decision that it ends, which stays as it was.

    `article` is the one that allowed it on the day of its signature.
    """

    id: int
    decision_id: int
    case: ReversalCase
    article: str
    signed_on: date
    signatory: str
    notified_on: date | None
    version: int


def hearing_due(kind: DecisionKind, ground: ReversalGround) -> bool:
    """Tell whether the beneficiary must be heard first (CRPA L121-1, L211-2 4°).

    An act that takes rights away is; one that the beneficiary asked for is not.
    """
    return creates_rights(kind) and ground is not ReversalGround.BENEFICIARY


def hearing_fault(kind: DecisionKind, case: ReversalCase, day: date) -> str:
    """Say what lacks of the contradictory step before a signature on a `day`; empty when nothing does."""
    if not hearing_due(kind, case.ground):
        return ""
    if case.invited_on is None or case.answer_by is None:
        return (
            "Le bénéficiaire doit d’abord être invité à présenter ses observations (CRPA, art. L. 121-1 et "
            "L. 122-1)\u00a0: écrivez le jour de l’invitation et le délai donné."
        )
    if case.answer_by <= case.invited_on:
        return (
            f"Le délai donné pour répondre ({short_date(case.answer_by)}) ne suit pas l’invitation du "
            f"{short_date(case.invited_on)} (CRPA, art. L. 122-1)."
        )
    if day < case.answer_by and not case.observations.strip():
        return (
            f"Le bénéficiaire peut répondre jusqu’au {short_date(case.answer_by)} (CRPA, art. L. 122-1)"
            f"{NBSP}: rien ne se signe avant, sauf observations reçues."
        )
    return ""


def reversal_faults(
    kind: DecisionKind, case: ReversalCase, decided_on: date, day: date, conditions: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Say everything that stands against reversing on a `day` a decision of `decided_on`.

    `conditions` are those that the decision states.
    """
    faults = []
    if day < decided_on:
        faults.append(
            f"La décision est du {short_date(decided_on)}{NBSP}: l’acte qui revient sur elle ne peut pas "
            f"être daté du {short_date(day)}."
        )
    answer = permission(
        kind, case.kind, case.ground, decided_on, day, stated_condition=case.condition in conditions
    )
    if not answer.allowed:
        faults.append(answer.cited)
    if not case.reasons.strip():
        faults.append("Écrivez les motifs de fait de cet acte (CRPA, art. L. 211-2 et L. 211-5).")
    hearing = hearing_fault(kind, case, day)
    return (*faults, hearing) if hearing else tuple(faults)


def creates_rights(kind: DecisionKind) -> bool:
    """Tell whether a decision creates rights for its beneficiary: a label or a support does."""
    return kind.is_award


def permission(
    kind: DecisionKind,
    reversal: ReversalKind,
    ground: ReversalGround,
    decided_on: date,
    today: date,
    *,
    stated_condition: bool = True,
) -> Permission:
    """Say whether a decision of `decided_on` may be withdrawn or repealed `today`, and by which article.

    `stated_condition` tells whether the decision itself wrote the condition that is not fulfilled any
    more: a condition that it does not state ends nothing (L242-2).
    """
    if kind is DecisionKind.RETAIN and ground is ReversalGround.CONDITION:
        return _of_a_support(stated_condition)
    if creates_rights(kind):
        return _of_rights(reversal, ground, decided_on, today, stated_condition)
    return _of_no_rights(reversal, ground, decided_on, today)


def _of_rights(
    reversal: ReversalKind, ground: ReversalGround, decided_on: date, today: date, stated: bool
) -> Permission:
    match ground:
        case ReversalGround.ILLEGAL:
            return _within_time(decided_on, today, "L. 242-1")
        case ReversalGround.CONDITION:
            return _for_a_condition(reversal, stated)
        case ReversalGround.BENEFICIARY:
            return Permission(
                True,
                "À la demande du bénéficiaire, sans délai, si les droits des tiers sont saufs et si une "
                "décision plus favorable la remplace.",
                "L. 242-4",
            )
    return Permission(
        False,
        "Cette décision crée des droits\u00a0: elle ne se retire ni ne s’abroge pour un motif d’opportunité.",
        "L. 242-1",
    )


def _for_a_condition(reversal: ReversalKind, stated: bool) -> Permission:
    if reversal is ReversalKind.WITHDRAWAL:
        return Permission(
            False,
            "Une condition qui n’est plus remplie fait abroger le label pour l’avenir, non le retirer.",
            "L. 242-2",
        )
    if not stated:
        return Permission(
            False,
            "Cette condition n’est pas écrite dans la décision\u00a0: elle ne peut pas fonder l’abrogation.",
            "L. 242-2",
        )
    return Permission(
        True,
        "Le maintien du label dépend d’une condition qui n’est plus remplie\u00a0: sans délai.",
        "L. 242-2",
    )


def _of_a_support(stated: bool) -> Permission:
    """The conditions put to a subsidy that were not respected end it, both ways (CRPA L242-2, 1° and 2°)."""
    if not stated:
        return Permission(
            False,
            "Cette condition n’est pas mise à l’octroi du soutien\u00a0: elle ne peut pas y mettre fin.",
            "L. 242-2",
        )
    return Permission(
        True,
        "Les conditions mises à l’octroi du soutien n’ont pas été respectées\u00a0: sans délai.",
        "L. 242-2",
    )


def _of_no_rights(
    reversal: ReversalKind, ground: ReversalGround, decided_on: date, today: date
) -> Permission:
    if reversal is ReversalKind.REPEAL:
        return Permission(
            True, "Cette décision ne crée pas de droits\u00a0: elle s’abroge à tout moment.", "L. 243-1"
        )
    if ground is ReversalGround.ILLEGAL:
        return _within_time(decided_on, today, "L. 243-3")
    return Permission(
        False, "Une décision légale qui ne crée pas de droits s’abroge, mais ne se retire pas.", "L. 243-3"
    )


def _within_time(decided_on: date, today: date, article: str) -> Permission:
    until = add_months(decided_on, REVERSAL_MONTHS)
    months = counted(REVERSAL_MONTHS, "mois", "mois")
    total = f"décision du {short_date(decided_on)} + {months} = {short_date(until)}"
    if today <= until:
        left = counted((until - today).days, "jour")
        return Permission(
            True, f"Illégale, elle peut encore prendre fin{NBSP}: {total}, reste {left}.", article, until
        )
    return Permission(False, f"Le délai de {months} est passé{NBSP}: {total}.", article, until)
