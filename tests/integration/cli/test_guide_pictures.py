"""The pictures of the guide show what the program shows: each is taken again, and read."""

import re
import shutil
from pathlib import Path

import pytest

from tests.support.guide.drawing import text_of
from tests.support.guide.taking import pictures

HASH = re.compile(r"\b[0-9a-f]{12,}")
KEPT = Path(__file__).parents[3] / "docs" / "guide" / "images"


def unsealed(texts: dict[str, list[str]], name: str) -> list[str]:
    """Return what can be read, hashes aside: any change of a document is seen in them."""
    return [HASH.sub("", line) for line in texts.get(name, [])]


# The screens themselves are compared in `make test` (tests/screens/test_every_screen.py).
@pytest.mark.system
async def test_the_pictures_are_those_of_the_program(
    demonstration: tuple[Path, Path, str], tmp_path: Path
) -> None:
    register, papers, _told = demonstration
    # It is written in: the other tests of the demonstration must find theirs as it was.
    ours = Path(shutil.copy(register, tmp_path / "demo.daect"))
    pack = Path(shutil.copy(next(papers.rglob("*.daectpack")), tmp_path))

    taken = {name: text_of(svg) async for name, svg in pictures(ours, pack.parent)}
    kept = {path.stem: text_of(path.read_text("utf-8")) for path in KEPT.glob("*.svg")}

    stale = [name for name in taken.keys() | kept.keys() if unsealed(taken, name) != unsealed(kept, name)]
    assert stale == [], "`make guide` takes them again"
