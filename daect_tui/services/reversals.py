"""Going back on a decision: what is allowed today, the act that is signed, what it does, its notification."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.decision import Decision, DecisionKind
from daect_tui.domain.delegation import signatory_on
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.journal import Act
from daect_tui.domain.label import Label
from daect_tui.domain.reversal import (
    Permission,
    Reversal,
    ReversalCase,
    ReversalGround,
    ReversalKind,
    creates_rights,
    permission,
    reversal_faults,
)
from daect_tui.domain.states import Passage
from daect_tui.services.label_events import label_event_of, notify_event, reversed_label
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go back on a decision, and what the law answers on a day."""

    kind: ReversalKind
    ground: ReversalGround
    permission: Permission


# What only a decision that creates rights can end for.
_OF_RIGHTS = (ReversalGround.CONDITION, ReversalGround.BENEFICIARY)


class Reversals:
    """The use cases of retrait and abrogation."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def sign(self, decision_id: int, case: ReversalCase, day: date) -> Reversal:
        """Sign the act that ends a decision; the decision itself stays as it was.

        Its label is withdrawn or repealed, its dossier keeps a line of it. Raises `Refusal` where the
        decision is not signed or is ended already, `RefusedForReasons` with the article of each fault.
        """
        with self._office.begin() as work:
            decision = work.decisions.get(decision_id)
            decided_on = _decided_on(work, decision)
            label = label_of(work, decision)
            conditions = conditions_of(work, decision, label)
            faults = reversal_faults(decision.kind, case, decided_on, day, conditions)
            if faults:
                raise RefusedForReasons("Cet acte ne peut pas être signé\u00a0:", faults)
            reversal = self._sign(work, decision, case, (decided_on, day))
            if label is not None:
                reversed_label(work, self._office, label, reversal)
            self._note(work, decision, reversal)
            work.commit()
        return reversal

    def _sign(
        self, work: UnitOfWork, decision: Decision, case: ReversalCase, days: tuple[date, date]
    ) -> Reversal:
        decided_on, day = days
        allowed = permission(decision.kind, case.kind, case.ground, decided_on, day)
        reversal = work.reversals.add(
            Reversal(
                id=0,
                decision_id=decision.id,
                case=case,
                article=allowed.article,
                signed_on=day,
                signatory=signatory_on(work.institution.signatories(), day).name,
                notified_on=None,
                version=1,
            )
        )
        detail: dict[str, str | int | list[str]] = {
            "acte": case.kind.value,
            "decision_du": decided_on.isoformat(),
            "fondement": case.ground.value,
            "article": allowed.article,
            "le": day.isoformat(),
            "motif": case.reasons,
        }
        if case.invited_on:
            detail["observations_demandees_le"] = case.invited_on.isoformat()
        work.journal.append(Act("reversal.signed", decision.dossier, detail))
        return reversal

    def _note(self, work: UnitOfWork, decision: Decision, reversal: Reversal) -> None:
        """Leave a line in the dossier's history; its state stays: a new decision needs a new request."""
        state = work.dossiers.get(decision.dossier).state.value
        said = (
            f"décision du {short_date(decision.signed_on)}, CRPA, art. {reversal.article}"
            f"\u00a0: {reversal.case.reasons}"
        )
        kind = f"{reversal.case.kind.noun} du {short_date(reversal.signed_on)}"
        now, agent = self._office.clock.now(), self._office.agent
        work.passages.add(Passage(decision.dossier, state, state, kind, now, agent, said))


def conditions_of(work: UnitOfWork, decision: Decision, label: Label | None) -> tuple[str, ...]:
    """Return the conditions that a decision states: those of its label, or of the call it supports."""
    if label is not None:
        return label.conditions
    if decision.kind is not DecisionKind.RETAIN:
        return ()
    return work.programmes.get(work.dossiers.get(decision.dossier).programme).conditions


def ways(decision: Decision, conditions: tuple[str, ...], day: date) -> Iterator[Way]:
    """Yield every way to go back on a signed decision with the answer of the law on a day.

    `conditions` are those that the decision states.
    """
    if decision.signed_on is not None:
        yield from ways_of(decision.kind, decision.signed_on, conditions, day)


def ways_of(decided: DecisionKind, decided_on: date, conditions: tuple[str, ...], day: date) -> Iterator[Way]:
    """Yield every way to go back on what was `decided`, with the answer of the law on a day."""
    for ground in ReversalGround:
        if ground in _OF_RIGHTS and not creates_rights(decided):
            continue
        for kind in ReversalKind:
            answer = permission(decided, kind, ground, decided_on, day, stated_condition=bool(conditions))
            yield Way(kind, ground, answer)


def label_of(work: UnitOfWork, decision: Decision) -> Label | None:
    """Return the label that a signed labelling granted: the one that begins on its day."""
    if decision.kind is not DecisionKind.LABEL:
        return None
    granted = work.labels.of_dossier(decision.dossier)
    return next((label for label in granted if label.starts_on == decision.signed_on), None)


def notify_reversal(work: UnitOfWork, reversal: Reversal, day: date) -> Reversal:
    """Record the notification of a reversal, in the caller's transaction; raises `Refusal`."""
    if day < reversal.signed_on:
        raise Refusal(
            f"L’acte a été signé le {short_date(reversal.signed_on)}\u00a0: "
            f"il n’a pas pu être notifié le {short_date(day)}."
        )
    notified = work.reversals.update(replace(reversal, notified_on=day))
    decision = work.decisions.get(reversal.decision_id)
    label = label_of(work, decision)
    if label is not None:
        notify_event(work, label.number, label_event_of(reversal), reversal.signed_on, day)
    detail: dict[str, str | int | list[str]] = {"acte": reversal.case.kind.value, "le": day.isoformat()}
    work.journal.append(Act("reversal.notified", decision.dossier, detail))
    return notified


def reversal_refusal(decision: Decision, reversal: Reversal | None) -> str:
    """Say why a decision cannot be gone back on at all; empty when the law is to answer."""
    if reversal is not None:
        return (
            f"Cette décision a déjà pris fin\u00a0: {reversal.case.kind.noun} "
            f"du {short_date(reversal.signed_on)}."
        )
    if not decision.is_signed:
        return "Cette décision n’est pas signée\u00a0: il n’y a rien à retirer ni à abroger."
    return ""


def _decided_on(work: UnitOfWork, decision: Decision) -> date:
    refusal = reversal_refusal(decision, work.reversals.of_decisions([decision.id]).get(decision.id))
    if refusal or decision.signed_on is None:
        raise Refusal(refusal)
    return decision.signed_on
