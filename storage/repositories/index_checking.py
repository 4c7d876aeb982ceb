"""Whether the list and the search say what the dossiers say: made again block by block, and compared."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import col

from storage.bits import BLOCK
from storage.dossier_rows import read_dossiers
from storage.entries import entry_values
from storage.records import core
from storage.repositories.base import Repository
from storage.repositories.indexing import sets_of
from storage.tables import DossierTable, RegisterEntryTable, SearchPostingTable


@dataclass(frozen=True, slots=True)
class Misfit:
    """A block: how many dossiers were compared, how many lines and keys are not what they should be."""

    compared: int
    lines: int
    keys: int


class IndexChecking(Repository):
    """Compares what is kept with what would be made; some thousands of dossiers are in memory at a time."""

    def misfits(self) -> Iterator[Misfit]:
        """Go through the blocks."""
        entry, posting = core(RegisterEntryTable).c, core(SearchPostingTable).c
        connection = self._session.connection()
        last = connection.execute(select(core(DossierTable).c.id).order_by(core(DossierTable).c.id.desc()))
        kept = connection.execute(select(entry.id).order_by(entry.id.desc()))
        for block in range(max(last.scalar() or 0, kept.scalar() or 0) // BLOCK + 1):
            start = block * BLOCK
            here = (start, start + BLOCK - 1)
            dossiers = list(read_dossiers(self._session, col(DossierTable.id).between(*here)))
            lines = {one.id: entry_values(one) for one in dossiers}
            found = {
                row["id"]: dict(row)
                for row in connection.execute(
                    select(core(RegisterEntryTable)).where(entry.id.between(*here))
                ).mappings()
            }
            sets = select(posting.key, posting.bits).where(posting.block == block, posting.bits != b"")
            keys = {row.key: row.bits for row in connection.execute(sets)}
            yield Misfit(len(dossiers), _differences(lines, found), _differences(sets_of(dossiers), keys))


def _differences(expected: dict, found: dict) -> int:  # type: ignore[type-arg]
    """Count the keys whose values are not the same on both sides."""
    return sum(expected.get(key) != found.get(key) for key in expected.keys() | found.keys())
