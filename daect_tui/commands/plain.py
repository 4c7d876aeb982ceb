"""What commands say, in plain: nothing of a text drives the terminal that shows it.

A name in a register made by somebody else, the name of a file, may hold what moves the cursor or changes the
title of the window. What is printed passes here, whoever prints it.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from daect_tui.domain.text import NARROW, NBSP, shown


class Plain:
    """A stream of text that only ever shows what is written to it; `beneath` is the stream itself."""

    def __init__(self, beneath: TextIO) -> None:
        self.beneath = beneath

    def write(self, text: str) -> int:
        """Write a text; tabs, between columns, stay."""
        kept = "\t".join(map(shown, text.split("\t")))
        encoding = self.beneath.encoding or "utf-8"
        try:
            kept.encode(encoding)
        except UnicodeEncodeError:
            # A narrow terminal, or a file in an old encoding: the common no-break space is in all of them.
            kept = kept.replace(NARROW, NBSP).encode(encoding, "replace").decode(encoding)
        self.beneath.write(kept)
        return len(text)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 – whatever else a stream does
        return getattr(self.beneath, name)


@contextmanager
def in_plain() -> Iterator[None]:
    """Have all that is printed meanwhile shown in plain."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Plain(before[0]), Plain(before[1])
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def over_the_last(line: str, end: str = "") -> None:
    """Write a line over the one before, for a person who watches at a terminal; nothing for others."""
    stream = sys.stderr
    if stream.isatty():
        print(f"\r\x1b[K{shown(line)}", end=end, file=getattr(stream, "beneath", stream), flush=True)
