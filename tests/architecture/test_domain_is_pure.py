"""The rules must outlive every library: the domain imports the standard library and itself only."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOMAIN = ROOT / "daect_tui" / "domain"


def imported(source: str) -> Iterator[str]:
    """Give the full name of every module that a source imports, wherever the import stands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def is_pure(module: str) -> bool:
    inside = module == "daect_tui.domain" or module.startswith("daect_tui.domain.")
    return inside or module.split(".", maxsplit=1)[0] in sys.stdlib_module_names


@pytest.mark.parametrize("path", sorted(DOMAIN.rglob("*.py")), ids=lambda path: path.stem)
def test_a_rule_imports_the_standard_library_only(path: Path) -> None:
    foreign = [module for module in imported(path.read_text(encoding="utf-8")) if not is_pure(module)]

    assert foreign == []


@pytest.mark.parametrize(
    "line",
    [
        "import sqlmodel",
        "from textual.app import App",
        "from daect_tui.services import intake",
        "from . import dates",
    ],
)
def test_a_foreign_import_is_seen(line: str) -> None:
    assert not all(is_pure(module) for module in imported(f"def late():\n    {line}\n"))
