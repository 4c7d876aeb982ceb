"""Ceilings and daily rates of missions."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.mission_settings import MissionSettings
from storage.columns import Value
from storage.tables.base import Table


class MissionSettingsTable(Table, table=True):
    """What bounds missions from a day on; one a day."""

    __tablename__ = "mission_settings"

    valid_from: date = Field(primary_key=True)
    settings: MissionSettings = Field(sa_type=Value(MissionSettings))
