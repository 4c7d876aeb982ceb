"""Correcting the dates of a way that were noted wrongly: a reason, an act, and what was notified follows."""

from dataclasses import asdict, replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import Letter
from daect_tui.domain.mailing import MailingDates
from daect_tui.domain.notification import check_dates
from daect_tui.services.notifying import renotify_told
from daect_tui.services.ports import UnitOfWork

_CAPTIONS = {
    "sent_on": "envoye_le",
    "presented_on": "presente_le",
    "notified_on": "notifie_le",
    "returned_on": "retourne_le",
}


def dates_of(letter: Letter) -> MailingDates:
    """Return the dates of a way as they stand."""
    return MailingDates(letter.sent_on, letter.presented_on, letter.notified_on, letter.returned_on)


def correct_dates(work: UnitOfWork, letter: Letter, dates: MailingDates, reason: str) -> Letter:
    """Correct dates in the caller's transaction; a date is neither made nor taken away.

    Raises `Refusal` without a reason, when nothing changes, or when the dates do not follow one another.
    """
    if not reason.strip():
        raise Refusal("Pour corriger une date, écrivez le motif\u00a0: il reste dans l’historique.")
    before, after = asdict(dates_of(letter)), asdict(dates)
    changed = [name for name in _CAPTIONS if before[name] != after[name]]
    if not changed:
        raise Refusal("Aucune date n’est changée. Corrigez-en une, ou revenez.")
    if any((before[name] is None) != (after[name] is None) for name in changed):
        raise Refusal("Une date se corrige, elle ne s’ajoute ni ne s’efface ici\u00a0: passez par les actes.")
    corrected = _moved_with_presentation(replace(letter, **after), letter)
    check_dates(corrected)
    kept = work.letters.update(corrected)
    if letter.notified_on and kept.notified_on and kept.notified_on != letter.notified_on:
        _require_after_signature(kept)
        renotify_told(work, kept, letter.notified_on, kept.notified_on)
    detail: dict[str, str | int | list[str]] = {
        _CAPTIONS[name]: f"{short_date(before[name])} → {short_date(after[name])}" for name in changed
    }
    work.journal.append(Act("letter.corrected", letter.chrono, {**detail, "motif": reason.strip()}))
    return kept


def _moved_with_presentation(corrected: Letter, before: Letter) -> Letter:
    """Move the notification that is deemed done on the day of presentation along with that day."""
    if before.return_reason and before.notified_on and before.notified_on == before.presented_on:
        day: date | None = (
            corrected.presented_on if corrected.presented_on != before.presented_on else corrected.notified_on
        )
        return replace(corrected, presented_on=day, notified_on=day)
    return corrected


def _require_after_signature(letter: Letter) -> None:
    if letter.notified_on and letter.notified_on < letter.dated:
        raise Refusal(
            f"{letter.chrono} est daté du {short_date(letter.dated)}\u00a0: il n’a pas pu être notifié le "
            f"{short_date(letter.notified_on)}."
        )
