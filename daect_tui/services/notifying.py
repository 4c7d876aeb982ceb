"""What a letter that was received notifies: a decision, or the act that ended one.

When its date is corrected, theirs is: they were notified by that letter and no other.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from daect_tui.domain.decision import Decision, DecisionState
from daect_tui.domain.label_event import LabelEventKind
from daect_tui.domain.letter import Letter, LetterKind
from daect_tui.domain.letter_replacement import replaced_chain
from daect_tui.domain.notification import tells
from daect_tui.domain.reversal import Reversal
from daect_tui.services.decisions import notify
from daect_tui.services.label_events import notify_event
from daect_tui.services.observations import correct_reception, receive_invitation
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.reversals import label_of, notify_reversal

_OF_LABELS = {
    LetterKind.LABEL_SUSPENSION: LabelEventKind.SUSPENDED,
    LetterKind.REINSTATEMENT: LabelEventKind.REINSTATED,
}
_ENDINGS = (LabelEventKind.REPEALED, LabelEventKind.REVOKED)


def notify_told(work: UnitOfWork, office: Office, letter: Letter, day: date) -> None:
    """Notify what a letter tells of, in the caller's transaction; most letters tell of nothing signed.

    A letter that replaced one that was notified notifies the same again: a whole new delay runs.
    """
    letter, before = _told_before(work, letter)
    for known in before:
        renotify_told(work, letter, known, day)
    if letter.kind in _OF_LABELS:
        notify_event(work, letter.subject, _OF_LABELS[letter.kind], letter.dated, day)
        return
    if letter.kind is LetterKind.OBSERVATIONS_INVITATION:
        receive_invitation(work, letter.subject, letter.dated, day)
        return
    if _ends_alone(work, letter):
        for kind in _ENDINGS:
            notify_event(work, letter.subject, kind, letter.dated, day)
        return
    for reversal in _reversals(work, letter):
        if reversal.notified_on is None:
            notify_reversal(work, reversal, day)
    for decision in _decisions(work, letter):
        if decision.state is DecisionState.SIGNED:
            notify(work, office, decision, day)


def _told_before(work: UnitOfWork, letter: Letter) -> tuple[Letter, tuple[date, ...]]:
    """Return a letter under the day of the first one of those that replaced one another up to it.

    That day tells what it notifies. With it come the days on which they were notified.
    """
    of_subject = {one.chrono: one for one in work.letters.of_subject(letter.subject)}
    chain = replaced_chain(letter.chrono, work.letter_replacements.among(of_subject))
    if not chain:
        return letter, ()
    days = (of_subject[chrono].notified_on for chrono in chain)
    return replace(letter, dated=of_subject[chain[-1]].dated), tuple(day for day in days if day)


def renotify_told(work: UnitOfWork, letter: Letter, before: date, day: date) -> None:
    """Correct the day of what a letter notified, in the caller's transaction, which tells of it."""
    if letter.kind is LetterKind.OBSERVATIONS_INVITATION:
        correct_reception(work, letter.subject, letter.dated, before, day)
    if letter.kind in _OF_LABELS or _ends_alone(work, letter):
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


def _ends_alone(work: UnitOfWork, letter: Letter) -> bool:
    """Tell whether a letter ends a label that came without its decision, by an act of its own."""
    return letter.kind is LetterKind.REVERSAL and not work.decisions.of_dossier(letter.subject)


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
