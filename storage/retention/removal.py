"""Removing what is due, in the transaction in hand: rows, the bytes that nothing else uses, derived sets.

Children go before what they refer to, so that the file itself refuses to lose something that is still
referred to: a dry run, which is the same removal rolled back, meets that refusal too.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Text, func, or_, select, type_coerce
from sqlmodel import Session

from storage import tables as t
from storage.records import Records, core
from storage.repositories.base import Repository
from storage.repositories.know_how import SqlKnowHow
from storage.repositories.search import SqlSearch
from storage.retention.links import Links, among
from storage.retention.plan import DETACHED, GOES, Chosen, lists_of

_FILES: tuple[type[t.Table], ...] = (
    t.LetterTable,
    t.PieceTable,
    t.DossierOpinionTable,
    t.MissionFileTable,
)
_BY_SUBJECT: dict[type[t.Table], str] = {
    t.LetterTable: "subject",
    t.PieceTable: "dossier",
    t.DossierOpinionTable: "dossier",
    t.MissionFileTable: "mission",
}
_ASKED_BY: dict[type[t.Table], tuple[str, str]] = {
    t.DossierTable: ("reference", "dossiers"),
    t.LabelTable: ("number", "labels"),
    t.ExchangeRequestTable: ("reference", "requests"),
}
_NO_CONTACT = dict.fromkeys(
    (
        "representative_civility",
        "representative_first_name",
        "representative_last_name",
        "representative_office",
        "representative_call",
        "contact_name",
        "contact_phone",
        "contact_email",
        "phone",
        "email",
    ),
    "",
)


class Removal(Repository):
    """Removes; says how many rows of each table, and how many files of what size, went."""

    def __init__(self, records: Records, search: SqlSearch, know_how: SqlKnowHow) -> None:
        super().__init__(records)
        self._search, self._know_how = search, know_how
        self.links = Links(records)
        self.rows: Counter[str] = Counter()
        self.files, self.bytes, self.emptied = 0, 0, 0

    def remove(self, chosen: Chosen) -> dict[str, list[Any]]:
        """Remove what was chosen with all that goes with it; return the lists that were followed."""
        lists = lists_of(chosen, self.links)
        files, who = set(file_hashes(self.links, lists)), set(self._asking(lists))
        self._search.forget(lists["dossier_ids"])
        for table, (column, name) in DETACHED.items():
            for condition in among(core(table).c[column], lists[name]):
                self._records.change(table, {column: None}, condition)
        self._rows_go(lists)
        self._files_go(files)
        self._know_how.forget(labels=lists["labels"], missions=lists["missions"])
        self._anonymise({*chosen.organisations, *(who - self._busy(who))})
        return lists

    def _asking(self, lists: dict[str, list[Any]]) -> Iterator[int]:
        """Yield who asks for what goes."""
        for table, (column, name) in _ASKED_BY.items():
            yield from self.links.each(table, "organisation_id", column, lists[name])

    def _busy(self, who: set[int]) -> set[int]:
        """Return those who still ask for something."""
        return {
            number
            for table in _ASKED_BY
            for number in self.links.each(table, "organisation_id", "organisation_id", who)
        }

    def _rows_go(self, lists: dict[str, list[Any]]) -> None:
        tables = {core(table): table for table in GOES}
        for one in reversed(t.METADATA.sorted_tables):
            for column, name in GOES[tables[one]].items() if one in tables else ():
                for condition in among(one.c[column], lists[name]):
                    self.rows[one.name] += self._records.remove(tables[one], condition)

    def _files_go(self, hashes: set[str]) -> None:
        free = sorted(hashes - self._used(hashes))
        stored = core(t.StoredFileTable).c
        self.bytes += file_size(self._session, free)
        for condition in among(core(t.FrozenDocumentTable).c.sha256, free):
            self._records.remove(t.FrozenDocumentTable, condition)
        for condition in among(stored.sha256, free):
            self.files += self._records.remove(t.StoredFileTable, condition)

    def _used(self, hashes: set[str]) -> set[str]:
        """Return those that something which stays still uses: a row, or a letterhead that names them."""
        found: set[str] = set()
        for table in t.METADATA.sorted_tables:
            for key in table.foreign_keys:
                if key.column.table is core(t.StoredFileTable) and table is not core(t.FrozenDocumentTable):
                    for condition in among(key.parent, hashes):
                        rows = self._session.connection().execute(select(key.parent).where(condition))
                        found.update(rows.scalars())
        head = type_coerce(core(t.LetterheadTable).c.letterhead, Text)
        for written in self._session.connection().execute(select(head)).scalars():
            found.update(one for one in hashes if one in written)
        return found

    def _anonymise(self, organisations: Collection[int]) -> None:
        """Empty the names and contacts of those who ask for nothing any more; they stay by their own name."""
        its = core(t.OrganisationTable).c
        somebody = or_(*(its[column] != "" for column in _NO_CONTACT))
        for condition in among(its.id, organisations):
            self.emptied += self._records.change(t.OrganisationTable, _NO_CONTACT, condition, somebody)


def file_hashes(links: Links, lists: dict[str, list[Any]]) -> Iterator[str]:
    """Yield the hashes of the kept files of what goes."""
    for table in _FILES:
        for column, name in GOES[table].items():
            yield from links.each(table, "sha256", column, lists[name])


def file_size(session: Session, hashes: Collection[str]) -> int:
    """Return how many bytes some kept files have."""
    stored = core(t.StoredFileTable).c
    return sum(
        session.connection().execute(select(func.coalesce(func.sum(stored.size), 0)).where(one)).scalar_one()
        for one in among(stored.sha256, hashes)
    )


def sized_files(session: Session, references: Collection[str]) -> dict[str, dict[str, int]]:
    """Return the kept files of some references, each with its size, by its hash."""
    stored = core(t.StoredFileTable).c
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for table, column in _BY_SUBJECT.items():
        its = core(table).c
        query = select(its[column], stored.sha256, stored.size).join_from(
            core(table), core(t.StoredFileTable), its.sha256 == stored.sha256
        )
        for condition in among(its[column], references):
            for reference, sha256, size in session.connection().execute(query.where(condition)):
                found[reference][sha256] = size
    return found
