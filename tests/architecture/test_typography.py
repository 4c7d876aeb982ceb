"""French typography: the narrow space stands before « ; ! ? », the wide one before « : » only."""

from pathlib import Path

_ROOT = Path(__file__).parents[2]
_WRONG = tuple(space + mark for space in ("\\u00a0", "\u00a0") for mark in ";!?")


def test_no_wide_space_stands_before_a_high_mark() -> None:
    found = [
        f"{path.relative_to(_ROOT)}:{number}"
        for folder in ("daect_tui", "screens", "storage")
        for path in sorted((_ROOT / folder).rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(wrong in line for wrong in _WRONG)
    ]

    assert found == []
