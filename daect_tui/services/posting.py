"""Following letters to their recipients, several at once, all or none: each step with its facts.

What the law takes for a notification is recorded as one, in the same transaction as the return.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import Letter, LetterAction, LetterKind, LetterState
from daect_tui.domain.mailing import Departure, MailingDates, MailMode, Receipt, Return
from daect_tui.domain.notification import check_dates, deemed_on, return_fault
from daect_tui.domain.registered_number import tidy_number
from daect_tui.services.mail_corrections import correct_dates
from daect_tui.services.moves import move_dossier, move_letter
from daect_tui.services.notifying import notify_told
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

_Change = Callable[[Letter], Letter]


class Posting:
    """The use cases of a letter that was produced."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def mark_printed(self, chronos: Sequence[str]) -> tuple[Letter, ...]:
        """Record that letters were printed, all or none."""
        return self._mark(chronos, LetterAction.PRINT, lambda letter: letter)

    def mark_signed(self, chronos: Sequence[str]) -> tuple[Letter, ...]:
        """Record that letters were signed, all or none."""
        return self._mark(chronos, LetterAction.SIGN, lambda letter: letter)

    def mark_sent(
        self,
        chronos: Sequence[str],
        day: date,
        mode: MailMode | None = None,
        *,
        number: str = "",
        email: str = "",
    ) -> tuple[Letter, ...]:
        """Record that letters left on a day, all or none; each in its usual mode unless one is given.

        A number is of one letter: raises `Refusal` when it is given to several.
        """
        if number and len(chronos) > 1:
            raise Refusal("Un numéro de recommandé est celui d’un seul courrier. Envoyez-les un à un.")
        departure = Departure(day, mode, tidy_number(number), email)
        return self._mark(chronos, LetterAction.SEND, lambda letter: _left(letter, departure))

    def mark_presented(self, chronos: Sequence[str], day: date) -> tuple[Letter, ...]:
        """Record that letters were presented on a day, a notice being left, all or none."""
        return self._mark(chronos, LetterAction.PRESENT, lambda letter: replace(letter, presented_on=day))

    def mark_notified(self, chronos: Sequence[str], day: date) -> tuple[Letter, ...]:
        """Record that letters were received on a day, all or none; their decisions are notified."""
        return self._mark(chronos, LetterAction.NOTIFY, lambda letter: replace(letter, notified_on=day))

    def mark_returned(self, chronos: Sequence[str], came_back: Return) -> tuple[Letter, ...]:
        """Record that letters came back, all or none; those that the law deems notified are so."""
        with self._office.begin() as work:
            marked = tuple(self._return(work, work.letters.get(chrono), came_back) for chrono in chronos)
            work.commit()
        return marked

    def record_receipts(self, receipts: Sequence[Receipt]) -> tuple[Letter, ...]:
        """Record slips, all or none: the numbers of letters that left, the days of those that came back."""
        with self._office.begin() as work:
            marked = tuple(self._receive(work, receipt) for receipt in receipts)
            work.commit()
        return marked

    def step_back(self, chronos: Sequence[str]) -> tuple[Letter, ...]:
        """Take back the last step of letters, all or none; raises `Refusal` when something rests on it."""
        return self._mark(chronos, LetterAction.STEP_BACK, _stepped_back)

    def correct(self, chrono: str, dates: MailingDates, reason: str) -> Letter:
        """Correct dates that were noted wrongly, for a recorded reason; what they notified follows."""
        with self._office.begin() as work:
            corrected = correct_dates(work, work.letters.get(chrono), dates, reason)
            work.commit()
        return corrected

    def _mark(self, chronos: Sequence[str], action: LetterAction, change: _Change) -> tuple[Letter, ...]:
        with self._office.begin() as work:
            marked = tuple(self._step(work, change(work.letters.get(one)), action) for one in chronos)
            work.commit()
        return marked

    def _step(self, work: UnitOfWork, letter: Letter, action: LetterAction) -> Letter:
        check_dates(letter)
        if action is LetterAction.STEP_BACK:
            _require_unacknowledged(work, letter)
        moved = move_letter(work, self._office, letter, action)
        if moved.notified_on and action in (LetterAction.NOTIFY, LetterAction.DEEM):
            notify_told(work, self._office, moved, moved.notified_on)
        if action is LetterAction.SEND and letter.kind is LetterKind.ACKNOWLEDGEMENT:
            self._acknowledge(work, letter.subject)
        return moved

    def _receive(self, work: UnitOfWork, receipt: Receipt) -> Letter:
        letter = work.letters.get(receipt.chrono)
        number = tidy_number(receipt.number) or letter.registered_number
        numbered = replace(letter, registered_number=number)
        if receipt.day:
            return self._step(work, replace(numbered, notified_on=receipt.day), LetterAction.NOTIFY)
        if not letter.awaits_receipt:
            raise Refusal(f"{letter.chrono}\u00a0: ce courrier n’attend pas d’avis de réception.")
        work.journal.append(Act("letter.numbered", letter.chrono, {"numero": number}))
        return work.letters.update(numbered)

    def _return(self, work: UnitOfWork, letter: Letter, came_back: Return) -> Letter:
        fault = return_fault(letter.mode, came_back)
        if fault:
            raise Refusal(f"{letter.chrono}\u00a0: {fault}")
        back = replace(
            letter,
            presented_on=came_back.presented_on or letter.presented_on,
            returned_on=came_back.returned_on,
            return_reason=came_back.reason,
        )
        returned = self._step(work, back, LetterAction.RETURN)
        day = deemed_on(returned.mode, came_back)
        if day is None:
            return returned
        return self._step(work, replace(returned, notified_on=day), LetterAction.DEEM)

    def _acknowledge(self, work: UnitOfWork, reference: str) -> None:
        """Make a filed dossier acknowledged once its acknowledgement has left."""
        dossier = work.dossiers.get(reference)
        if dossier.state is DossierState.FILED:
            move_dossier(work, self._office, dossier, DossierAction.ACKNOWLEDGE)


def _require_unacknowledged(work: UnitOfWork, letter: Letter) -> None:
    """Refuse to take back the sending that acknowledged a dossier."""
    if letter.kind is not LetterKind.ACKNOWLEDGEMENT or letter.state is not LetterState.SENT:
        return
    if work.dossiers.get(letter.subject).state is not DossierState.FILED:
        raise Refusal(
            f"{letter.chrono}\u00a0: cet envoi vaut accusé de réception du dossier {letter.subject}. "
            "Corrigez plutôt sa date."
        )


def _left(letter: Letter, departure: Departure) -> Letter:
    """Note how a letter left; one that came back begins its way anew, the journal keeps the old one."""
    return replace(
        letter,
        sent_on=departure.day,
        mode=departure.mode or letter.kind.usual_mode,
        registered_number=departure.number,
        email=departure.email,
        presented_on=None,
        returned_on=None,
        return_reason=None,
    )


def _stepped_back(letter: Letter) -> Letter:
    """Forget what the last step had noted."""
    if letter.presented_on or letter.returned_on:
        return replace(letter, presented_on=None, returned_on=None, return_reason=None)
    return replace(letter, sent_on=None, mode=None, registered_number="", email="")
