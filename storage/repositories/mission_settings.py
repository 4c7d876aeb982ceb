"""Ceilings and daily rates of missions."""

from sqlmodel import col, select

from daect_tui.domain.mission_settings import DatedMissionSettings
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import MissionSettingsTable


class SqlMissionSettings(Repository):
    """Implements the port `MissionSettingsBook`."""

    def all(self) -> tuple[DatedMissionSettings, ...]:
        """Return all the settings, the oldest first."""
        rows = self._session.exec(select(MissionSettingsTable).order_by(col(MissionSettingsTable.valid_from)))
        return tuple(build(DatedMissionSettings, row) for row in rows)

    def save(self, dated: DatedMissionSettings) -> None:
        """Insert, or replace those that begin on the same day."""
        self._records.put(MissionSettingsTable(**columns_of(dated)))
