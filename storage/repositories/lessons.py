"""Lessons."""

from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.lesson import Lesson, lesson_subject
from daect_tui.domain.text import NARROW, fold
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import LessonTable


class SqlLessons(Repository):
    """Implements the port `Lessons`."""

    def add(self, lesson: Lesson) -> Lesson:
        """Keep a new lesson, at version 1."""
        row = LessonTable(**_values(lesson), version=1)
        self._records.insert(row)
        return replace(lesson, id=row.id, version=1)

    def get(self, lesson_id: int) -> Lesson:
        """Read a lesson; raises `UnknownReference`."""
        row = self._session.get(LessonTable, lesson_id)
        if row is None:
            raise UnknownReference(
                f"Aucun enseignement ne porte le numéro {lesson_subject(lesson_id)}. Relisez la liste."
            )
        return build(Lesson, row)

    def update(self, lesson: Lesson) -> Lesson:
        """Write a lesson read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            LessonTable,
            lesson.id,
            lesson.version,
            _values(lesson),
            f"L’enseignement {lesson.subject} a été modifié entre-temps{NARROW}; "
            "relisez-le puis recommencez.",
        )
        return replace(lesson, version=version)

    def of_mission(self, mission: str) -> tuple[Lesson, ...]:
        """Return the lessons of a mission, the oldest first."""
        rows = self._session.exec(
            select(LessonTable).where(LessonTable.mission == mission).order_by(col(LessonTable.id))
        )
        return tuple(build(Lesson, row) for row in rows)

    def all(self) -> tuple[Lesson, ...]:
        """Return every lesson, the oldest first."""
        rows = self._session.exec(select(LessonTable).order_by(col(LessonTable.id)))
        return tuple(build(Lesson, row) for row in rows)


def _values(lesson: Lesson) -> dict[str, Any]:
    return {
        **columns_of(lesson, without=("id", "version")),
        "folded_title": fold(lesson.title),
        "folded_text": fold(lesson.text),
        "folded_keywords": fold(" ".join(lesson.keywords)),
    }
