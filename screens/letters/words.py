"""A letter of the register in words: its way drawn with its dates, how it left, what its end is worth."""

from collections.abc import Sequence
from datetime import date

from daect_tui.domain.dates import paris_day, short_date
from daect_tui.domain.letter import Letter, LetterState
from daect_tui.domain.letter_clock import LetterClock
from daect_tui.domain.notification import notification_of
from daect_tui.domain.rectification_note import RectificationNote
from daect_tui.domain.registered_number import spaced_number
from screens.widgets.text import capital

_S = LetterState
_ALWAYS = (_S.PRODUCED, _S.PRINTED, _S.SIGNED, _S.SENT)


def previewed(letter: Letter, clock: LetterClock | None, notes: Sequence[RectificationNote] = ()) -> str:
    """Write what the list does not show of a letter, with what is to be read instead of what it says."""
    lines = [
        f"{capital(letter.kind.label)} du {short_date(letter.dated)}, {letter.subject}",
        _to_whom(letter),
        *((way(letter), notification_of(letter).words) if letter.kind.is_mailed else ()),
        clock.words if clock else "",
        *(note.sentence for note in notes),
        f"Produit le {short_date(paris_day(letter.produced_at))}, empreinte {letter.sha256[:12]}…",
    ]
    return "\n".join(filter(None, lines))


def _to_whom(letter: Letter) -> str:
    number = f" nº\u00a0{spaced_number(letter.registered_number)}" if letter.registered_number else ""
    how = f", {letter.mode.label}{number}" if letter.mode else ""
    address = f" ({letter.email})" if letter.email else ""
    return f"À {letter.recipient}{how}{address}" if letter.recipient else ""


def way(letter: Letter) -> str:
    """Draw the way of a letter: « produit ─ imprimé ─ signé ─ envoyé 21/03 ─ ● présenté 23/03 ─ notifié »."""
    if letter.state is _S.REPLACED:
        return f"● {letter.state.label}"
    return " ─ ".join(_step(letter, state, day) for state, day in _steps(letter))


def _steps(letter: Letter) -> list[tuple[LetterState, date | None]]:
    """Return the steps of a way: those of every letter, then what happened to this one."""
    dates = {_S.SENT: letter.sent_on}
    steps: list[tuple[LetterState, date | None]] = [(state, dates.get(state)) for state in _ALWAYS]
    if letter.presented_on:
        steps.append((_S.PRESENTED, letter.presented_on))
    if letter.returned_on:
        steps.append((_S.RETURNED, letter.returned_on))
    if letter.state is not _S.RETURNED:
        steps.append((_S.NOTIFIED, letter.notified_on))
    return steps


def _step(letter: Letter, state: LetterState, day: date | None) -> str:
    word = f"{state.label} {day:%d/%m}" if day else state.label
    return f"● {word}" if state is letter.state else word
