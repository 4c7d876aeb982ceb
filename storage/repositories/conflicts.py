"""The interests that were looked at and put aside."""

from collections.abc import Collection

from sqlmodel import col, select

from daect_tui.domain.conflicts import Dismissal
from daect_tui.domain.errors import Refusal
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import DismissalTable


class SqlConflicts(Repository):
    """Implements the port `Conflicts`."""

    def dismissed(self, organisation_ids: Collection[int]) -> tuple[Dismissal, ...]:
        """Return what was put aside for some applicants, in the order of members."""
        rows = self._session.exec(
            select(DismissalTable)
            .where(col(DismissalTable.organisation_id).in_(organisation_ids))
            .order_by(col(DismissalTable.member_id), col(DismissalTable.organisation_id))
        )
        return tuple(build(Dismissal, row) for row in rows)

    def dismiss(self, dismissal: Dismissal) -> None:
        """Keep a dismissal, in the place of the one for the same member and applicant."""
        self._records.put(DismissalTable(**columns_of(dismissal)))

    def recall(self, dismissal: Dismissal) -> None:
        """Take a dismissal back; raises `Refusal` when there is none."""
        removed = self._records.remove(
            DismissalTable,
            col(DismissalTable.member_id) == dismissal.member_id,
            col(DismissalTable.organisation_id) == dismissal.organisation_id,
        )
        if not removed:
            raise Refusal("Cet intérêt n’était pas écarté\u202f; il n’y a rien à reprendre.")
