"""A note that stands with a document that is never rewritten, and says what in it was wrong (art. 16)."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.text import NBSP, quoted


@dataclass(frozen=True, slots=True)
class RectificationNote:
    """What a kept document says and what is to be read instead; `record` and `subject` name it."""

    id: int
    record: str
    subject: str
    before: str
    after: str
    reason: str
    noted_on: date
    agent: str

    @property
    def sentence(self) -> str:
        """Write the note in one sentence."""
        return (
            f"Rectification du {short_date(self.noted_on)}{NBSP}: lire {quoted(self.after)} "
            f"au lieu de {quoted(self.before)} ({self.reason})."
        )
