"""Lessons: kept, amended at their version, found by mission."""

from dataclasses import replace

import pytest
from sqlmodel import select

from daect_tui.domain.errors import StaleRecord, UnknownReference
from storage.register import OpenRegister
from storage.tables import LessonTable
from tests.integration.storage.report_samples import lesson
from tests.integration.storage.samples import AGENT, CLOCK
from tests.integration.storage.world import World


def test_a_lesson_is_read_as_it_was_written(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        kept = unit.lessons.of_mission(world.mission.reference)
        assert kept == (replace(lesson(world.mission.reference), id=kept[0].id),)
        free = unit.lessons.add(lesson())
        assert unit.lessons.get(free.id) == free
        assert unit.lessons.all() == (*kept, free)


def test_a_lesson_changed_since_it_was_read_is_not_overwritten(filled: OpenRegister) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        (read,) = unit.lessons.all()
        assert unit.lessons.update(replace(read, title="Former ailleurs")).version == read.version + 1
        with pytest.raises(StaleRecord, match="ENS-001 a été modifié entre-temps"):
            unit.lessons.update(read)


def test_an_unknown_lesson_is_named(filled: OpenRegister) -> None:
    with filled.reading() as unit, pytest.raises(UnknownReference, match="ENS-009"):
        unit.lessons.get(9)


def test_its_texts_are_kept_folded(filled: OpenRegister) -> None:
    with filled.reading() as unit:
        row = unit._session.exec(select(LessonTable)).one()
    assert (row.folded_title, row.folded_keywords) == ("former sur place", "vitrail eclairage")
