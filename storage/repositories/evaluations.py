"""Evaluations of missions."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Text, type_coerce
from sqlmodel import col, func, select

from daect_tui.domain.evaluation import Evaluation, EvaluationState
from daect_tui.domain.text import NARROW
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import EvaluationTable


class SqlEvaluations(Repository):
    """Implements the port `Evaluations`."""

    def add(self, evaluation: Evaluation) -> Evaluation:
        """Keep a new evaluation, at version 1; a mission has one."""
        row = EvaluationTable(**_values(evaluation), version=1)
        self._records.insert(row)
        return replace(evaluation, id=row.id, version=1)

    def find(self, mission: str) -> Evaluation | None:
        """Return the evaluation of a mission, if there is one yet."""
        row = self._session.exec(
            select(EvaluationTable).where(EvaluationTable.mission == mission)
        ).one_or_none()
        return None if row is None else build(Evaluation, row)

    def update(self, evaluation: Evaluation) -> Evaluation:
        """Write an evaluation read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            EvaluationTable,
            evaluation.id,
            evaluation.version,
            _values(evaluation),
            f"L’évaluation de la mission {evaluation.mission} a été modifiée entre-temps{NARROW}; "
            "relisez-la puis recommencez.",
        )
        return replace(evaluation, version=version)

    def all(self) -> tuple[Evaluation, ...]:
        """Return all evaluations, by mission."""
        rows = self._session.exec(select(EvaluationTable).order_by(EvaluationTable.mission))
        return tuple(build(Evaluation, row) for row in rows)

    def awaiting(self) -> tuple[Evaluation, ...]:
        """Return those that are partial and not evaluated, or whose follow-up nobody has looked into."""
        table = EvaluationTable
        unfinished = col(table.partial) & (col(table.state) == EvaluationState.RECEIVED)
        planned = func.json_extract(type_coerce(table.report, Text), "$.follow_up_on").is_not(None)
        unchecked = (col(table.follow_up_checks) == ()) & planned
        rows = self._session.exec(select(table).where(unfinished | unchecked).order_by(table.mission))
        return tuple(build(Evaluation, row) for row in rows)


def _values(evaluation: Evaluation) -> dict[str, Any]:
    return columns_of(evaluation, without=("id", "version"))
