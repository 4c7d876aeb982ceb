"""What belongs together: the dossier, its labels, their missions, who asks, the sessions that saw it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select

from daect_tui.domain.text import fold
from storage import tables as t
from storage.records import core
from storage.repositories.base import Repository

ORGANISATION = "organisme/"
# Databases bound the values of a statement.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Affair:
    """The references that stand and fall together, with who asks."""

    dossiers: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    missions: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    organisations: tuple[int, ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        """Every reference that a hold may bear on."""
        who = (f"{ORGANISATION}{number}" for number in self.organisations)
        return (*self.dossiers, *self.labels, *self.missions, *self.sessions, *who)


class Links(Repository):
    """Follows the references from one thing to those that it belongs with."""

    def column(self, table: type[t.Table], wanted: str, where: str, values: Collection[Any]) -> list[Any]:
        """Return a column of the rows in which another has one of some values, each once, in order."""
        return sorted(set(self.each(table, wanted, where, values)))

    def each(self, table: type[t.Table], wanted: str, where: str, values: Collection[Any]) -> Iterator[Any]:
        """Yield a column of the rows in which another has one of some values, where it is not empty."""
        columns = core(table).c
        for some in in_parts(values):
            found = self._session.connection().execute(
                select(columns[wanted]).where(columns[where].in_(some))
            )
            yield from (value for value in found.scalars() if value not in (None, ""))

    def affair(self, reference: str) -> Affair:
        """Return all that belongs with a dossier, a label, a mission or an organisation."""
        if reference.startswith(ORGANISATION):
            number = int(reference.removeprefix(ORGANISATION))
            return Affair(organisations=(number,))
        labels = self.column(t.MissionTable, "label", "reference", [reference]) or [reference]
        dossiers = self.column(t.LabelTable, "dossier", "number", labels) or [reference]
        labels = self.column(t.LabelTable, "number", "dossier", dossiers) or self.column(
            t.LabelTable, "number", "number", labels
        )
        who = self.column(t.DossierTable, "organisation_id", "reference", dossiers)
        return Affair(
            tuple(self.column(t.DossierTable, "reference", "reference", dossiers)),
            tuple(labels),
            tuple(self.column(t.MissionTable, "reference", "label", labels)),
            tuple(self._sessions(dossiers)),
            tuple(who or self.column(t.LabelTable, "organisation_id", "number", labels)),
        )

    def _sessions(self, dossiers: Sequence[str]) -> list[str]:
        numbers = self.column(t.AgendaItemTable, "session_id", "dossier", dossiers)
        return self.column(t.SessionTable, "reference", "id", numbers)

    def people(self, affair: Affair) -> Iterator[str]:
        """Yield the names, folded, of the people of an affair: who represents, who is asked, who is sent."""
        for number in affair.organisations:
            row = self._session.get(t.OrganisationTable, number)
            if row is not None:
                yield fold(f"{row.representative_first_name} {row.representative_last_name}".strip())
                yield fold(row.contact_name)
        for experts in self.each(t.MissionTable, "experts", "reference", affair.missions):
            yield from (fold(expert.name) for expert in experts)


def in_parts(values: Collection[Any]) -> Iterator[list[Any]]:
    """Cut many values into lists that one statement can take."""
    every = list(values)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]


def among(column: ColumnElement[Any], values: Collection[Any]) -> Iterator[ColumnElement[bool]]:
    """Yield conditions that together choose the rows in which a column has one of some values."""
    for some in in_parts(values):
        yield column.in_(some)
