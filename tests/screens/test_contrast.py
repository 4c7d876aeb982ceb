"""Every pair of colours that a screen was seen to bear stands apart in each of the four themes.

The walk of `test_every_screen.py` measures what is painted in two of them; the pairs that it keeps bear the
names of the theme, from which the contrast is computed in the others.
"""

import re
from collections.abc import Iterator

import pytest

from screens.theme import THEMES
from tests.support.painting import FRAMES, LEAST, LEAST_OF_FRAMES, Run
from tests.support.snapshots import COLOURS, FOLDER

PAIR = re.compile(r"  ([a-z-]+) on ([a-z-]+)(?:, [a-z ]+)?: (.*)")


def pairs() -> dict[tuple[str, str], float]:
    """Return each pair by its names, with the contrast that its words, or frames, need."""
    found: dict[tuple[str, str], float] = {}
    for path in FOLDER.glob("*.txt"):
        for ink, paper, told in PAIR.findall(path.read_text("utf-8")):
            frames = FRAMES.fullmatch(told.replace(" ¦ ", ""))
            least = LEAST_OF_FRAMES if frames else LEAST
            found[ink, paper] = max(found.get((ink, paper), 0), least)
    return found


def too_near(theme: str, seen: dict[tuple[str, str], float]) -> Iterator[str]:
    """Tell the pairs that are too near each other in a theme."""
    made = THEMES[theme]()
    colours = {**made.variables, **{name: getattr(made, name) for name in COLOURS}}
    for (ink, paper), least in seen.items():
        run = Run("", str(colours[ink]), str(colours[paper]), "")
        if run.contrast < least:
            yield f"{ink} on {paper}: {run.contrast:.2f}"


@pytest.mark.parametrize("theme", THEMES)
def test_every_pair_stands_apart(theme: str) -> None:
    seen = pairs()
    assert len(seen) > 10
    assert list(too_near(theme, seen)) == []


def test_a_pair_that_is_too_near_would_be_told() -> None:
    assert list(too_near("clair", {("panel", "surface"): LEAST})) == ["panel on surface: 1.12"]
