"""Putting back the rows of the last act, and making again what is derived from them."""

from datetime import datetime

from sqlmodel import col, select

from daect_tui.domain.states import UNDOING, Passage
from storage.dossier_rows import read_dossiers
from storage.driver_errors import MisusedUnitOfWork
from storage.mapping import columns_of
from storage.records import Records, core
from storage.repositories.base import Repository
from storage.repositories.search import SqlSearch
from storage.tables import DossierCountryTable, DossierTable, OrganisationTable, PassageTable
from storage.traces import KeptAct, LastActs, RowBefore


class SqlTakingBack(Repository):
    """Implements the port `RowsBack`."""

    def __init__(self, records: Records, search: SqlSearch, last_acts: LastActs | None) -> None:
        super().__init__(records)
        self._search = search
        self._last_acts = last_acts

    def put_back(self, at: datetime, agent: str, why: str) -> None:
        """Write the rows of the last act as they were before it. See the port."""
        kept = self._last_acts.kept if self._last_acts else None
        if kept is None or not kept.changes:
            raise MisusedUnitOfWork("there is no act to put back")
        dossiers = kept.numbers(DossierTable) | kept.numbers(DossierCountryTable, "dossier_id")
        indexed = self._search.rows_change(dossiers, kept.numbers(OrganisationTable))
        for change in kept.rows:
            self._put(change)
        self._search.index_many(read_dossiers(self._session, col(DossierTable.id).in_(indexed)))
        self._pass_back(kept, at, agent, why)

    def _put(self, change: RowBefore) -> None:
        if change.values is None:
            self._records.remove(change.table, change.here)
            return
        values = dict(change.values)
        if "version" in values:
            version = core(change.table).c.version
            now = self._session.connection().execute(select(version).where(change.here)).scalar()
            values["version"] = max(now or 0, values["version"]) + 1
        if not self._records.change(change.table, values, change.here):
            self._records.add(change.table, values)

    def _pass_back(self, kept: KeptAct, at: datetime, agent: str, why: str) -> None:
        for number in reversed(kept.passages):
            made = self._session.get_one(PassageTable, number)
            back = Passage(made.subject, made.after, made.before, UNDOING, at, agent, why)
            self._records.add(PassageTable, columns_of(back))
