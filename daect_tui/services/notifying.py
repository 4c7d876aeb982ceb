"""What a letter that was received notifies: a decision, or the act that ended one.

When its date is corrected, theirs is: they were notified by that letter and no other.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from daect_tui.domain.decision import Decision, DecisionState
from daect_tui.domain.label_event import LabelEventKind
from daect_tui.domain.letter import Letter, LetterKind
from daect_tui.domain.notification import tells
from daect_tui.domain.reversal import Reversal
from daect_tui.services.decisions import notify
from daect_tui.services.label_events import notify_event
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.reversals import label_of, notify_reversal


def notify_told(work: UnitOfWork, office: Office, letter: Letter, day: date) -> None:
    """Notify what a letter tells of, in the caller's transaction; most letters tell of nothing signed."""
    if letter.kind is LetterKind.LABEL_SUSPENSION:
        notify_event(work, letter.subject, LabelEventKind.SUSPENDED, letter.dated, day)
        return
    for reversal in _reversals(work, letter):
        if reversal.notified_on is None:
            notify_reversal(work, reversal, day)
    for decision in _decisions(work, letter):
        if decision.state is DecisionState.SIGNED:
            notify(work, office, decision, day)


def renotify_told(work: UnitOfWork, letter: Letter, before: date, day: date) -> None:
    """Correct the day of what a letter notified, in the caller's transaction, which tells of it."""
    if letter.kind is LetterKind.LABEL_SUSPENSION:
        _renotify_events(work, letter.subject, letter.dated, before, day)
    for reversal in _reversals(work, letter):
        if reversal.notified_on == before:
            work.reversals.update(replace(reversal, notified_on=day))
            label = label_of(work, work.decisions.get(reversal.decision_id))
            if label is not None:
                _renotify_events(work, label.number, letter.dated, before, day)
    for decision in _decisions(work, letter):
        if decision.notified_on == before:
            work.decisions.update(replace(decision, notified_on=day))


def _renotify_events(work: UnitOfWork, number: str, decided_on: date, before: date, day: date) -> None:
    for event in work.label_lives.get(number).events:
        if (event.decided_on, event.notified_on) == (decided_on, before):
            work.label_lives.update(replace(event, notified_on=day))


def _reversals(work: UnitOfWork, letter: Letter) -> Iterator[Reversal]:
    """Yield the acts that a letter tells of."""
    if letter.kind is LetterKind.REVERSAL:
        decisions = [one.id for one in work.decisions.of_dossier(letter.subject)]
        for reversal in work.reversals.of_decisions(decisions).values():
            if reversal.signed_on == letter.dated:
                yield reversal


def _decisions(work: UnitOfWork, letter: Letter) -> Iterator[Decision]:
    """Yield the decision that a letter tells of, or none."""
    for decision in work.decisions.of_dossier(letter.subject):
        if tells(letter, decision):
            yield decision
