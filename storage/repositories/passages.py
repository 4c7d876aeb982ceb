"""Changes of state."""

from collections.abc import Sequence

from sqlmodel import col, select

from daect_tui.domain.states import Passage
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import PassageTable


class SqlPassages(Repository):
    """Implements the port `Passages`."""

    def add(self, passage: Passage) -> None:
        """Keep a passage; none is ever changed or removed."""
        self._records.insert(PassageTable(**columns_of(passage)))

    def add_many(self, passages: Sequence[Passage]) -> None:
        """Keep many passages at once."""
        if passages:
            self._records.insert_many(PassageTable, [columns_of(passage) for passage in passages])

    def of(self, subject: str) -> tuple[Passage, ...]:
        """Return the passages of a subject, the oldest first."""
        rows = self._session.exec(
            select(PassageTable).where(PassageTable.subject == subject).order_by(col(PassageTable.id))
        )
        return tuple(build(Passage, row) for row in rows)
