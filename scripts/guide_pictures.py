"""Take the pictures of the guide again, from the real application on the demonstration.

usage: python scripts/guide_pictures.py (`make guide`)
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from daect_tui.assembly import make_demonstration
from tests.support.guide.taking import pictures

FOLDER = Path(__file__).parents[1] / "docs" / "guide" / "images"


async def take(register: Path, folder: Path) -> None:
    """Write every picture, and take away those that are no more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    before = {path.name for path in FOLDER.glob("*.svg")}
    async for name, svg in pictures(register, folder):
        path = FOLDER / f"{name}.svg"
        path.write_text(svg, "utf-8")
        before.discard(path.name)
    for name in before:
        (FOLDER / name).unlink()


def main() -> None:
    """Take them on a demonstration made for them."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        register = folder / "demo.daect"
        make_demonstration(register, folder / "papiers", lambda _step: None, force=False)
        asyncio.run(take(register, folder / "papiers"))
    print(f"{len([*FOLDER.glob('*.svg')])} images dans {FOLDER}.")


if __name__ == "__main__":
    main()
