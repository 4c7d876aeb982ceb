"""What a letter that was received notifies: a decision, or the act that ended one."""

from datetime import date

from daect_tui.domain.decision import Decision, DecisionState
from daect_tui.domain.decision_letters import LETTER_KINDS
from daect_tui.domain.label_event import LabelEventKind
from daect_tui.domain.letter import Letter, LetterKind
from daect_tui.services.decisions import notify
from daect_tui.services.label_events import notify_event
from daect_tui.services.observations import receive_invitation
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.reversals import notify_reversal

_OF_LABELS = {
    LetterKind.LABEL_SUSPENSION: LabelEventKind.SUSPENDED,
    LetterKind.REINSTATEMENT: LabelEventKind.REINSTATED,
}


def tells(letter: Letter, decision: Decision) -> bool:
    """Tell whether a letter is the one of a decision: its kind, its session and its date are the same."""
    return (letter.kind, letter.session, letter.dated) == (
        LETTER_KINDS[decision.kind],
        decision.session,
        decision.signed_on,
    )


def notify_told(work: UnitOfWork, office: Office, letter: Letter, day: date) -> None:
    """Notify what a letter tells of, in the caller's transaction; most letters tell of nothing signed."""
    if letter.kind in _OF_LABELS:
        notify_event(work, letter.subject, _OF_LABELS[letter.kind], letter.dated, day)
        return
    if letter.kind is LetterKind.OBSERVATIONS_INVITATION:
        receive_invitation(work, letter.subject, letter.dated, day)
        return
    decisions = work.decisions.of_dossier(letter.subject)
    if letter.kind is LetterKind.REVERSAL and not decisions:
        # A label that came without its decision ended by an act of its own.
        for kind in (LabelEventKind.REPEALED, LabelEventKind.REVOKED):
            notify_event(work, letter.subject, kind, letter.dated, day)
        return
    if letter.kind is LetterKind.REVERSAL:
        for reversal in work.reversals.of_decisions([one.id for one in decisions]).values():
            if reversal.signed_on == letter.dated and reversal.notified_on is None:
                notify_reversal(work, reversal, day)
        return
    for decision in decisions:
        if decision.state is DecisionState.SIGNED and tells(letter, decision):
            notify(work, office, decision, day)
