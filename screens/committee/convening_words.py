"""Convening in words: the lines of the list, the foot of the screen, the question that opens a session."""

from daect_tui.domain.convocation import Reception
from daect_tui.domain.dates import long_date_with_day, short_date
from daect_tui.domain.hours import hour_words
from daect_tui.domain.session import Session
from daect_tui.domain.text import counted
from daect_tui.services.convening import ConveningLine, ConveningView

_FROZEN = (
    "La composition du comité sera figée à la date de la séance, "
    "et l’ordre du jour ne changera plus. L’appel des présents suit."
)
_WITHOUT_DAY = "La séance n’a pas de date\u00a0: donnez-la dans sa préparation (Ctrl+T) avant de convoquer."


def cells(line: ConveningLine) -> tuple[str, str, str, str, str, str]:
    """Return the line of a member."""
    sent = line.convocation
    return (
        line.member.full_name,
        line.member.body,
        short_date(sent.sent_on) if sent else "—",
        sent.mode.label if sent else "—",
        short_date(sent.received_on) if sent else "—",
        line.reception.label,
    )


def when_in_words(session: Session) -> str:
    """Say when a session meets: « Mercredi 17 mai 2017 à 14 h », or its period."""
    if session.meets_on is None:
        return session.period
    hour = f" à {hour_words(session.hour)}" if session.hour else ""
    return f"{long_date_with_day(session.meets_on).capitalize()}{hour}"


def counts(view: ConveningView) -> str:
    """Count the convocations: « 12 convoqués sur 13 · 9 reçues »."""
    sent = sum(line.reception is not Reception.NOT_SENT for line in view.lines)
    known = sum(
        line.convocation is not None and line.convocation.received_on is not None for line in view.lines
    )
    return f"{counted(sent, 'convoqué')} sur {len(view.lines)} · {counted(known, 'reçue')}"


def regularity(view: ConveningView) -> str:
    """Say how regular the convening is, where the names are read above."""
    if view.convening is None:
        return _WITHOUT_DAY
    irregular = "" if view.convening.is_regular else "Convocation irrégulière à ce jour. "
    return f"{irregular}{view.convening.summary}"


def opening_question(view: ConveningView) -> str:
    """Ask whether to open a session; an irregular convening is said first, and does not prevent it."""
    if view.convening is None or view.convening.is_regular:
        return _FROZEN
    return (
        f"Convocation irrégulière\u202f; ouvrir reste possible, le procès-verbal le dira. "
        f"{view.convening.sentence}\n\n{_FROZEN}"
    )
