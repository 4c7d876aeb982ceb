"""What the preparation of a session says of it and of its items."""

from daect_tui.domain.dates import long_date, long_date_with_day
from daect_tui.domain.hours import time_of_day
from daect_tui.domain.member import Member
from daect_tui.domain.session import SessionState
from daect_tui.domain.text import NBSP, counted, listed, sentence_list
from daect_tui.services.agenda_order import PreparedItem, PreparedSession
from screens.widgets.text import capital

_UNKNOWN = "—"


def summary(prepared: PreparedSession) -> str:
    """Say when the session meets, until when, and how much there is to examine."""
    session = prepared.session
    voting = sum(member.voting for member in prepared.members)
    parts = [
        _when(prepared),
        *([session.state.label] if session.state is not SessionState.PLANNED else []),
        counted(len(prepared.items), "point"),
        counted(voting, "voix", "voix"),
    ]
    return " · ".join(parts)


def _when(prepared: PreparedSession) -> str:
    session = prepared.session
    day = capital(long_date_with_day(session.meets_on)) if session.meets_on else session.period
    if session.hour is None or session.meets_on is None:
        return day
    # The day of the week leaves its room to the hours.
    day = long_date(session.meets_on)
    start = time_of_day(session.hour)
    if prepared.ends_at is None or not prepared.items:
        return f"{day} · {start}"
    return f"{day} · {start} à {time_of_day(prepared.ends_at)}"


def to_answer(prepared: PreparedSession) -> str:
    """Say how many suggested interests nobody has answered."""
    if not prepared.to_answer:
        return ""
    return counted(prepared.to_answer, "intérêt à examiner", "intérêts à examiner")


def item_cells(prepared: PreparedItem) -> tuple[str, ...]:
    """Write the row of an item."""
    item = prepared.item
    return (
        str(item.position),
        time_of_day(prepared.at) if prepared.at else _UNKNOWN,
        item.dossier,
        item.organisation,
        _recusals(prepared),
        item.proposal.sense.label.removeprefix("avis "),
        item.rapporteur or _UNKNOWN,
    )


def _recusals(prepared: PreparedItem) -> str:
    """Write how many are recused, and how many suggestions wait: « 1 », « 1 + 2 ? »."""
    waiting = f"{prepared.to_answer}{NBSP}?" if prepared.to_answer else ""
    if not prepared.recused:
        return waiting or _UNKNOWN
    return f"{len(prepared.recused)} + {waiting}" if waiting else str(len(prepared.recused))


def described(prepared: PreparedItem) -> str:
    """Write an item in full: what it is, what is proposed, who is recused."""
    item = prepared.item
    grounds = item.proposal.grounds
    amount = [str(grounds.amount)] if grounds.amount is not None else []
    more = grounds.wanted or grounds.reasons or ", ".join((*amount, *grounds.reservations))
    rapporteur = f"Rapporteur{NBSP}: {item.rapporteur}. " if item.rapporteur else ""
    proposed = f"{item.proposal.sense.label}{f' ({more})' if more else ''}"
    who = [f"déport de {listed(prepared.recused)}"] if prepared.recused else []
    if prepared.to_answer:
        waiting = counted(prepared.to_answer, "intérêt suggéré à examiner", "intérêts suggérés à examiner")
        who.append(f"{waiting} (Ctrl+D)")
    # Who goes out comes before the proposal, whose grounds may be long.
    return "\n".join(
        (
            f"{item.organisation}{NBSP}: {item.domain}",
            *([f"{capital(sentence_list(who))}."] if who else []),
            f"{rapporteur}Proposition{NBSP}: {proposed}. {counted(prepared.minutes, 'minute')}.",
        )
    )


def member_cells(member: Member) -> tuple[str, str, str, str]:
    """Write the row of a member."""
    return (member.full_name, member.body, member.quality, "oui" if member.voting else "non")
