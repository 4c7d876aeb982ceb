"""The contracts of pyproject.toml hold, and each of them bites when its rule is broken."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("daect_tui", "screens", "storage", "exports")
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
BREAKS = [
    ("screens", "storage", "The three adapters never import one another"),
    ("exports", "screens", "The three adapters never import one another"),
    ("daect_tui.services", "storage", "Only cli.py, assembly.py"),
    ("daect_tui.domain.errors", "daect_tui.services", "Inside the core"),
    ("daect_tui.domain.errors", "platformdirs", "The domain knows the standard library"),
    ("daect_tui.services", "textual", "Only screens imports Textual"),
    ("exports", "rich", "Only screens imports Textual"),
    ("screens", "sqlalchemy", "Only storage imports SQLModel"),
    ("storage", "reportlab", "Only exports imports ReportLab"),
]


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--config", str(tree / "pyproject.toml")],
        cwd=tree,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what is said of a tree in which every rule is broken."""
    tree = tmp_path_factory.mktemp("rooms")
    for room in ROOMS:
        shutil.copytree(ROOT / room, tree / room, ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    shutil.copy(ROOT / "pyproject.toml", tree)
    for importer, imported, _contract in BREAKS:
        with next(_files(tree, importer)).open("a", encoding="utf-8") as source:
            source.write(f"\nimport {imported}\n")
    done = lint(tree)
    assert done.returncode == 1
    return done.stdout


def _files(tree: Path, module: str) -> Iterator[Path]:
    place = tree.joinpath(*module.split("."))
    return (path for path in (place / "__init__.py", place.with_suffix(".py")) if path.exists())


def test_the_contracts_hold() -> None:
    done = lint(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("importer", "imported", "contract"), BREAKS)
def test_a_contract_bites(broken: str, importer: str, imported: str, contract: str) -> None:
    assert re.search(rf"^{re.escape(contract)}.* BROKEN", broken, re.MULTILINE), broken
    # Below the summary each broken contract has its chapter, which names the guilty line.
    chapter = re.split(r"\n\n\n(?=.*\n-+\n)", broken.split("Broken contracts")[1])
    guilty = next(one for one in chapter if one.lstrip("-\n ").startswith(contract))
    assert re.search(rf"^[- ] +{re.escape(importer)} -> {re.escape(imported)} ", guilty, re.MULTILINE), guilty
