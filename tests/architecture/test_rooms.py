"""The contracts of pyproject.toml hold, and each of them bites when its rule is broken."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("daect_tui", "screens", "storage", "exports")
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--config", str(tree / "pyproject.toml")],
        cwd=tree,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copied_tree(tmp_path: Path) -> Path:
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold() -> None:
    done = lint(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("screens/__init__.py", "import storage", "The three adapters never import one another"),
        ("exports/__init__.py", "import screens", "The three adapters never import one another"),
        ("daect_tui/services/__init__.py", "import storage", "Only cli.py, assembly.py"),
        ("daect_tui/domain/errors.py", "import daect_tui.services", "Inside the core"),
        ("daect_tui/domain/errors.py", "import platformdirs", "The domain knows the standard library"),
        ("daect_tui/services/__init__.py", "import textual", "Only screens imports Textual"),
        ("exports/__init__.py", "import rich", "Only screens imports Textual"),
        ("screens/__init__.py", "import sqlalchemy", "Only storage imports SQLModel"),
        ("storage/__init__.py", "import reportlab", "Only exports imports ReportLab"),
    ],
)
def test_a_contract_bites(copied_tree: Path, file: str, line: str, contract: str) -> None:
    with (copied_tree / file).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")

    done = lint(copied_tree)

    assert done.returncode == 1
    assert re.search(rf"^{re.escape(contract)}.* BROKEN", done.stdout, re.MULTILINE), done.stdout
