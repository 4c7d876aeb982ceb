"""Statistics: labels, missions and delays, counted over the register as of a day."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from daect_tui.domain.errors import WouldOverwrite
from daect_tui.domain.figures import Asked, Figures, Line, Topic
from daect_tui.domain.label import LabelState
from daect_tui.domain.mission import MissionOrigin, MissionState
from daect_tui.domain.money import typed_euros
from daect_tui.domain.percentiles import Spread
from daect_tui.domain.statistics import (
    UNSAID,
    By,
    DelayKind,
    LabelCount,
    MissionCount,
    Span,
    count_labels,
    count_missions,
    measure_delays,
)
from daect_tui.services.catalogue import countries, themes
from daect_tui.services.office import Office
from daect_tui.services.places import stands
from daect_tui.services.ports import Tables

V = TypeVar("V", LabelCount, MissionCount, Spread)

_TOGETHER = "ensemble"
_UNSAID = "non précisé"
_NEAREST = "Rang le plus proche\u00a0: chaque valeur est un délai observé."
_NOTES = {
    (
        Topic.LABELS,
        By.REGION,
    ): "Un label qui vise plusieurs régions compte dans chacune, une fois dans l’ensemble.",
    (Topic.LABELS, By.YEAR): "En vigueur\u00a0: à la fin de l’année, ou au jour dit.",
    **{
        (topic, by): _NEAREST
        for topic in (Topic.DECISION, Topic.NOTIFICATION, Topic.VALIDATION, Topic.REPORT)
        for by in (By.YEAR, By.PROGRAMME)
    },
}
_COSTS = "Les coûts sont ceux des missions parties\u202f; le coût réel, des rapports qui le chiffrent."


class Statistics:
    """The use cases of the screen « Statistiques »."""

    def __init__(self, office: Office, tables: Tables) -> None:
        self._office = office
        self._tables = tables

    def years(self) -> tuple[int, int]:
        """Return the first year of which there is anything to count, and this one."""
        today = self._office.clock.today()
        with self._office.reading() as work:
            first = work.figure_rows.earliest()
        return min(first.year if first else today.year, today.year), today.year

    def figures(self, asked: Asked) -> Figures:
        """Count what is asked."""
        span = Span(asked.first, asked.last, asked.day)
        regions = {country.code: country.region for country in countries()}
        with self._office.reading() as work:
            rows = work.figure_rows
            match asked.topic:
                case Topic.LABELS:
                    return _of_labels(asked, *count_labels(rows.labels(), asked.by, span, regions))
                case Topic.MISSIONS:
                    return _of_missions(asked, *count_missions(rows.missions(), asked.by, span, regions))
                case _:
                    kind = DelayKind(asked.topic.value)
                    return _of_delays(asked, *measure_delays(rows.delays(), kind, asked.by, span))

    def export(self, figures: Figures, path: Path, *, force: bool = False) -> int:
        """Write a table in a file; return its lines. Raises `WouldOverwrite`, `UnusableOutput`."""
        if stands(path) and not force:
            raise WouldOverwrite(f"{path} existe déjà. Choisissez un autre nom, ou demandez à le remplacer.")
        self._tables.write(path, figures.headings, figures.rows)
        return len(figures.rows)


def _of_labels(asked: Asked, groups: Mapping[str, LabelCount], total: LabelCount) -> Figures:
    def cells(one: LabelCount) -> tuple[str, ...]:
        return (str(one.granted), str(one.in_force))

    headings = (asked.by.label, "délivrés", "en vigueur")
    return _table(asked, headings, "délivrés", groups, total, lambda one: one.granted, cells)


def _of_missions(asked: Asked, groups: Mapping[str, MissionCount], total: MissionCount) -> Figures:
    def cells(one: MissionCount) -> tuple[str, ...]:
        return (
            str(one.requested),
            str(one.departed),
            typed_euros(one.planned),
            typed_euros(one.real),
            str(one.reported),
        )

    headings = (asked.by.label, "demandées", "parties", "prévu (€)", "réel (€)", "chiffrées")
    return _table(asked, headings, "demandées", groups, total, lambda one: one.requested, cells)


def _of_delays(asked: Asked, groups: Mapping[str, Spread], together: Spread | None) -> Figures:
    def cells(one: Spread) -> tuple[str, ...]:
        return (str(one.count), str(one.median), str(one.p90))

    headings = (asked.by.label, "n", "médiane (jours)", "P90 (jours)")
    return _table(asked, headings, "médiane (jours)", groups, together, lambda one: one.median, cells)


def _table(
    asked: Asked,
    headings: tuple[str, ...],
    measured: str,
    groups: Mapping[str, V],
    total: V | None,
    size: Callable[[V], int],
    cells: Callable[[V], tuple[str, ...]],
) -> Figures:
    """Arrange groups: years in their order, the others from the largest on, what is not said last."""
    names = _names(asked.by)
    keys = sorted(groups)
    if asked.by is not By.YEAR:
        keys.sort(key=lambda key: (key == UNSAID, -size(groups[key]), names.get(key, key)))
    lines = tuple(Line(names.get(key, key), size(groups[key]), cells(groups[key])) for key in keys)
    whole = Line(_TOGETHER, size(total), cells(total)) if total and lines else None
    note = _COSTS if asked.topic is Topic.MISSIONS else _NOTES.get((asked.topic, asked.by), "")
    return Figures(asked, headings, measured, lines, whole, note)


def _names(by: By) -> Mapping[str, str]:
    """Return what the keys of a grouping are called; a year and a programme are called by themselves."""
    named: Mapping[str, str] = {}
    if by is By.THEME:
        named = themes()
    elif by is By.ORIGIN:
        named = {one.value: one.label for one in MissionOrigin}
    elif by is By.STATE:
        named = {one.value: one.label for one in (*LabelState, *MissionState)}
    return {**named, UNSAID: _UNSAID}
