"""The words of the dossiers, and the line of each in the register list, kept true at every change.

An inverted index in ordinary tables: for each key (see `storage.entries`), the set of dossiers that
bear it, as bits. docs/decisions says why it is this and not the full-text search of a database:
nothing here is SQLite's own, so that another database needs nothing else – only, on PostgreSQL, the
collation "C" for the keys and the sort keys, whose order is that of code points.

A dossier that changes is read before its row is written: the keys that it leaves are those of that row.
"""

from collections.abc import Iterable, Sequence

from sqlmodel import col, select

from daect_tui.domain.dossier import Dossier
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.words import words_in
from storage.bits import BLOCK, as_flags, members
from storage.dossier_rows import read_dossiers
from storage.entries import searched_of
from storage.records import Records
from storage.repositories.base import Repository
from storage.repositories.indexing import Change, Indexing
from storage.repositories.postings import Postings
from storage.tables import DossierTable, OrganisationTable, RegisterEntryTable, SearchPostingTable

# Dossiers noted before they are written in the index: some thousands cost little memory, and the
# sets that they share are then written once.
_WAITING = BLOCK
# Databases bound the values of a statement.
_AT_ONCE = 500
# Dossiers weighed to find those that hold the most of some words.
_WEIGHED = 2000


class SqlSearch(Repository):
    """Implements the port `Search`; the index is written at `flush`, before any reading and at commit."""

    def __init__(self, records: Records) -> None:
        super().__init__(records)
        self._postings = Postings(records)
        self._indexing = Indexing(records, self._postings)
        # As they are now, and as the index has those that it has already.
        self._waiting: dict[int, Dossier] = {}
        self._before: dict[int, Dossier] = {}
        self._renamed: set[int] = set()
        # Grows at each writing: what was read before it may not hold any more.
        self.written = 0

    @property
    def postings(self) -> Postings:
        """The sets, with everything noted so far in them."""
        self.flush()
        return self._postings

    def dossier_changes(self, dossier_id: int) -> None:
        """Note that a dossier of the register is about to be written; `index_many` tells how it is then."""
        if dossier_id not in self._before and dossier_id not in self._waiting:
            self._note_before(read_dossiers(self._session, col(DossierTable.id) == dossier_id))

    def index_many(self, dossiers: Iterable[Dossier]) -> None:
        """Note dossiers as they are kept now: new, or announced by `dossier_changes` before they were."""
        for dossier in dossiers:
            self._waiting[dossier.id] = dossier
            # A whole block at a time: its sets are then written, and not read to be written again.
            if len(self._waiting) >= _WAITING or dossier.id % BLOCK == BLOCK - 1:
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
            if len(self._before) >= _WAITING:
                self.flush()
            its = col(DossierTable.organisation_id) == organisation.id
            if self._note_before(read_dossiers(self._session, its)):
                self._renamed.add(organisation.id)

    def rows_change(self, dossiers: Iterable[int], organisations: Iterable[int]) -> list[int]:
        """Note that rows of dossiers and of organisations are about to be written as they are given.

        Return the dossiers to tell by `index_many` once they are.
        """
        of_these = col(DossierTable.id).in_(list(dossiers))
        its = col(DossierTable.organisation_id).in_(list(organisations))
        found = list(read_dossiers(self._session, of_these | its))
        self._note_before(found)
        return [one.id for one in found]

    def flush(self) -> None:
        """Write what was noted."""
        if self._renamed:
            renamed, self._renamed = self._renamed, set()
            its = col(DossierTable.organisation_id).in_(renamed)
            for dossier in read_dossiers(self._session, its):
                # One that is neither is being filed with others, and will be noted as it is.
                if dossier.id in self._before or dossier.id in self._waiting:
                    self._waiting[dossier.id] = dossier
        waiting, self._waiting = self._waiting, {}
        before, self._before = self._before, {}
        if waiting:
            self.written += 1
            self._indexing.add([one for one in waiting.values() if one.id not in before])
            self._indexing.change(
                [Change(before[one.id], one) for one in waiting.values() if one.id in before]
            )

    def forget(self, dossier_ids: Sequence[int]) -> None:
        """Take dossiers that are about to be removed out of the index."""
        self.flush()
        for start in range(0, len(dossier_ids), _AT_ONCE):
            here = col(DossierTable.id).in_(dossier_ids[start : start + _AT_ONCE])
            self._indexing.forget(read_dossiers(self._session, here))
        self.written += 1

    def rebuild(self) -> None:
        """Make the whole index again from the dossiers: after a migration, since all of it is derived."""
        for table in (SearchPostingTable, RegisterEntryTable):
            self._records.remove(table)
        last = self._session.exec(select(DossierTable.id).order_by(col(DossierTable.id).desc())).first() or 0
        for start in range(0, last + 1, _WAITING):
            here = col(DossierTable.id).between(start, start + _WAITING - 1)
            self.index_many(read_dossiers(self._session, here))
            self.flush()

    def _note_before(self, dossiers: Iterable[Dossier]) -> bool:
        """Keep dossiers as the index has them, unless a first change noted it; tell whether there are any."""
        found = False
        for dossier in dossiers:
            found = True
            # What waits and was not there before is new: the index has nothing of it.
            if dossier.id not in self._waiting:
                self._before.setdefault(dossier.id, dossier)
        return found

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
