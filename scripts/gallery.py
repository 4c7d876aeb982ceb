"""Take the pictures of docs/gallery.md: pages of the specimens, which are made anew.

usage: python scripts/gallery.py FOLDER (`make gallery` gives docs/images/specimens)
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pictures import draw

from daect_tui.commands.specimens import write_specimens

# The specimen and its page, counted from 0; the picture bears the name of both.
PAGES = (
    ("refus-ordinaire", 0),
    ("refus-ordinaire", 1),
    ("labellisation-ordinaire", 0),
    ("convocation-ordinaire", 0),
    ("proces-verbal-ordinaire", 1),
    ("communique-ordinaire", 0),
    ("evaluation-ordinaire", 0),
    ("accuse-reception-difficile", 0),
)


def main(folder: Path) -> None:
    """Make the specimens and draw the chosen pages."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made:
        write_specimens(Path(made))
        for name, page in PAGES:
            draw(Path(made) / f"{name}.pdf", page, folder / f"{name}-{page + 1}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
