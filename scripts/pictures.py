"""Take the pictures of the documents that docs/ shows, from what a demonstration wrote.

usage: python scripts/pictures.py FOLDER PICTURES (the folder of the demonstration: build/demo)

Each is a page of a PDF, as a small PNG. The pictures of screens are those of the guide (`make guide`).
"""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

# The name of a picture, the document that it shows, the page.
PAGES = {
    "lettre-de-validation": ("*-validation-mission-*.pdf", 0),
    "avenant": ("*-avenant-mission-*.pdf", 0),
    "fiche-d-evaluation": ("*-evaluation-*.pdf", 1),
    "fiche-de-capitalisation": ("*-capitalisation-*.pdf", 0),
}
MISSION = "mission-MIS-2018-001"
# Dots for a point of 1/72 inch, and shades: enough to read a page, in some twenty kilobytes.
SCALE, SHADES = 0.9, 16


def show_pages(documents: Path, folder: Path) -> None:
    """Draw the chosen pages of the mission's documents."""
    for name, (pattern, page) in PAGES.items():
        (path,) = documents.glob(pattern)
        draw(path, page, folder / f"{name}.png")


def draw(path: Path, page: int, picture: Path) -> None:
    """Draw one page of a PDF, counted from 0, as a small PNG."""
    with pypdfium2.PdfDocument(path) as document:
        drawn = document[page].render(scale=SCALE).to_pil()
    drawn.convert("RGB").quantize(SHADES, dither=Image.Dither.NONE).save(picture, optimize=True)
    print(picture)


if __name__ == "__main__":
    Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
    show_pages(Path(sys.argv[1]) / MISSION, Path(sys.argv[2]))
