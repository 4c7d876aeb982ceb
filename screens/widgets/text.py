"""Fitting text in cells of the terminal: a word is never cut where a space can be found."""

import re

from rich.cells import cell_len, set_cell_size

ELLIPSIS = "…"
# The first folder of a path, whose beginning may be gone already.
_FIRST_FOLDER = re.compile(rf"(^|\s){ELLIPSIS}?/[^/]+/(?=\S)")


def shorten(text: str, width: int) -> str:
    """Fit a text on one line of `width` cells; a longer one ends at a word, with « … »."""
    line = text.replace("\n", " ").strip(" ")
    if cell_len(line) <= width:
        return line
    kept = ""
    for word in line.split(" "):
        longer = f"{kept} {word}" if kept else word
        if cell_len(longer) + 1 > width:
            break
        kept = longer
    # One word that is too long by itself: it must be cut, or nothing would be seen of it.
    return f"{kept or set_cell_size(line, max(0, width - 1))}{ELLIPSIS}"


def shorten_message(text: str, width: int) -> str:
    """Fit what was done on one line: the first folders of a path go first, then the last sentences."""
    line = text.replace("\n", " ").strip(" ")
    while cell_len(line) > width:
        nearer = _FIRST_FOLDER.sub(rf"\1{ELLIPSIS}/", line, count=1)
        fewer = line.rpartition(". ")[0]
        if nearer == line and not fewer:
            return shorten(line, width)
        line = nearer if nearer != line else f"{fewer}."
    return line


def capital(words: str) -> str:
    """Begin with a capital, and leave the rest as it is."""
    return words[:1].upper() + words[1:]


def spread(left: str, right: str, width: int) -> str:
    """Write a text at each end of a line; the left one is shortened when both do not fit."""
    room = width - cell_len(right)
    if not right:
        return shorten(left, width)
    left = shorten(left, max(0, room - 1))
    return left + " " * (room - cell_len(left)) + right
