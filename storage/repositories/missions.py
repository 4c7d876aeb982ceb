"""Missions."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import col, select

from daect_tui.domain.mission import Mission, MissionContent
from daect_tui.domain.text import NARROW, quoted
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.retention.gone import unknown
from storage.tables import MissionTable


class SqlMissions(Repository):
    """Implements the port `Missions`."""

    def add(self, mission: Mission) -> Mission:
        """Keep a new mission, at version 1."""
        row = MissionTable(**_values(mission), version=1)
        self._records.insert(row)
        return replace(mission, id=row.id, version=1)

    def get(self, reference: str) -> Mission:
        """Read a mission; raises `UnknownReference`."""
        row = self._session.exec(
            select(MissionTable).where(MissionTable.reference == reference)
        ).one_or_none()
        if row is None:
            raise unknown(
                self._session,
                reference,
                f"Aucune mission ne porte la référence {quoted(reference)}. "
                "Vérifiez-la dans la liste des missions.",
            )
        return _mission(row)

    def update(self, mission: Mission) -> Mission:
        """Write a mission read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            MissionTable,
            mission.id,
            mission.version,
            _values(mission),
            f"La mission {mission.reference} a été modifiée entre-temps{NARROW}; "
            "relisez-la puis recommencez.",
        )
        return replace(mission, version=version)

    def during(self, first: date, last: date) -> tuple[Mission, ...]:
        """Return the missions of which a day at least falls in a period, by reference."""
        rows = self._session.exec(
            select(MissionTable)
            .where(MissionTable.starts_on <= last, MissionTable.ends_on >= first)
            .order_by(MissionTable.reference)
        )
        return tuple(_mission(row) for row in rows)

    def all(self) -> tuple[Mission, ...]:
        """Return all missions, by reference."""
        return tuple(
            _mission(row) for row in self._session.exec(select(MissionTable).order_by(MissionTable.reference))
        )

    def of_label(self, number: str) -> tuple[Mission, ...]:
        """Return the missions under a label, the first requested first."""
        rows = self._session.exec(
            select(MissionTable).where(MissionTable.label == number).order_by(col(MissionTable.id))
        )
        return tuple(_mission(row) for row in rows)


def _mission(row: MissionTable) -> Mission:
    return build(Mission, row, content=build(MissionContent, row))


def _values(mission: Mission) -> dict[str, Any]:
    return {
        **columns_of(mission, without=("id", "content", "version")),
        **columns_of(mission.content),
    }
