"""The pictures of the guide show what the program shows: each is taken again, and read."""

import shutil
from pathlib import Path

from tests.support.guide.drawing import text_of
from tests.support.guide.taking import pictures

KEPT = Path(__file__).parents[3] / "docs" / "guide" / "images"


async def test_the_pictures_are_those_of_the_program(
    demonstration: tuple[Path, Path, str], tmp_path: Path
) -> None:
    register, papers, _told = demonstration
    # It is written in: the other tests of the demonstration must find theirs as it was.
    ours = Path(shutil.copy(register, tmp_path / "demo.daect"))
    pack = Path(shutil.copy(next(papers.rglob("*.daectpack")), tmp_path))

    taken = {name: text_of(svg) async for name, svg in pictures(ours, pack.parent)}
    kept = {path.stem: text_of(path.read_text("utf-8")) for path in KEPT.glob("*.svg")}

    stale = [name for name in taken.keys() | kept.keys() if taken.get(name) != kept.get(name)]
    assert stale == [], "`make guide` takes them again"
