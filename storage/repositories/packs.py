"""Exchange files as the register remembers them."""

from dataclasses import replace

from sqlmodel import col, select

from daect_tui.domain.pack_record import DepartedPack, KeptConflict, PackMerge
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import MergeConflictTable, MissionPackTable, PackMergeTable


class SqlPacks(Repository):
    """Implements the port `KeptPacks`."""

    def add(self, pack: DepartedPack) -> None:
        """Remember a pack that leaves."""
        self._records.insert(MissionPackTable(**columns_of(pack)))

    def starting(self, beginning: str) -> tuple[DepartedPack, ...]:
        """Return the packs whose number begins so."""
        rows = self._session.exec(
            select(MissionPackTable).where(col(MissionPackTable.id).startswith(beginning, autoescape=True))
        )
        return tuple(build(DepartedPack, row) for row in rows)

    def add_merge(self, merge: PackMerge) -> PackMerge:
        """Remember that a pack came back."""
        number = self._records.add(PackMergeTable, columns_of(merge, without=("id",)))
        return replace(merge, id=number)

    def merges(self, pack: str) -> tuple[PackMerge, ...]:
        """Return the merges of a pack, oldest first."""
        rows = self._session.exec(
            select(PackMergeTable).where(PackMergeTable.pack == pack).order_by(col(PackMergeTable.id))
        )
        return tuple(build(PackMerge, row) for row in rows)

    def add_conflict(self, conflict: KeptConflict) -> KeptConflict:
        """Keep the two texts of a field."""
        number = self._records.add(MergeConflictTable, columns_of(conflict, without=("id",)))
        return replace(conflict, id=number)

    def conflicts(self, mission: str) -> tuple[KeptConflict, ...]:
        """Return the conflicts met on a mission, oldest first."""
        rows = self._session.exec(
            select(MergeConflictTable)
            .where(MergeConflictTable.mission == mission)
            .order_by(col(MergeConflictTable.id))
        )
        return tuple(build(KeptConflict, row) for row in rows)
