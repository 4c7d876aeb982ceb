"""Members of the selection committee and the quality in which they sit (CRPA R133-3)."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.states import LabelledEnum


class MemberKind(LabelledEnum):
    """How a member came to sit; it governs replacement (R133-3)."""

    EX_OFFICIO = "droit", "membre de droit"
    ELECTED = "elu", "élu"
    QUALIFIED = "qualifie", "personne qualifiée"


@dataclass(frozen=True, slots=True)
class Member:
    """A member and the term of the seat; `until` is `None` while the end is not known.

    `presides` marks the president, `deputises` the named deputy, who inherits the casting vote
    (product decision 2). A member without `voting` (the secretary) is in no quorum and no vote.
    `region` is the code of the French region where they hold an office, empty where it does not matter.
    """

    id: int
    civility: str
    first_name: str
    last_name: str
    quality: str
    body: str
    kind: MemberKind
    voting: bool
    presides: bool
    deputises: bool
    starts_on: date
    until: date | None = None
    region: str = ""

    @property
    def full_name(self) -> str:
        """Write civility, first name and name."""
        return f"{self.civility} {self.first_name} {self.last_name}"

    def sits_on(self, day: date) -> bool:
        """Tell whether the term runs on a day."""
        return self.starts_on <= day and (self.until is None or day <= self.until)
