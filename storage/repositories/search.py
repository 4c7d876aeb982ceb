"""The words of the dossiers, and the line of each in the register list, kept true at every change.

An inverted index in ordinary tables: for each key (see `storage.entries`), the set of dossiers that
bear it, as bits. docs/decisions says why it is this and not the full-text search of a database:
nothing here is SQLite's own, so that another database needs nothing else – only, on PostgreSQL, the
collation "C" for the keys and the sort keys, whose order is that of code points.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from sqlmodel import col, select

from daect_tui.domain.dossier import Dossier
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.words import words_in
from storage.bits import BLOCK, as_flags, gathered, members
from storage.dossier_rows import read_dossiers
from storage.entries import beginnings, entry_values, keys_of, searched_of
from storage.records import Records
from storage.repositories.base import Repository
from storage.repositories.postings import Postings
from storage.tables import (
    DossierTable,
    OrganisationTable,
    RegisterEntryTable,
    SearchDocumentTable,
    SearchPostingTable,
)

# Dossiers noted before they are written in the index: some thousands cost little memory, and the
# sets that they share are then written once.
_WAITING = 8192
_AT_ONCE = 500
# Dossiers weighed to find those that hold the most of some words.
_WEIGHED = 2000
_SEPARATOR = "\n"
# Keys of so few bytes are kept as they are, behind a sign that no compressed text begins with.
_SHORT = 600
_PLAIN = b"\x00"


class SqlSearch(Repository):
    """Implements the port `Search`; the index is written at `flush`, before any reading and at commit."""

    def __init__(self, records: Records) -> None:
        super().__init__(records)
        self._postings = Postings(records)
        self._waiting: dict[int, Dossier] = {}
        self._renamed: set[int] = set()
        # Grows at each writing: what was read before it may not hold any more.
        self.written = 0

    @property
    def postings(self) -> Postings:
        """The sets, with everything noted so far in them."""
        self.flush()
        return self._postings

    def index_many(self, dossiers: Iterable[Dossier]) -> None:
        """Note dossiers as they are kept now."""
        for dossier in dossiers:
            self._waiting[dossier.id] = dossier
            if len(self._waiting) >= _WAITING:
                self.flush()

    def organisation_changes(self, organisation: Organisation) -> None:
        """Note that an organisation is about to be written, unless nothing that is searched changes."""
        table = OrganisationTable
        known = self._session.exec(
            select(  # type: ignore[call-overload]  # SQLModel types four columns at most
                table.name,
                table.siren,
                table.siret,
                table.rna,
                table.city,
                table.representative_first_name,
                table.representative_last_name,
                table.contact_name,
            ).where(table.id == organisation.id)
        ).first()
        if known is not None and tuple(known) != searched_of(organisation):
            self._renamed.add(organisation.id)

    def flush(self) -> None:
        """Write what was noted."""
        if self._renamed:
            renamed, self._renamed = self._renamed, set()
            self.index_many(read_dossiers(self._session, col(DossierTable.organisation_id).in_(renamed)))
        noted, self._waiting = self._waiting, {}
        for start in range(0, len(noted), _WAITING):
            ids = sorted(noted)[start : start + _WAITING]
            for block, group in groupby((noted[number] for number in ids), lambda one: one.id // BLOCK):
                self._index(block, list(group))

    def rebuild(self) -> None:
        """Make the whole index again from the dossiers: after a migration, since all of it is derived."""
        for table in (SearchPostingTable, SearchDocumentTable, RegisterEntryTable):
            self._records.remove(table)
        last = self._session.exec(select(DossierTable.id).order_by(col(DossierTable.id).desc())).first() or 0
        for start in range(0, last + 1, _WAITING):
            here = col(DossierTable.id).between(start, start + _WAITING - 1)
            self.index_many(read_dossiers(self._session, here))
            self.flush()

    def candidates(self, words: Iterable[str], limit: int) -> tuple[str, ...]:
        """Return the references of the dossiers that hold the most of some words, the best first.

        The words are whole ones, folded here; the rarest choose which dossiers are weighed.
        """
        looked_for = dict.fromkeys(words_in(" ".join(words)))
        sets = sorted(filter(None, map(self.postings.of, looked_for)), key=int.bit_count)
        pool = 0
        for bits in sets:
            if pool and (pool | bits).bit_count() > _WEIGHED:
                break
            pool |= bits
        if pool.bit_count() > _WEIGHED:
            for bits in sets:
                pool = pool & bits or pool
        flags = [as_flags(bits) for bits in sets]
        weighed = [number for number, _ in zip(members(pool), range(_WEIGHED), strict=False)]
        one = ord("1")
        weights = {
            number: sum(number < len(each) and each[number] == one for each in flags) for number in weighed
        }
        best = sorted(weighed, key=lambda number: (-weights[number], number))[:limit]
        references = dict(
            self._session.exec(
                select(RegisterEntryTable.id, RegisterEntryTable.reference).where(
                    col(RegisterEntryTable.id).in_(best)
                )
            ).all()
        )
        return tuple(references[number] for number in best)

    # ── Writing ────────────────────────────────────────────────────────────────────────────

    def _index(self, block: int, dossiers: Sequence[Dossier]) -> None:
        """Bring the index up to date for dossiers of one block."""
        self.written += 1
        known = self._documents([dossier.id for dossier in dossiers])
        self._index_new(block, [dossier for dossier in dossiers if dossier.id not in known])
        self._index_known(block, [dossier for dossier in dossiers if dossier.id in known], known)

    def _index_new(self, block: int, dossiers: Sequence[Dossier]) -> None:
        if not dossiers:
            return
        come: dict[str, list[int]] = defaultdict(list)
        begun: dict[str, int] = defaultdict(int)
        documents = []
        for dossier in sorted(dossiers, key=lambda one: one.id):
            keys, offset = keys_of(dossier), dossier.id % BLOCK
            documents.append({"id": dossier.id, "keys": _written(keys)})
            for key in keys:
                come[key].append(offset)
        for key, offsets in come.items():
            begins = beginnings(key)
            bits = gathered(offsets) if begins else 0
            for beginning in begins:
                begun[beginning] |= bits
        self._records.insert_many(RegisterEntryTable, list(map(entry_values, dossiers)))
        self._records.insert_many(SearchDocumentTable, documents)
        self._postings.add(block, come, begun)

    def _index_known(self, block: int, dossiers: Sequence[Dossier], known: Mapping[int, bytes]) -> None:
        if not dossiers:
            return
        come: dict[str, int] = defaultdict(int)
        gone: dict[str, int] = defaultdict(int)
        documents = []
        for dossier in dossiers:
            keys, bit = keys_of(dossier), 1 << dossier.id % BLOCK
            documents.append({"id": dossier.id, "keys": _written(keys)})
            now, then = _with_beginnings(keys), _with_beginnings(_read(known[dossier.id]))
            for key in now - then:
                come[key] |= bit
            for key in then - now:
                gone[key] |= bit
        self._records.change_many(RegisterEntryTable, list(map(entry_values, dossiers)), "id")
        self._records.change_many(SearchDocumentTable, documents, "id")
        self._postings.change(block, come, gone)

    def _documents(self, ids: Sequence[int]) -> dict[int, bytes]:
        known: dict[int, bytes] = {}
        for start in range(0, len(ids), _AT_ONCE):
            asked = ids[start : start + _AT_ONCE]
            known.update(
                self._session.exec(
                    select(SearchDocumentTable.id, SearchDocumentTable.keys).where(
                        col(SearchDocumentTable.id).in_(asked)
                    )
                ).all()
            )
        return known


def _written(keys: Iterable[str]) -> bytes:
    # Sorted, which makes them shorter; a few are not worth it.
    plain = _SEPARATOR.join(keys).encode()
    if len(plain) < _SHORT:
        return _PLAIN + plain
    return zlib.compress(_SEPARATOR.join(sorted(keys)).encode(), 1)


def _read(written: bytes) -> list[str]:
    plain = written[1:] if written.startswith(_PLAIN) else zlib.decompress(written)
    return plain.decode().split(_SEPARATOR)


def _with_beginnings(keys: Iterable[str]) -> set[str]:
    whole = set(keys)
    for key in tuple(whole):
        whole.update(beginnings(key))
    return whole
