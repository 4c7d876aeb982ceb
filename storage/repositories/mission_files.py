"""Files joined to missions."""

from dataclasses import replace

from sqlmodel import col, select

from daect_tui.domain.kept_file import KeptFile
from storage.mapping import build, columns_of
from storage.records import core
from storage.repositories.base import Repository
from storage.tables import MissionFileTable


class SqlMissionFiles(Repository):
    """Implements the port `MissionFiles`."""

    def add(self, file: KeptFile) -> KeptFile:
        """Keep a file whose bytes are kept already."""
        row = MissionFileTable(**columns_of(file, without=("id",)))
        self._records.insert(row)
        return replace(file, id=row.id)

    def remove(self, file_id: int) -> None:
        """Take a file off its mission; its bytes stay, others may bear them."""
        self._records.remove(MissionFileTable, core(MissionFileTable).c.id == file_id)

    def of_mission(self, mission: str) -> tuple[KeptFile, ...]:
        """Return the files of a mission, the oldest first."""
        rows = self._session.exec(
            select(MissionFileTable)
            .where(MissionFileTable.mission == mission)
            .order_by(col(MissionFileTable.id))
        )
        return tuple(build(KeptFile, row) for row in rows)
