"""Calendar files: what was typed comes back, lines are short, nothing typed makes a property."""

import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.calendar_event import CalendarEvent
from daect_tui.domain.text import clean
from exports.calendar_file import calendar_file

STARTS = datetime(2017, 5, 17, 8, 0, tzinfo=UTC)


def _event(place: str = "Salle B", title: str = "Comité de sélection PACT3-2017-S1") -> CalendarEvent:
    return CalendarEvent(
        uid="PACT3-2017-S1@daect",
        title=title,
        starts_at=STARTS,
        ends_at=STARTS.replace(hour=11),
        place=place,
        description="Programmes\u00a0: PACT3",
        stamped_at=STARTS,
    )


def _properties(content: bytes) -> dict[str, str]:
    """Read the file as a calendar would: unfold, then unescape."""
    unfolded = content.decode().replace("\r\n ", "")
    pairs = (line.split(":", 1) for line in unfolded.split("\r\n") if line)
    return {
        name: re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)
        for name, value in pairs
    }


def test_an_agenda_reads_when_and_where() -> None:
    read = _properties(calendar_file(_event()))

    assert (read["DTSTART"], read["DTEND"]) == ("20170517T080000Z", "20170517T110000Z")
    assert (read["SUMMARY"], read["LOCATION"]) == ("Comité de sélection PACT3-2017-S1", "Salle B")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_place_comes_back_and_adds_no_line(place: str) -> None:
    content = calendar_file(_event(place=place))

    assert _properties(content)["LOCATION"] == clean(place).text
    assert set(_properties(content)) == set(_properties(calendar_file(_event())))
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
