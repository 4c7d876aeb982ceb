"""Which dossiers bear a key: sets kept by blocks, read as whole integers."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from storage.bits import gathered, joined, packed, packed_list, size, unpacked
from storage.entries import EVERYTHING, SHORT, Facet, facet_key
from storage.records import Records
from storage.repositories.base import Repository
from storage.tables import PostingTable, SearchPostingTable

# Keys asked for at once: databases bound the values of a statement.
_AT_ONCE = 500
_AFTER_EVERY_SIGN = "\U0010ffff"


class Postings(Repository):
    """Reads and changes the sets; numbers are those of dossiers, offsets those within a block.

    Another table of the same columns holds the sets of other things.
    """

    def __init__(self, records: Records, table: type[PostingTable] = SearchPostingTable) -> None:
        super().__init__(records)
        self._table = table

    def everything(self) -> int:
        """Return the set of all dossiers."""
        return self.of(EVERYTHING)

    def of(self, key: str) -> int:
        """Return the dossiers that bear a key."""
        return self._joined(col(self._table.key) == key)

    def of_beginning(self, word: str) -> int:
        """Return the dossiers that hold a word that begins so."""
        if len(word) <= SHORT:
            return self.of(f"{word}*")
        return self.between(word, word + _AFTER_EVERY_SIGN)

    def of_any(self, keys: Collection[str]) -> int:
        """Return those that bear one of some keys."""
        return self._joined(col(self._table.key).in_(keys)) if keys else 0

    def between(self, low: str, high: str) -> int:
        """Return the dossiers that bear a key from `low` to `high`, the latter left out."""
        return self._joined(col(self._table.key) >= low, col(self._table.key) < high)

    def counts(self, facet: Facet) -> dict[str, int]:
        """Return the values of a facet that some dossier bears, with how many do."""
        start = facet_key(facet, "")
        rows = self._session.exec(
            select(self._table.key, self._table.bits)
            .where(
                col(self._table.key) >= start,
                col(self._table.key) < start + _AFTER_EVERY_SIGN,
            )
            .order_by(col(self._table.key))
        )
        found: dict[str, int] = defaultdict(int)
        for key, bits in rows:
            found[key.removeprefix(start)] += size(bits)
        return {value: count for value, count in found.items() if value and count}

    def add(self, block: int, few: Mapping[str, Sequence[int]], many: Mapping[str, int]) -> None:
        """Add new dossiers of a block: their offsets under some keys, their set under others."""
        known = dict(self._known(block, [*few, *many]))
        written = {key: packed_list(offsets) for key, offsets in few.items() if key not in known}
        written.update((key, packed(bits)) for key, bits in many.items() if key not in known)
        # In the order of the keys, which is that of the index.
        rows = [{"key": key, "block": block, "bits": bits} for key, bits in sorted(written.items())]
        self._records.insert_many(self._table, rows)
        added = {key: gathered(few[key]) if key in few else many[key] for key in known}
        if added:
            self.change(block, added, {})

    def change(self, block: int, come: Mapping[str, int], gone: Mapping[str, int]) -> None:
        """Add dossiers of a block under keys, and remove some; sets are of offsets in the block."""
        keys = list(come.keys() | gone.keys())
        known = dict(self._known(block, keys))
        news = [
            {"key": key, "block": block, "bits": packed(come[key])}
            for key in keys
            if key not in known and key in come
        ]
        changes = [
            {
                "key": key,
                "block": block,
                "bits": packed((unpacked(known[key]) | come.get(key, 0)) & ~gone.get(key, 0)),
            }
            for key in keys
            if key in known
        ]
        if news:
            self._records.insert_many(self._table, news)
        if changes:
            self._records.change_many(self._table, changes, "key", "block")

    def drop_empty(self) -> None:
        """Remove the keys that nothing bears any more: they are words that somebody wrote."""
        self._records.remove(
            self._table, col(self._table.bits) == packed(0), col(self._table.key) != EVERYTHING
        )

    def _known(self, block: int, keys: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        here = col(self._table.block) == block
        key = col(self._table.key)
        if not self._session.exec(select(key).where(here, key == EVERYTHING)).first():
            return
        for start in range(0, len(keys), _AT_ONCE):
            asked = keys[start : start + _AT_ONCE]
            yield from self._session.exec(
                select(self._table.key, self._table.bits).where(here, key.in_(asked))
            )

    def _joined(self, *where: ColumnElement[bool]) -> int:
        blocks: dict[int, list[bytes]] = defaultdict(list)
        for block, bits in self._session.exec(select(self._table.block, self._table.bits).where(*where)):
            blocks[block].append(bits)
        return joined(blocks)
