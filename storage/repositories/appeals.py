"""Appeals received against decisions."""

from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from daect_tui.domain.appeal import Appeal, AppealKind
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.text import NARROW
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import AppealTable


class SqlAppeals(Repository):
    """Implements the port `Appeals`."""

    def add(self, appeal: Appeal) -> Appeal:
        """Keep a new appeal, at version 1."""
        row = AppealTable(**_values(appeal), version=1)
        self._records.insert(row)
        return replace(appeal, id=row.id, version=1)

    def get(self, appeal_id: int) -> Appeal:
        """Read an appeal; raises `UnknownReference`."""
        row = self._session.get(AppealTable, appeal_id)
        if row is None:
            raise UnknownReference(f"Aucun recours n’a le numéro {appeal_id}.")
        return build(Appeal, row)

    def update(self, appeal: Appeal) -> Appeal:
        """Write an appeal read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            AppealTable,
            appeal.id,
            appeal.version,
            _values(appeal),
            f"Ce recours a été modifié entre-temps{NARROW}; relisez-le puis recommencez.",
        )
        return replace(appeal, version=version)

    def of_decision(self, decision: int) -> tuple[Appeal, ...]:
        """Return the appeals against a decision, the oldest first."""
        rows = self._session.exec(
            select(AppealTable).where(AppealTable.decision_id == decision).order_by(col(AppealTable.id))
        )
        return tuple(build(Appeal, row) for row in rows)

    def unanswered(self, limit: int) -> tuple[Appeal, ...]:
        """Return the administrative appeals without an answer, the oldest first."""
        administrative = [kind for kind in AppealKind if kind.is_administrative]
        rows = self._session.exec(
            select(AppealTable)
            .where(col(AppealTable.answer).is_(None), col(AppealTable.kind).in_(administrative))
            .order_by(col(AppealTable.received_on), col(AppealTable.id))
            .limit(limit)
        )
        return tuple(build(Appeal, row) for row in rows)


def _values(appeal: Appeal) -> dict[str, Any]:
    return columns_of(appeal, without=("id", "version"))
