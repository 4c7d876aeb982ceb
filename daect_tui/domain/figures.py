"""A table of figures as it is shown and written: its lines say everything, a size apiece draws the bars."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormReader
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.statistics import By
from daect_tui.domain.text import NBSP

_YEAR = re.compile("(19|20)[0-9]{2}")


class Topic(LabelledEnum):
    """What is counted."""

    LABELS = "labels", "labels"
    MISSIONS = "missions", "missions"
    DECISION = "decision", "délai du dépôt à la décision"
    NOTIFICATION = "notification", "délai de la décision à la notification"
    VALIDATION = "validation", "délai de la demande de mission à sa validation"
    REPORT = "rapport", "délai du retour de mission au rapport"


GROUPINGS: dict[Topic, tuple[By, ...]] = {
    Topic.LABELS: (By.THEME, By.REGION, By.YEAR, By.PROGRAMME, By.STATE),
    Topic.MISSIONS: (By.THEME, By.REGION, By.YEAR, By.PROGRAMME, By.ORIGIN, By.STATE),
    **dict.fromkeys(
        (Topic.DECISION, Topic.NOTIFICATION, Topic.VALIDATION, Topic.REPORT), (By.YEAR, By.PROGRAMME)
    ),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: a topic, by what, in which years (both included), as of which day."""

    topic: Topic
    by: By
    first: int
    last: int
    day: date

    @property
    def title(self) -> str:
        """What is shown: « labels par thème, 2017-2018, au 14/03/2018 »."""
        years = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return f"{self.topic.label} par {self.by.label}, {years}, au {short_date(self.day)}"


@dataclass(frozen=True, slots=True)
class Line:
    """One group: its name, what its bar measures, its cells after the name."""

    name: str
    size: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A table: its headings, its lines, all of them together (`None`: nothing), and what is to be known.

    `measured` is the heading of the column that the bars draw.
    """

    asked: Asked
    headings: tuple[str, ...]
    measured: str
    lines: tuple[Line, ...]
    total: Line | None
    note: str

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Every line, the total last, as cells."""
        lines = (*self.lines, *([self.total] if self.total else []))
        return tuple((line.name, *line.cells) for line in lines)


def read_asked(texts: Mapping[str, str], today: date) -> Asked:
    """Read what is asked, as typed; raises `FormRefused` with every fault."""
    reader = FormReader(texts)
    topic = reader.choice("topic", "Compter", Topic, Topic.LABELS)
    by = reader.choice("by", "Par", By, By.THEME)
    if by not in GROUPINGS[topic]:
        known = " ou ".join(one.label for one in GROUPINGS[topic])
        reader.faults["by"] = f"Par{NBSP}: ceci se compte par {known}."
    first = reader.parsed("first", lambda typed: _year("first", typed), today.year)
    last = reader.parsed("last", lambda typed: _year("last", typed), today.year)
    if last < first and not reader.faults:
        reader.faults["last"] = f"À l’année{NBSP}: {last} précède {first}."
    asked = Asked(topic, by, first, last, reader.required_day("day", "Au", today))
    reader.check()
    return asked


def _year(field: str, typed: str) -> int:
    if not _YEAR.fullmatch(typed):
        raise InvalidField(field, f"Année{NBSP}: écrivez-la en quatre chiffres, par exemple 2017.")
    return int(typed)
