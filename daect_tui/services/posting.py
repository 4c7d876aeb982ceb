"""Following letters to their recipients: printed, signed, sent, notified; several at once, all or none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.letter import Letter, LetterAction, LetterKind
from daect_tui.services.moves import move_dossier, move_letter
from daect_tui.services.notifying import notify_told
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


class Posting:
    """The use cases of a letter that was produced."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def mark_printed(self, chronos: Sequence[str]) -> tuple[Letter, ...]:
        """Record that letters were printed, all or none."""
        return self._mark(chronos, LetterAction.PRINT)

    def mark_signed(self, chronos: Sequence[str]) -> tuple[Letter, ...]:
        """Record that letters were signed, all or none."""
        return self._mark(chronos, LetterAction.SIGN)

    def mark_sent(self, chronos: Sequence[str], day: date) -> tuple[Letter, ...]:
        """Record that letters left on a day, all or none."""
        return self._mark(chronos, LetterAction.SEND, sent_on=day)

    def mark_notified(self, chronos: Sequence[str], day: date) -> tuple[Letter, ...]:
        """Record that letters were received on a day, all or none; their decisions are notified."""
        return self._mark(chronos, LetterAction.NOTIFY, notified_on=day)

    def _mark(
        self,
        chronos: Sequence[str],
        action: LetterAction,
        sent_on: date | None = None,
        notified_on: date | None = None,
    ) -> tuple[Letter, ...]:
        with self._office.begin() as work:
            marked = []
            for chrono in chronos:
                letter = work.letters.get(chrono)
                dated = replace(
                    letter,
                    sent_on=sent_on or letter.sent_on,
                    notified_on=notified_on or letter.notified_on,
                )
                marked.append(move_letter(work, self._office, dated, action))
                if notified_on:
                    notify_told(work, self._office, letter, notified_on)
                if action is LetterAction.SEND and letter.kind is LetterKind.ACKNOWLEDGEMENT:
                    self._acknowledge(work, letter.subject)
            work.commit()
        return tuple(marked)

    def _acknowledge(self, work: UnitOfWork, reference: str) -> None:
        """Make a filed dossier acknowledged once its acknowledgement has left."""
        dossier = work.dossiers.get(reference)
        if dossier.state is DossierState.FILED:
            move_dossier(work, self._office, dossier, DossierAction.ACKNOWLEDGE)
