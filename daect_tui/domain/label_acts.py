"""Acts on a label: what a suspension, its lifting or a giving up must say, and what stands against each.

No text provides for the suspension of a label: by analogy it obeys the rules of a repeal, since it
takes rights away for a time. It rests on a condition that the decision states (CRPA L242-2), gives
its reasons (L211-2, L211-5) and comes after the contradictory step (L121-1, L122-1).
"""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.label import LABEL_MACHINE, LabelAction, LabelState
from daect_tui.domain.label_state import LabelLife, suspension
from daect_tui.domain.reversal import (
    ReversalCase,
    ReversalGround,
    ReversalKind,
    hearing_fault,
    reversal_faults,
)
from daect_tui.domain.text import NBSP

ARTICLE = "L. 242-2"


@dataclass(frozen=True, slots=True)
class SuspensionCase:
    """What is intended: signed on `decided_on`, from `day`, to `until` or until it is lifted."""

    decided_on: date
    day: date
    until: date | None
    condition: str
    reasons: str
    invited_on: date | None = None
    answer_by: date | None = None
    observations: str = ""


@dataclass(frozen=True, slots=True)
class DatedReason:
    """A lifting or a giving up: the date of the act or of the letter, the first day, why."""

    decided_on: date
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class EndingCase:
    """A retrait or an abrogation of a label without its decision, and the day of its signature."""

    case: ReversalCase
    signed_on: date


def suspension_faults(life: LabelLife, case: SuspensionCase) -> tuple[str, ...]:
    """Say everything that stands against signing a suspension."""
    faults = [LABEL_MACHINE.refusal(life.state_on(case.day), LabelAction.SUSPEND)]
    if case.day < case.decided_on:
        faults.append(
            f"La suspension ne peut pas commencer le {short_date(case.day)}, avant sa signature du "
            f"{short_date(case.decided_on)}."
        )
    if case.until is not None and case.until < case.day:
        faults.append(
            f"La suspension ne peut pas finir le {short_date(case.until)}, avant de commencer le "
            f"{short_date(case.day)}."
        )
    if case.condition not in life.label.conditions:
        faults.append(
            "Cette condition n’est pas écrite dans la décision\u00a0: elle ne peut pas fonder la suspension "
            f"(CRPA, art. {ARTICLE}, par analogie)."
        )
    if not case.reasons.strip():
        faults.append("Écrivez les motifs de fait de cet acte (CRPA, art. L. 211-2 et L. 211-5).")
    faults.append(hearing_fault(DecisionKind.LABEL, _as_repeal(case), case.decided_on))
    return tuple(fault for fault in faults if fault)


def _as_repeal(case: SuspensionCase) -> ReversalCase:
    return ReversalCase(
        ReversalKind.REPEAL,
        ReversalGround.CONDITION,
        case.reasons,
        case.condition,
        case.invited_on,
        case.answer_by,
        case.observations,
    )


def ending_faults(life: LabelLife, case: ReversalCase, day: date) -> tuple[str, ...]:
    """Say everything that stands against ending on a `day` a label whose decision is not in the register.

    It is judged as that decision would be, which made the label begin (CRPA L242-1 to L242-4).
    """
    label = life.label
    state = LABEL_MACHINE.refusal(life.state_on(day), case.kind.label_action)
    faults = reversal_faults(DecisionKind.LABEL, case, label.starts_on, day, label.conditions)
    return (state, *faults) if state else faults


def reinstatement_fault(life: LabelLife, case: DatedReason) -> str:
    """Say what stands against lifting the suspension from a day; empty when nothing does."""
    refusal = LABEL_MACHINE.refusal(life.state_on(case.day), LabelAction.REINSTATE)
    if refusal:
        return refusal
    running = suspension(life.events, case.day)
    if running is not None and case.day <= running.day:
        return (
            f"Le label est suspendu depuis le {short_date(running.day)}{NBSP}: il se rétablit à partir du "
            "lendemain au plus tôt."
        )
    return ""


def giving_up_fault(life: LabelLife, case: DatedReason) -> str:
    """Say what stands against recording that the holder gives the label up."""
    if life.state_on(case.day) is LabelState.NOT_YET:
        return f"Le label commence le {short_date(life.label.starts_on)}{NBSP}: vérifiez la date."
    return LABEL_MACHINE.refusal(life.state_on(case.day), LabelAction.GIVE_UP)
