"""The door for texts that become XML: what XML cannot hold never reaches the file.

Text is cleaned as everywhere (no control, surrogate or bidi mark) and set as on paper; the two
non-characters that XML forbids besides go too.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from daect_tui.domain.document import Run
from daect_tui.domain.text import clean, printed

_FORBIDDEN = re.compile("[\ufffe\uffff]")
_FIRST = re.compile(r"\b1(er)\b")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line in one style; `raised` is the « er » of « 1er »."""

    text: str
    bold: bool
    italic: bool
    raised: bool = False


def admitted(text: str) -> str:
    """Let a text in, line feeds kept."""
    return printed(_FORBIDDEN.sub("", clean(text).text))


def escaped(text: str) -> str:
    """Write an admitted text between two tags."""
    return escape(admitted(text))


def attribute(text: str) -> str:
    """Write an admitted text as the value of an attribute, with its quotation marks."""
    return quoteattr(admitted(text).replace("\n", " "))


def stretches(runs: Iterable[Run]) -> Iterator[Stretch]:
    """Cut runs where the style changes; empty ones are left out."""
    for run in runs:
        text = admitted(run.text)
        start = 0
        for found in _FIRST.finditer(text):
            yield Stretch(text[start : found.start(1)], run.bold, run.italic)
            yield Stretch(found[1], run.bold, run.italic, raised=True)
            start = found.end()
        if text[start:]:
            yield Stretch(text[start:], run.bold, run.italic)
