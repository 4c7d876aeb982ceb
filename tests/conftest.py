"""What every test shares: how examples are drawn, no time limit on one, how many workers run."""

import gc
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.once import share_in

settings.register_profile("local", deadline=None)
settings.register_profile(
    "ci", settings.get_profile("local"), derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "local")

# A test of a screen waits for the next refresh more than it computes: one worker a core leaves
# half of the machine idle.
WORKERS_A_CORE = 2


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """How many workers `-n auto` starts; without the screens there is nothing to wait for."""
    return (1 if _without_slow(config) else WORKERS_A_CORE) * (os.cpu_count() or 1)


def _without_slow(config: pytest.Config) -> bool:
    return "not slow" in config.option.markexpr


# Hundreds of registers are made, written and thrown away: in memory, where the system has room there,
# a commit does not wait for the disk, and the files of the last run go at once.
IN_MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30  # noqa: S108 – pytest makes its own private folder in it
if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

# What stays until the end (modules, tests, tables) is not searched for garbage again and again, and
# what a test leaves is searched more seldom: it was a fifth of the time.
GARBAGE_THRESHOLDS = (100_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    base = tmp_path_factory.getbasetemp()
    share_in((base if worker_id == "master" else base.parent) / "shared")


def pytest_collection_finish() -> None:
    """Set what has been collected apart from the garbage to come."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)


# They open a register, or drive the program as a person or a script does: a tenth of a second to a
# second each, and there are a thousand.
SLOW_ROOMS = ("tests/integration/", "tests/screens/", "tests/journeys/")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave a whole room out when nothing of it would run: importing it takes Textual, and seconds."""
    rooms = [config.rootpath / room for room in SLOW_ROOMS]
    return (_without_slow(config) and collection_path in rooms) or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `slow`, which `make quick` leaves out, what opens a register or runs the whole program."""
    for item in items:
        if item.nodeid.startswith(SLOW_ROOMS):
            item.add_marker(pytest.mark.slow)
