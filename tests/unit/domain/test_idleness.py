"""A screen that nobody touches: warned of, then covered."""

import pytest

from daect_tui.domain.idleness import Idleness, idleness


@pytest.mark.parametrize(
    ("seconds", "minutes", "expected"),
    [
        (0.0, 10, Idleness.NOTHING),
        (539.9, 10, Idleness.NOTHING),
        (540.0, 10, Idleness.WARN),
        (599.9, 10, Idleness.WARN),
        (600.0, 10, Idleness.LOCK),
        (29.9, 1, Idleness.NOTHING),
        (30.0, 1, Idleness.WARN),
        (60.0, 1, Idleness.LOCK),
        (100_000.0, 0, Idleness.NOTHING),
    ],
)
def test_a_warning_comes_before_the_lock(seconds: float, minutes: int, expected: Idleness) -> None:
    assert idleness(seconds, minutes) is expected
