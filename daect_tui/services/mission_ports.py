"""What the services need of the register about the conditions of missions (see `ports`)."""

from typing import Protocol

from daect_tui.domain.mission_settings import DatedMissionSettings


class MissionSettingsBook(Protocol):
    """The ceilings, daily rates and delay of the report, with their days."""

    def all(self) -> tuple[DatedMissionSettings, ...]: ...
    def save(self, dated: DatedMissionSettings) -> None:
        """Insert, or replace those that begin on the same day."""
        ...
