"""What the services need of lessons and of the files of a mission, in small Protocols (see `ports`)."""

from typing import Protocol

from daect_tui.domain.lesson import Lesson


class Lessons(Protocol):
    """Lessons. `get` raises `UnknownReference`, `update` `StaleRecord`."""

    def add(self, lesson: Lesson) -> Lesson: ...
    def get(self, lesson_id: int) -> Lesson: ...
    def update(self, lesson: Lesson) -> Lesson: ...
    def of_mission(self, mission: str) -> tuple[Lesson, ...]:
        """Return the lessons of a mission, the oldest first."""
        ...

    def all(self) -> tuple[Lesson, ...]:
        """Return every lesson, whatever its state, the oldest first."""
        ...
