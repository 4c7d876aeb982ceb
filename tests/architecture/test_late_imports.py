"""What should load late does load late: a subprocess runs a command and tells what it has loaded."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("textual", "rich", "sqlmodel", "sqlalchemy", "pydantic", "reportlab", "alembic")

# Runs the command given in its arguments, then writes the top-level modules loaded on the last line.
RUNNER = """
import json, sys
from daect_tui.cli import main
try:
    code = main()
except SystemExit as stop:
    code = stop.code
print()
print(json.dumps({"code": code or 0, "loaded": sorted({name.split(".")[0] for name in sys.modules})}))
"""


def run(arguments: list[str]) -> tuple[int, set[str], str]:
    """Run `daect` with arguments; give its exit code, what it loaded and what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", RUNNER, *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    printed, _, told = done.stdout.rstrip().rpartition("\n")
    state = json.loads(told)
    return state["code"], set(state["loaded"]), printed


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["demo", "--help"],
        ["import", "--help"],
        ["export", "--help"],
        ["merge", "--help"],
    ],
    ids=" ".join,
)
def test_what_needs_no_register_loads_no_library(arguments: list[str]) -> None:
    code, loaded, printed = run(arguments)

    assert code == 0
    assert "daect" in printed
    assert loaded.isdisjoint(HEAVY), loaded.intersection(HEAVY)


def test_importing_the_package_loads_nothing_of_ours() -> None:
    probe = "import sys, daect_tui; print(*(name for name in sys.modules if name.startswith('daect_tui')))"

    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.split() == ["daect_tui"]


@pytest.mark.parametrize("name", HEAVY)
def test_each_name_watched_is_a_library_that_is_there(name: str) -> None:
    assert importlib.util.find_spec(name) is not None


# Opens what is no register, and writes what was loaded when it was first looked at, once that has failed.
PAINTED = """
import json, sys
from importlib.abc import MetaPathFinder
from pathlib import Path

import daect_tui.cli
import daect_tui.commands.application
from daect_tui.launching import make_application

class Watching(MetaPathFinder):
    painted = None

    def find_spec(self, name, path=None, target=None):
        if name == "storage.glimpse" and self.painted is None:
            self.painted = sorted(sys.modules), application.screen.is_running
        return None

sys.meta_path.insert(0, watching := Watching())
application = make_application(Path(sys.argv[1]), "Ana")

async def leave(pilot):
    while not application.screen.has_class("-failed"):
        await pilot.pause()
    application.exit()

application.run(headless=True, auto_pilot=leave)
print(json.dumps(watching.painted))
"""
# What the command line, other screens, the services and the register need.
NOT_PAINTED = (
    *("argparse", "tomllib", "sqlite3", "sqlmodel", "sqlalchemy", "pydantic", "reportlab"),
    *("daect_tui.parser", "daect_tui.adapters", "daect_tui.services", "exports.", "storage.re", "storage.t"),
    *("screens.modals", "screens.commands", "screens.help", "screens.home", "screens.safety"),
    *("daect_tui.domain.dates", "daect_tui.domain.worklist", "daect_tui.domain.dossier"),
)
# Read to know which file is opened, by which version of the program, and where its backups are.
READ_BEFORE = {
    *("exports.beginnings", "storage.revision", "storage.register_lock"),
    *("daect_tui.services", "daect_tui.services.places"),
}


def _unmeasured() -> dict[str, str]:
    """The environment without the measure of coverage, which reads modules of its own in each process."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


def test_something_is_painted_before_the_services_the_register_and_the_other_screens_are_read() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PAINTED, __file__],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env=_unmeasured() | {"DAECT_AGENT": "Ana"},
    )

    loaded, running = json.loads(done.stdout)
    assert running
    assert [name for name in loaded if name.startswith(NOT_PAINTED) and name not in READ_BEFORE] == []


def test_reading_a_table_loads_neither_documents_nor_the_register() -> None:
    probe = (
        "import json, sys, pathlib\n"
        "from exports.tables import open_table\n"
        "with open_table(pathlib.Path('daect_tui/catalogue') / sys.argv[1]) as table: next(table.rows)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    sample = next(path.name for path in sorted((ROOT / "daect_tui" / "catalogue").glob("*.csv")))

    done = subprocess.run(
        [sys.executable, "-c", probe, sample], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )

    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert loaded.isdisjoint({*HEAVY, "storage", "screens"})
