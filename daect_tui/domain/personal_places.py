"""Where a person stands in the register: records, and the texts in them that name the person."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.person_mentions import Mention, surest
from daect_tui.domain.person_names import Naming
from daect_tui.domain.personal_data import Holding, Nature, OwnerKind
from daect_tui.domain.personal_records import KEEPING, RecordKind

Step = str | int


@dataclass(frozen=True, slots=True)
class Spot:
    """A text of a record: its column, and the way to it where the column holds a tree of values.

    `found` are the signs that name the person. In a form about one person the field is theirs as a whole:
    `whole` then, even where nothing of the name is in it (the office, the telephone).
    """

    column: str
    path: tuple[Step, ...]
    text: str
    holding: Holding
    found: tuple[Mention, ...] = ()
    whole: bool = False

    @property
    def field(self) -> str:
        """Name the innermost field."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), self.column)


@dataclass(frozen=True, slots=True)
class Place:
    """A record that names the person; `row` are the values of its primary key.

    `reference` names what the record belongs to, `title` is the same in words, `day` when it was written,
    where that is known.
    """

    kind: RecordKind
    row: tuple[Step, ...]
    owner: OwnerKind
    reference: str
    title: str
    naming: Naming
    spots: tuple[Spot, ...]
    day: date | None = None

    @property
    def key(self) -> str:
        """Name the record among all others."""
        return f"{self.kind.value}:{json.dumps(self.row)}"

    @property
    def nature(self) -> Nature:
        """What the record is for the duty to erase."""
        return KEEPING[self.kind].nature

    @property
    def said(self) -> str:
        """The first words that name the person; in a form, first name and name."""
        form = [spot for spot in self.spots if spot.whole and spot.found]
        if form:
            both = 2 if form[0].field.endswith("first_name") else 1
            return " ".join(spot.text for spot in form[:both])
        return next((spot.text[one.start : one.end] for spot in self.spots for one in spot.found), "")

    @property
    def is_agent_only(self) -> bool:
        """Tell whether the person only stands there as an agent of the desk."""
        return all(spot.holding is Holding.AGENT for spot in self.spots)


def naming_of(spots: Iterable[Spot]) -> Naming:
    """Return how surely some texts name the person, at their surest."""
    return max((surest(spot.found) for spot in spots), default=Naming.NO)
