"""The interests of members in applicants that are known from before: put aside, or recusals."""

from collections.abc import Collection

from sqlmodel import col, select

from daect_tui.domain.conflicts import Dismissal, EarlierRecusal
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import AgendaItemTable, DismissalTable, DossierTable, RecusalTable, SessionTable


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

    def earlier(self, organisation_ids: Collection[int], session_id: int) -> tuple[EarlierRecusal, ...]:
        """Return the recusals from items of some applicants in other sessions, the newest first."""
        rows = self._session.exec(
            select(RecusalTable.member_id, SessionTable.reference, RecusalTable.reason)
            .join(AgendaItemTable, col(AgendaItemTable.id) == col(RecusalTable.item_id))
            .join(SessionTable, col(SessionTable.id) == col(AgendaItemTable.session_id))
            .join(DossierTable, col(DossierTable.reference) == col(AgendaItemTable.dossier))
            .where(col(DossierTable.organisation_id).in_(organisation_ids), SessionTable.id != session_id)
            .order_by(col(RecusalTable.id).desc())
        )
        return tuple(EarlierRecusal(*row) for row in rows)
