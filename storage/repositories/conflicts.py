"""The interests that were looked at and put aside."""

from collections.abc import Collection

from sqlmodel import col, select

from daect_tui.domain.conflicts import Dismissal
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import DismissalTable


class SqlConflicts(Repository):
    """Implements the port `Conflicts`."""

    def dismissed(self, organisation_ids: Collection[int]) -> tuple[Dismissal, ...]:
        """Return what was put aside for some applicants, the oldest first."""
        rows = self._session.exec(
            select(DismissalTable)
            .where(col(DismissalTable.organisation_id).in_(organisation_ids))
            .order_by(col(DismissalTable.id))
        )
        return tuple(build(Dismissal, row) for row in rows)

    def dismiss(self, dismissal: Dismissal) -> None:
        """Keep a dismissal."""
        self._records.insert(DismissalTable(**columns_of(dismissal)))

    def recall(self, member_id: int, organisation_ids: Collection[int]) -> int:
        """Take back what was put aside for a member and some applicants; return how many there were."""
        return self._records.remove(
            DismissalTable,
            col(DismissalTable.member_id) == member_id,
            col(DismissalTable.organisation_id).in_(organisation_ids),
        )
