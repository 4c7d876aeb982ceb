"""The catalogue of programmes."""

from dataclasses import replace

from sqlmodel import col, select

from daect_tui.domain.errors import StaleRecord, UnknownReference
from daect_tui.domain.programme import Programme
from daect_tui.domain.text import NARROW, NBSP, listed, quoted
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import ProgrammeTable


class SqlProgrammes(Repository):
    """Implements the port `Programmes`."""

    def add(self, programme: Programme) -> None:
        """Keep a new programme, at version 1."""
        self._records.insert(ProgrammeTable(**columns_of(replace(programme, version=1))))

    def all(self) -> tuple[Programme, ...]:
        """Return the catalogue, by code."""
        rows = self._session.exec(select(ProgrammeTable).order_by(ProgrammeTable.award, ProgrammeTable.code))
        return tuple(build(Programme, row) for row in rows)

    def get(self, code: str) -> Programme:
        """Read a programme; raises `UnknownReference` naming the known codes."""
        row = self._session.get(ProgrammeTable, code)
        if row is None:
            raise UnknownReference(f"Aucun programme ne porte le code {quoted(code)}. {self._known()}")
        return build(Programme, row)

    def update(self, programme: Programme) -> Programme:
        """Write a programme read at its version; raises `StaleRecord`."""
        changed = replace(programme, version=programme.version + 1)
        if not self._records.change(
            ProgrammeTable,
            columns_of(changed, without=("code",)),
            col(ProgrammeTable.code) == programme.code,
            col(ProgrammeTable.version) == programme.version,
        ):
            raise StaleRecord(
                f"Le programme {programme.code} a été modifié entre-temps{NARROW}; "
                "relisez-le puis recommencez."
            )
        return changed

    def _known(self) -> str:
        codes = self._session.exec(select(ProgrammeTable.code).order_by(ProgrammeTable.code)).all()
        if not codes:
            return "Le catalogue est vide\u00a0: ajoutez-y d’abord un programme."
        return f"Programmes connus{NBSP}: {listed(codes)}."
