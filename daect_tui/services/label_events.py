"""Writing what happens to a label, with the state that it makes and its act, in the caller's transaction."""

from dataclasses import replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.journal import Act
from daect_tui.domain.label import LABEL_MACHINE, Label
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.reversal import Reversal, ReversalKind
from daect_tui.services.moves import record_passage
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

_REVERSALS = {
    ReversalKind.WITHDRAWAL: LabelEventKind.REVOKED,
    ReversalKind.REPEAL: LabelEventKind.REPEALED,
}


def happen(work: UnitOfWork, office: Office, life: LabelLife, event: LabelEvent) -> LabelEvent:
    """Keep an event and its passage; raises `TransitionRefused` where the label does not allow it.

    The passage begins at the state of the day that the event counts from.
    """
    before, action = life.state_on(event.day), event.kind.action
    after = LABEL_MACHINE.after(before, action)
    kept = work.label_lives.add(event)
    work.labels.update(replace(life.label, state=after))
    record_passage(work, office, "label", event.label, (before, action, after), _told(event))
    return kept


def _told(event: LabelEvent) -> str:
    if event.kind is LabelEventKind.RENEWED:
        return f"{event.successor}, à partir du {short_date(event.day)}"
    until = f" au {short_date(event.until)}" if event.until else ""
    since = f"du {short_date(event.day)}{until}" if until else f"à partir du {short_date(event.day)}"
    return f"{since}\u00a0: {event.reason}"


def label_event_of(reversal: Reversal) -> LabelEventKind:
    """Return what a reversal is for the label that its decision granted."""
    return label_event_kind(reversal.case.kind)


def label_event_kind(kind: ReversalKind) -> LabelEventKind:
    """Return what a retrait or an abrogation is for a label."""
    return _REVERSALS[kind]


def reversed_label(work: UnitOfWork, office: Office, label: Label, reversal: Reversal) -> None:
    """Keep that the decision which granted a label was withdrawn or repealed."""
    case = reversal.case
    event = LabelEvent(
        id=0,
        label=label.number,
        kind=label_event_of(reversal),
        decided_on=reversal.signed_on,
        day=reversal.signed_on,
        reason=case.reasons,
        invited_on=case.invited_on,
        answer_by=case.answer_by,
        observations=case.observations,
        signatory=reversal.signatory,
    )
    happen(work, office, work.label_lives.get(label.number), event)


def renewed_label(work: UnitOfWork, office: Office, number: str, successor: str, day: date) -> None:
    """Keep that a label is renewed by another, from the first day of that one."""
    event = LabelEvent(0, number, LabelEventKind.RENEWED, day, day, successor=successor)
    happen(work, office, work.label_lives.get(number), event)


def notify_event(work: UnitOfWork, number: str, kind: LabelEventKind, decided_on: date, day: date) -> None:
    """Record that the letter of an act on a label was received: it takes effect that day."""
    for event in work.label_lives.get(number).events:
        if (event.kind, event.decided_on, event.notified_on) == (kind, decided_on, None):
            work.label_lives.update(replace(event, notified_on=day))
            detail: dict[str, str | int | list[str]] = {"acte": kind.value, "le": day.isoformat()}
            work.journal.append(Act("label.notified", number, detail))
