"""What the screen of the interests says of each: why it is suggested, and what was answered."""

from daect_tui.domain.conflicts import ConflictStanding
from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.text import NBSP
from daect_tui.services.interests import InterestLine


def cells(line: InterestLine) -> tuple[str, ...]:
    """Write the row of a suggestion or a recusal."""
    kinds = ", ".join(dict.fromkeys(interest.kind.label for interest in line.interests)) or "—"
    return (
        str(line.item.position),
        line.item.organisation,
        line.member.full_name,
        kinds,
        line.standing.label,
    )


def why(line: InterestLine) -> str:
    """Write every reason for which an interest is suggested; empty for a recusal that nothing suggested."""
    return " ".join(interest.why for interest in line.interests)


def described(line: InterestLine) -> str:
    """Write why an interest is suggested, and what was answered, when and by whom."""
    who = f"{line.member.full_name}, {line.member.quality}, {line.member.body}"
    lines = [f"{who}\nPoint {line.item.position}, {line.item.organisation}.", why(line)]
    if line.standing is not ConflictStanding.TO_ANSWER:
        moment = line.answered_at
        when = f" le {short_date(paris_day(moment))} à {clock_time(moment)}" if moment else ""
        by = f", noté par {line.answered_by}" if line.answered_by else ""
        lines.append(f"{line.standing.label.capitalize()}{when}{by}{NBSP}: {line.reason}")
    return "\n".join(text for text in lines if text)
