"""The inventory names every door, and nothing that is no door; what it points to is there."""

import re
from pathlib import Path

from tests.doors.registry import DOORS
from tests.doors.typed import form_readers

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "doors.md").read_text("utf-8")


def _rows(title: str) -> list[list[str]]:
    section = PAGE.partition(f"## {title}")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]


def test_every_door_has_its_line() -> None:
    assert [row[0] for row in _rows("The doors that are tried")] == [door.name for door in DOORS]


def test_the_forms_are_found() -> None:
    assert len(form_readers()) > 40


def test_the_code_that_is_named_is_there() -> None:
    for row in _rows("The doors that are tried"):
        places = re.findall(r"`([a-z0-9_/*]+(?:\.py|/))`", row[2])
        assert places, row[0]
        for place in places:
            found = (*ROOT.glob(place.rstrip("/")), *ROOT.glob(f"[a-z]*/**/{place.rstrip('/')}"))
            assert found, (row[0], place)


def test_the_tests_that_are_named_are_there() -> None:
    for row in (*_rows("The doors that are tried"), *_rows("Doors without")):
        for name in re.findall(r"test_\w+\.py", row[-1]):
            assert list((ROOT / "tests").rglob(name)), (row[0], name)
