"""Labels with what happened to them, and what « À faire » and F7 ask about them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists
from sqlmodel import col, func, select

from daect_tui.domain.dossier import DossierState
from daect_tui.domain.label import Label
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_register import EndingLabel
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.mission import MissionState
from daect_tui.domain.text import NARROW
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.repositories.labels import SqlLabels
from storage.tables import DossierTable, LabelEventTable, LabelTable, MissionTable, OrganisationTable

# After these, nothing is left to renew; a suspension ends one day.
_OVER = (
    LabelEventKind.REPEALED,
    LabelEventKind.REVOKED,
    LabelEventKind.GIVEN_UP,
    LabelEventKind.RENEWED,
)
# A request that ended so renews nothing: the label is to be renewed again.
_CAME_TO_NOTHING = (
    DossierState.DISCARDED,
    DossierState.WITHDRAWN,
    DossierState.INADMISSIBLE,
    DossierState.REFUSED,
    DossierState.REFUSED_NOTIFIED,
)


class SqlLabelLives(Repository):
    """Implements the port `LabelLives`."""

    def get(self, number: str) -> LabelLife:
        """Read a label and its events; raises `UnknownReference`."""
        label = SqlLabels(self._records).get(number)
        return LabelLife(label, self._rows(LabelEvent, LabelEventTable, "label", number, "id"))

    def all(self) -> tuple[LabelLife, ...]:
        """Return all the labels, by number."""
        events: dict[str, list[LabelEvent]] = defaultdict(list)
        for row in self._session.exec(select(LabelEventTable).order_by(col(LabelEventTable.id))):
            events[row.label].append(build(LabelEvent, row))
        rows = self._session.exec(select(LabelTable).order_by(LabelTable.number))
        return tuple(LabelLife(build(Label, row), tuple(events[row.number])) for row in rows)

    def add(self, event: LabelEvent) -> LabelEvent:
        """Keep what happened to a label."""
        row = LabelEventTable(**_values(event), version=1)
        self._records.insert(row)
        return replace(event, id=row.id, version=1)

    def update(self, event: LabelEvent) -> LabelEvent:
        """Write an event read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            LabelEventTable,
            event.id,
            event.version,
            _values(event),
            f"L’historique du label {event.label} a changé entre-temps{NARROW}; relisez-le puis recommencez.",
        )
        return replace(event, version=version)

    def holders(self) -> Mapping[int, str]:
        """Return the present name of each organisation that holds a label, by its number."""
        holding = select(LabelTable.organisation_id)
        rows = self._session.exec(
            select(OrganisationTable.id, OrganisationTable.name).where(col(OrganisationTable.id).in_(holding))
        )
        return dict(rows.all())

    def late_reports(self, states: Collection[MissionState], today: date) -> Mapping[str, int]:
        """Count, by label, the missions in some states whose report was due before today."""
        rows = self._session.exec(
            select(MissionTable.label, func.count(col(MissionTable.id)))
            .where(col(MissionTable.state).in_(list(states)), col(MissionTable.report_due) < today)
            .group_by(MissionTable.label)
        )
        return dict(rows.all())

    def renewals_of(self, number: str) -> tuple[str, ...]:
        """Return the dossiers that were started from the dossier of a label, by reference."""
        rows = self._session.exec(
            select(DossierTable.reference)
            .join(LabelTable, col(DossierTable.origin) == col(LabelTable.dossier))
            .where(LabelTable.number == number)
            .order_by(DossierTable.reference)
        )
        return tuple(rows)

    def ending(self, first: date, last: date, limit: int) -> tuple[tuple[EndingLabel, ...], int]:
        """Return the labels that end in a period, that nothing has ended and no dossier may renew."""
        wanted = (
            col(LabelTable.until).between(first, last),
            ~exists().where(
                col(LabelEventTable.label) == col(LabelTable.number), col(LabelEventTable.kind).in_(_OVER)
            ),
            ~exists().where(
                col(DossierTable.origin) == col(LabelTable.dossier),
                col(DossierTable.state).not_in(_CAME_TO_NOTHING),
            ),
        )
        rows = self._session.exec(
            select(col(LabelTable.number), col(LabelTable.holder), col(LabelTable.until))
            .where(*wanted)
            .order_by(col(LabelTable.until), col(LabelTable.number))
            .limit(limit)
        )
        return tuple(EndingLabel(*row) for row in rows), self._count(wanted)

    def _count(self, wanted: Collection[ColumnElement[bool]]) -> int:
        return self._session.exec(select(func.count(col(LabelTable.id))).where(*wanted)).one()


def _values(event: LabelEvent) -> dict[str, Any]:
    return columns_of(event, without=("id", "version"))
