"""The rows of a session that travels: read at home, written in the valise, brought back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from daect_tui.domain.errors import UnusableValise
from daect_tui.services.valise_ports import Luggage, Parts, Rows
from storage import tables as t
from storage.records import core
from storage.repositories.base import Repository
from storage.valise.selection import attached, parts

# What a held session adds or removes, item by item or member by member: replaced as a whole. Nothing
# else refers to their numbers, which may be taken by other sessions at home.
_OF_ITEMS: tuple[type[t.Table], ...] = (t.RecusalTable, t.HearingTable, t.DisagreementTable)
_OF_SESSION: tuple[type[t.Table], ...] = (t.AttendanceTable, t.MandateTable)
_HELD: tuple[type[t.Table], ...] = (
    *_OF_ITEMS,
    *_OF_SESSION,
    t.SeatTable,
    t.AgendaItemTable,
    t.BallotTable,
    t.VoteTable,
    t.SessionTable,
    t.SessionRecordTable,
)
_SEATED: tuple[type[t.Table], ...] = (t.SeatTable, *_OF_SESSION)
# What names a row at home, and stays as it is there.
_ITEM_KEYS = frozenset({"id", "session_id", "position", "dossier"})
_SESSION_KEYS = frozenset({"id", "reference", "version"})


class ValiseRows(Repository):
    """The rows in the port `Valises`: plain values by column, under the names of their tables."""

    def luggage(self, session: str) -> Luggage:
        """Weigh what travels with a session."""
        dossiers = select(core(t.AgendaItemTable).c.dossier).where(
            core(t.AgendaItemTable).c.session_id == self._number(session)
        )
        stored, run = core(t.StoredFileTable).c, self._session.connection()
        files, weight = run.execute(
            select(func.count(), func.coalesce(func.sum(stored.size), 0)).where(attached(dossiers))
        ).one()
        opinions, pieces = (
            run.execute(
                select(func.count()).select_from(core(table)).where(core(table).c.dossier.in_(dossiers))
            ).scalar_one()
            for table in (t.DossierOpinionTable, t.PieceTable)
        )
        return Luggage(opinions, pieces, files, weight)

    def travelling(self, session: str, *, files: bool) -> Iterator[tuple[str, Rows]]:
        """Yield all that travels with a session; kept files come one by one, for they are heavy."""
        columns = core(t.SessionTable).c
        row = (
            self._session.connection()
            .execute(select(columns.id, columns.meets_on).where(columns.reference == session))
            .one()
        )
        for part in parts(row.id, self._chain(session), row.meets_on, files=files):
            table = core(part.table)
            query = select(table).order_by(*table.primary_key.columns)
            if part.where is not None:
                query = query.where(part.where)
            found = self._session.connection().execute(query).mappings()
            size = 1 if part.table is t.StoredFileTable else None
            for rows in found.partitions(size) if size else [found.all()]:
                yield table.name, [{**values, **part.emptied} for values in rows]

    def receive(self, found: Parts) -> None:
        """Write what travels in a new register."""
        for name, rows in found:
            if rows:
                self._records.insert_many(_MODELS[name], rows)

    def held(self) -> dict[str, Rows]:
        """Return what the session of a valise holds; other sessions are there to be referred to only."""
        connection = self._session.connection()
        reference = connection.execute(select(core(t.ValiseTable).c.session)).scalar_one()
        found: dict[str, Rows] = {}
        for model in _HELD:
            table = core(model)
            rows = connection.execute(select(table).order_by(*table.primary_key.columns)).mappings().all()
            found[table.name] = [dict(row) for row in rows]
        found["session"] = [row for row in found["session"] if row["reference"] == reference]
        return found

    def put_back(self, session: str, held: Mapping[str, Rows]) -> None:
        """Put what a valise holds in the place of what this register holds of the session."""
        number, items = self._number(session), self._items(session)
        if sorted(items) != sorted(row["id"] for row in held["agenda_item"]):
            raise UnusableValise(
                "L’ordre du jour de la valise n’est plus celui de la séance\u00a0: rien n’est repris."
            )
        self._clear(number, items)
        for model in _SEATED:
            self._insert(model, held, session_id=number)
        for model in _OF_ITEMS:
            self._insert(model, held)
        self._votes(held)
        for row in held["agenda_item"]:
            values = {name: value for name, value in row.items() if name not in _ITEM_KEYS}
            self._records.change(t.AgendaItemTable, values, core(t.AgendaItemTable).c.id == row["id"])
        for row in held["session"]:
            table = core(t.SessionTable).c
            values = {name: value for name, value in row.items() if name not in _SESSION_KEYS}
            self._records.change(t.SessionTable, {**values, "version": table.version + 1}, table.id == number)
        self._insert(t.SessionRecordTable, held, session_id=number)

    def _clear(self, number: int, items: Sequence[int]) -> None:
        ballots = select(core(t.BallotTable).c.id).where(core(t.BallotTable).c.item_id.in_(items))
        self._records.remove(t.VoteTable, core(t.VoteTable).c.ballot_id.in_(ballots))
        for of_item in _OF_ITEMS:
            self._records.remove(of_item, core(of_item).c.item_id.in_(items))
        self._records.remove(t.BallotTable, core(t.BallotTable).c.item_id.in_(items))
        for model in reversed(_SEATED):  # stays and mandates refer to seats
            self._records.remove(model, core(model).c.session_id == number)
        self._records.remove(t.StepTable, core(t.StepTable).c.session_id == number)
        self._records.remove(t.SessionRecordTable, core(t.SessionRecordTable).c.session_id == number)

    def _insert(self, model: type[t.Table], held: Mapping[str, Rows], **given: Any) -> None:  # noqa: ANN401
        """Write rows under numbers of this register; those that have none keep their keys."""
        rows = [
            {**{name: value for name, value in row.items() if name != "id"}, **given}
            for row in held[core(model).name]
        ]
        if rows:
            self._records.insert_many(model, rows)

    def _votes(self, held: Mapping[str, Rows]) -> None:
        for ballot in held["ballot"]:
            values = {name: value for name, value in ballot.items() if name != "id"}
            number = self._records.add(t.BallotTable, values)
            votes = [vote for vote in held["vote"] if vote["ballot_id"] == ballot["id"]]
            self._insert(t.VoteTable, {"vote": votes}, ballot_id=number)

    def _number(self, session: str) -> int:
        columns = core(t.SessionTable).c
        found = select(columns.id).where(columns.reference == session)
        return int(self._session.connection().execute(found).scalar_one())

    def _items(self, session: str) -> list[int]:
        columns = core(t.AgendaItemTable).c
        found = select(columns.id).where(columns.session_id == self._number(session))
        return list(self._session.connection().execute(found).scalars())

    def _chain(self, session: str) -> list[str]:
        """Return a session, and those that it follows because they lacked their quorum."""
        columns, chain = core(t.SessionTable).c, [session]
        while True:
            first = select(columns.second_of).where(columns.reference == chain[-1])
            before = self._session.connection().execute(first).scalar_one()
            if not before:
                return chain
            chain.append(before)


_MODELS: dict[str, type[t.Table]] = {
    core(model).name: model
    for model in vars(t).values()
    if isinstance(model, type) and hasattr(model, "__table__")
}
