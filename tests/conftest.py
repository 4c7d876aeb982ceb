"""What every test shares: how examples are drawn, no time limit on one, how many workers run."""

import gc
import os

import pytest
from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile(
    "ci", settings.get_profile("local"), derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "local")

# A test of a screen waits for the next refresh more than it computes: one worker a core leaves
# half of the machine idle.
WORKERS_A_CORE = 2


def pytest_xdist_auto_num_workers() -> int:
    """How many workers `-n auto` starts."""
    return WORKERS_A_CORE * (os.cpu_count() or 1)


# What stays until the end (modules, tests, tables) is not searched for garbage again and again, and
# what a test leaves is searched more seldom: it was a fifth of the time.
GARBAGE_THRESHOLDS = (100_000, 20, 20)


def pytest_collection_finish() -> None:
    """Set what has been collected apart from the garbage to come."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)


# They drive the program as a person or a script does: half a second each, and there are hundreds.
SLOW_ROOMS = ("tests/screens/", "tests/journeys/", "tests/integration/cli/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything that runs the whole program is `slow`: `make quick` leaves it out."""
    for item in items:
        if item.nodeid.startswith(SLOW_ROOMS):
            item.add_marker(pytest.mark.slow)
