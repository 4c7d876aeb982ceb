"""What profiles are made of: which rows changed since, and the profiles of these."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, String, cast, func, or_
from sqlalchemy import select as sa_select
from sqlmodel import col, select

from daect_tui.domain.matching import Profile, ProfileKind
from storage import know_how_profiles as profiles
from storage.records import Records, core
from storage.repositories.base import Repository
from storage.tables import (
    DossierTable,
    EvaluationTable,
    KnowHowTable,
    LabelTable,
    LessonTable,
    MissionTable,
    Table,
)

# By kind, the tables that it is read with: nothing is looked for while none of them is written.
READ_WITH: dict[ProfileKind, frozenset[type[Table]]] = {
    ProfileKind.LABEL: frozenset({LabelTable, DossierTable}),
    ProfileKind.MISSION: frozenset({MissionTable, EvaluationTable}),
    ProfileKind.LESSON: frozenset({LessonTable}),
}


@dataclass(frozen=True, slots=True)
class Made:
    """What was read of one source: its key, the versions read, the profiles made of it."""

    key: str
    version: int
    other_version: int
    profiles: tuple[Profile, ...]


class Sources(Repository):
    """Reads labels, missions and lessons, each with what it is read with."""

    def __init__(self, records: Records) -> None:
        super().__init__(records)
        self._reading = {
            ProfileKind.LABEL: self._labels,
            ProfileKind.MISSION: self._missions,
            ProfileKind.LESSON: self._lessons,
        }
        self.kinds = tuple(self._reading)

    def read(self, kind: ProfileKind, keys: Sequence[str]) -> Iterable[Made]:
        """Make the profiles of some keys; those of a mission are followed by those of its experts."""
        return self._reading[kind](keys)

    def stale(self, kind: ProfileKind) -> list[str]:
        """Return the keys whose profiles are not of the versions that stand."""
        return list(self._session.connection().execute(_stale(kind)).scalars())

    def _labels(self, keys: Sequence[str]) -> Iterator[Made]:
        rows = self._session.exec(
            select(LabelTable, col(DossierTable.skills), col(DossierTable.experts), col(DossierTable.version))
            .outerjoin(DossierTable, _DOSSIER_OF_LABEL)
            .where(col(LabelTable.number).in_(keys))
        )
        for row, skills, experts, version in rows:
            yield Made(row.number, row.version, version or 0, (*profiles.of_label(row, skills, experts),))

    def _missions(self, keys: Sequence[str]) -> Iterator[Made]:
        rows = self._session.exec(
            select(MissionTable, col(EvaluationTable.report), col(EvaluationTable.version))
            .outerjoin(EvaluationTable, _REPORT_OF_MISSION)
            .where(col(MissionTable.reference).in_(keys))
        )
        for row, report, version in rows:
            yield Made(row.reference, row.version, version or 0, (*profiles.of_mission(row, report),))

    def _lessons(self, keys: Sequence[str]) -> Iterator[Made]:
        numbers = [int(key) for key in keys]
        for row in self._session.exec(select(LessonTable).where(col(LessonTable.id).in_(numbers))):
            yield Made(str(row.id), row.version, 0, (*profiles.of_lesson(row),))


_DOSSIER_OF_LABEL = col(DossierTable.reference) == col(LabelTable.dossier)
_REPORT_OF_MISSION = col(EvaluationTable.mission) == col(MissionTable.reference)

_Column = SQLColumnExpression[Any]
_Other = tuple[type[Table], ColumnElement[bool], _Column]
# By kind: the key of what it is made of, its table, and the other table that it is read with.
_KEYS: dict[ProfileKind, tuple[_Column, type[Table], _Other | None]] = {
    ProfileKind.LABEL: (
        col(LabelTable.number),
        LabelTable,
        (DossierTable, _DOSSIER_OF_LABEL, col(DossierTable.version)),
    ),
    ProfileKind.MISSION: (
        col(MissionTable.reference),
        MissionTable,
        (EvaluationTable, _REPORT_OF_MISSION, col(EvaluationTable.version)),
    ),
    ProfileKind.LESSON: (cast(col(LessonTable.id), String), LessonTable, None),
}


@cache
def _stale(kind: ProfileKind) -> Select[str]:
    """Look for what has no profile of the versions that stand; asked at most commits, arranged once."""
    key, table, other = _KEYS[kind]
    known = KnowHowTable
    its = (col(known.kind) == kind) & (col(known.reference) == key) & (col(known.position) == 0)
    query = sa_select(key).select_from(table).outerjoin(known, its)
    another = col(known.version) != core(table).c.version
    if other is not None:
        other_table, joined, other_version = other
        query = query.outerjoin(other_table, joined)
        another = or_(another, col(known.other_version) != func.coalesce(other_version, 0))
    return query.where(or_(col(known.id).is_(None), another))
