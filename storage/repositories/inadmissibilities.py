"""Dossiers declared inadmissible."""

from sqlmodel import col, func, select

from daect_tui.domain.inadmissibility import Inadmissibility
from daect_tui.domain.letter import LetterKind, LetterState
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import DossierTable, InadmissibilityTable, LetterTable, OrganisationTable

_TOLD = (
    select(LetterTable.id)
    .where(
        col(LetterTable.subject) == col(InadmissibilityTable.dossier),
        col(LetterTable.kind) == LetterKind.INADMISSIBILITY,
        col(LetterTable.state) != LetterState.REPLACED,
    )
    .exists()
)


class SqlInadmissibilities(Repository):
    """Implements the port `Inadmissibilities`."""

    def add(self, act: Inadmissibility) -> None:
        """Keep an act; a second one on the same dossier is refused."""
        self._records.insert(InadmissibilityTable(**columns_of(act)))

    def find(self, dossier: str) -> Inadmissibility | None:
        """Return the act on a dossier."""
        rows = self._session.exec(
            select(InadmissibilityTable).where(col(InadmissibilityTable.dossier) == dossier)
        )
        return next((build(Inadmissibility, row) for row in rows), None)

    def untold(self, limit: int) -> tuple[tuple[tuple[str, str], ...], int]:
        """Return dossier and applicant of those that no letter tells of, and how many there are."""
        rows = self._session.exec(
            select(col(InadmissibilityTable.dossier), col(OrganisationTable.name))
            .join(DossierTable, col(DossierTable.reference) == col(InadmissibilityTable.dossier))
            .join(OrganisationTable, col(OrganisationTable.id) == col(DossierTable.organisation_id))
            .where(~_TOLD)
            .order_by(col(InadmissibilityTable.declared_on), col(InadmissibilityTable.id))
            .limit(limit)
        )
        found = tuple((dossier, name) for dossier, name in rows)
        count = self._session.exec(select(func.count()).select_from(InadmissibilityTable).where(~_TOLD)).one()
        return found, count
