"""What a report is made of beside its texts: who speaks, results, costs, what follows, aid markers."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.money import Euros
from daect_tui.domain.states import LabelledEnum

LOWEST_MARKER, HIGHEST_MARKER = 0, 2
LAST_GOAL = 17


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a voice, and when; a part that is unknown is empty."""

    name: str
    office: str
    on: date | None


class Achievement(LabelledEnum):
    """How far an objective of the terms of reference was reached."""

    REACHED = "atteint", "atteint"
    PARTLY = "partiel", "partiel"
    MISSED = "non_atteint", "non atteint"


@dataclass(frozen=True, slots=True)
class Result:
    """One objective of the terms of reference; `achievement` is `None` while nobody has said."""

    objective: str
    achievement: Achievement | None
    comment: str


@dataclass(frozen=True, slots=True)
class CostLine:
    """One real cost and who bore it."""

    heading: str
    amount: Euros
    borne_by: str


class FollowUp(LabelledEnum):
    """What comes of a mission."""

    AGREEMENT = "convention", "convention"
    PROJECT = "projet", "projet"
    MISSION = "nouvelle_mission", "nouvelle mission"
    NONE = "aucune", "aucune"
    CONSIDERED = "a_l_etude", "à l’étude"


@dataclass(frozen=True, slots=True)
class FollowUpCheck:
    """What was found when the follow-up of a mission was looked into."""

    on: date
    found: str


@dataclass(frozen=True, slots=True)
class MarkerScore:
    """A policy marker of the DAC: 0 not targeted, 1 significant, 2 principal."""

    marker: str
    score: int
