"""The drawn screens hold in 80 columns by 24 lines, each with its header and its keys."""

import re
from pathlib import Path

import pytest

WIREFRAMES = (Path(__file__).parents[2] / "docs" / "wireframes.md").read_text(encoding="utf-8")
DRAWN = re.findall(r"^## (.+?)$.*?^```text\n(.*?)\n```$", WIREFRAMES, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("name", "drawing"), DRAWN, ids=[name for name, _ in DRAWN])
def test_a_screen_fits(name: str, drawing: str) -> None:
    lines = drawing.split("\n")

    assert len(lines) == 24, name
    assert max(map(len, lines)) <= 80, name
    assert lines[0].startswith(" daect  "), name
    assert "F1 Aide" in lines[-1] or "Échap" in lines[-1], name


def test_every_screen_of_the_function_keys_is_drawn() -> None:
    drawn = {name.split(" ")[0] for name, _ in DRAWN}

    assert {f"F{number}" for number in range(1, 10)} <= drawn
