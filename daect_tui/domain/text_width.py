"""Lines of a terminal: how many cells a text takes, and how it is broken to fit in them."""

import unicodedata
from collections.abc import Iterator

_WIDE = ("W", "F")


def cells(text: str) -> int:
    """Count the cells that a text takes: none for a mark over a letter, two for a wide sign."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def wrapped(text: str, width: int, indent: str = "", hanging: str | None = None) -> tuple[str, ...]:
    """Break a text into lines of `width` cells at most, at its plain spaces only.

    A word that is longer than a line is cut; nothing is lost. `indent` begins the first line,
    `hanging` (else `indent`) the others.
    """
    following = indent if hanging is None else hanging
    lines: list[str] = []
    for part in text.split("\n"):
        line = following if lines else indent
        empty = True
        for word in _pieces(part, width - cells(following)):
            if not empty and cells(line) + 1 + cells(word) > width:
                lines.append(line)
                line, empty = following, True
            line = f"{line}{word}" if empty else f"{line} {word}"
            empty = False
        lines.append(line.rstrip(" "))
    return tuple(lines)


def _pieces(text: str, width: int) -> Iterator[str]:
    for word in text.split(" "):
        if cells(word) <= width:
            yield from filter(None, [word])
            continue
        piece, taken = "", 0
        for char in word:
            if piece and taken + _cell(char) > width:
                yield piece
                piece, taken = "", 0
            piece, taken = piece + char, taken + _cell(char)
        yield piece


def padded(text: str, width: int) -> str:
    """Fill a text up to a width with spaces."""
    return text + " " * (width - cells(text))


def _cell(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1
