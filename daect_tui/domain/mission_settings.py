"""Ceilings, daily rates and the delay of the report, as dated settings: no text of ours fixes them.

The ceilings of the programmes were not found (procedure §1): while none is recorded none applies.
They bear on what the delegation pays; what others pay is theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from daect_tui.domain.mission_costs import CostCategory
from daect_tui.domain.money import Euros

HYPOTHESIS = "hypothèse"


@dataclass(frozen=True, slots=True)
class CategoryCeiling:
    """The most that the delegation pays for one category, on one mission."""

    category: CostCategory
    amount: Euros


@dataclass(frozen=True, slots=True)
class DailyRate:
    """The daily indemnity in a country (an ISO code)."""

    country: str
    amount: Euros


@dataclass(frozen=True, slots=True)
class MissionSettings:
    """What bounds a mission; `None` and empty mean that nothing is recorded.

    `share` is the greatest part of the cost that the delegation bears, in percent. `report_days` are
    counted from the return. `source` says where these numbers come from.
    """

    mission_ceiling: Euros | None = None
    day_ceiling: Euros | None = None
    category_ceilings: tuple[CategoryCeiling, ...] = ()
    share: int | None = None
    rates: tuple[DailyRate, ...] = ()
    report_days: int = 30
    source: str = HYPOTHESIS

    def rate(self, country: str) -> Euros | None:
        """Return the daily rate of a country, where one is recorded."""
        return next((rate.amount for rate in self.rates if rate.country == country), None)

    def report_due(self, returned_on: date) -> date:
        """Return the day on which a report is due."""
        return returned_on + timedelta(days=self.report_days)


@dataclass(frozen=True, slots=True)
class DatedMissionSettings:
    """The settings from a day on."""

    valid_from: date
    settings: MissionSettings


def mission_settings_on(book: Sequence[DatedMissionSettings], day: date) -> MissionSettings:
    """Return the settings in force on a day; the defaults while nobody has set any."""
    begun = [dated for dated in book if dated.valid_from <= day]
    return max(begun, key=lambda dated: dated.valid_from).settings if begun else MissionSettings()
