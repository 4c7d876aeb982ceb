"""The short run: each door is tried with some hostile inputs; the long one is `python -m tests.doors`."""

import pytest

from tests.doors.door import Door
from tests.doors.registry import DOORS
from tests.doors.run import drive


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_a_door_takes_in_or_refuses_and_nothing_else(door: Door) -> None:
    assert drive(door, door.short, first=0).inputs >= door.short
