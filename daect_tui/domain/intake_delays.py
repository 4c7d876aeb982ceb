"""The delays that the desk gives, as dated settings: no text fixes them (procedure §4, [H])."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.observations import USUAL_DAYS
from daect_tui.domain.states import LabelledEnum


class OpinionSilence(LabelledEnum):
    """What the silence of somebody asked for an opinion is worth, once the day is past."""

    DEEMED_GIVEN = "repute_rendu", "le silence vaut avis réputé rendu"
    NO_OPINION = "sans_avis", "le silence vaut absence d’avis"


@dataclass(frozen=True, slots=True)
class IntakeDelays:
    """Days proposed for pieces, opinions, observations; whose silence is an opinion deemed given.

    After `hold_months` one asks whether a hold still serves.
    """

    pieces_days: int = 30
    opinion_days: int = 30
    deemed_given: tuple[CorrespondentKind, ...] = (CorrespondentKind.PREFECTURE,)
    observation_days: int = USUAL_DAYS
    hold_months: int = 12

    def silence_of(self, kind: CorrespondentKind) -> OpinionSilence:
        """Return what the silence of a kind of correspondent is worth."""
        return OpinionSilence.DEEMED_GIVEN if kind in self.deemed_given else OpinionSilence.NO_OPINION


@dataclass(frozen=True, slots=True)
class DatedDelays:
    """The delays from a day on."""

    valid_from: date
    delays: IntakeDelays


def delays_on(settings: Sequence[DatedDelays], day: date) -> IntakeDelays:
    """Return the delays in force on a day; the defaults while nobody has set any."""
    begun = [setting for setting in settings if setting.valid_from <= day]
    return max(begun, key=lambda setting: setting.valid_from).delays if begun else IntakeDelays()
