"""Who is asked for opinions."""

from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from daect_tui.domain.correspondent import Correspondent
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.text import fold
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import CorrespondentTable


class SqlCorrespondents(Repository):
    """Implements the port `Correspondents`."""

    def add(self, correspondent: Correspondent) -> Correspondent:
        """Keep a new correspondent; return them with their number."""
        row = CorrespondentTable(**_values(correspondent))
        self._records.insert(row)
        return replace(correspondent, id=row.id)

    def update(self, correspondent: Correspondent) -> Correspondent:
        """Write a correspondent, found by number; what was asked before keeps the name of that day."""
        self._records.change(
            CorrespondentTable, _values(correspondent), col(CorrespondentTable.id) == correspondent.id
        )
        return correspondent

    def get(self, correspondent_id: int) -> Correspondent:
        """Read a correspondent; raises `UnknownReference`."""
        row = self._session.get(CorrespondentTable, correspondent_id)
        if row is None:
            raise UnknownReference(
                f"Aucun correspondant n’a le numéro {correspondent_id}. Choisissez-le dans le répertoire."
            )
        return build(Correspondent, row)

    def all(self) -> tuple[Correspondent, ...]:
        """Return all correspondents, present and past, by name."""
        rows = self._session.exec(
            select(CorrespondentTable).order_by(
                col(CorrespondentTable.folded_name), col(CorrespondentTable.id)
            )
        )
        return tuple(build(Correspondent, row) for row in rows)

    def named(self, name: str) -> tuple[Correspondent, ...]:
        """Return the correspondents of a name, accents and case apart."""
        rows = self._session.exec(
            select(CorrespondentTable)
            .where(CorrespondentTable.folded_name == fold(name))
            .order_by(col(CorrespondentTable.id))
        )
        return tuple(build(Correspondent, row) for row in rows)


def _values(correspondent: Correspondent) -> dict[str, Any]:
    return {**columns_of(correspondent, without=("id",)), "folded_name": fold(correspondent.name)}
