"""A calendar file (.ics) that every agenda reads: RFC 5545, one event."""

import re
from datetime import datetime

from daect_tui.domain.calendar_event import CalendarEvent
from daect_tui.domain.text import clean

# RFC 5545 §3.1: « lines of text SHOULD NOT be longer than 75 octets ».
_LONGEST = 75
_SPECIAL = re.compile(r"([\\;,])")


def calendar_file(event: CalendarEvent) -> bytes:
    """Write an event as a calendar of its own, in UTF-8 with the line ends that the format asks."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//daect//seances//FR",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{_text(event.uid)}",
        f"DTSTAMP:{_moment(event.stamped_at)}",
        f"DTSTART:{_moment(event.starts_at)}",
        f"DTEND:{_moment(event.ends_at)}",
        f"SUMMARY:{_text(event.title)}",
        f"LOCATION:{_text(event.place)}",
        f"DESCRIPTION:{_text(event.description)}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _moment(moment: datetime) -> str:
    """Write a UTC moment; a calendar shows it in its owner's time."""
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """Escape a text (RFC 5545 §3.3.11): nothing that is typed can end its line or begin a property."""
    return _SPECIAL.sub(r"\\\1", clean(text).text).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Fold a line at 75 octets, never inside a character; what follows begins with a space."""
    pieces: list[bytes] = []
    piece = b""
    for char in line:
        octets = char.encode()
        if len(piece) + len(octets) > _LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join((*pieces, piece))
