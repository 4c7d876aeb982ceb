"""What every test shares: how examples are drawn, no time limit on one, how many workers run."""

import gc
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.once import share_in

# How many examples a property is tried on: a run takes new ones each time, and `make test-system` many.
EXAMPLES = int(os.environ.get("DAECT_EXAMPLES", "25"))
settings.register_profile("local", deadline=None, max_examples=EXAMPLES)
settings.register_profile(
    "ci", settings.get_profile("local"), derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_xdist_auto_num_workers() -> int:
    """Say how many workers `-n auto` starts: one a core, since no test waits for the clock."""
    return os.cpu_count() or 1


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


# They open a register, start processes, or drive the program as a person or a script does: there are
# two thousand, and importing Textual for them alone takes seconds.
SLOW_ROOMS = ("tests/integration/", "tests/screens/", "tests/journeys/", "tests/doors/")
# Of them, what proves the main way in a few seconds: a dossier comes in, is examined, goes before the
# committee, is decided by a letter, and a session is held by keyboard.
QUICK = (
    "tests/integration/services/test_intake.py",
    "tests/integration/services/test_committee.py",
    "tests/integration/services/test_decisions_and_letters.py",
    "tests/integration/services/test_missions.py",
    "tests/journeys/test_session_of_thirteen.py",
)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave a file out when nothing of it would run: importing it takes seconds."""
    if not _without_slow(config) or collection_path.suffix != ".py":
        return None
    place = collection_path.relative_to(config.rootpath).as_posix()
    return (place.startswith(SLOW_ROOMS) and place not in QUICK) or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `slow`, which `make quick` leaves out, what opens a register or runs the whole program."""
    for item in items:
        if item.nodeid.startswith(SLOW_ROOMS) and not item.nodeid.startswith(QUICK):
            item.add_marker(pytest.mark.slow)
