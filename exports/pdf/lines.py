"""From runs of text to lines that fit a width.

Templates say the same sentences in every letter: lines are remembered by their runs, style and width.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from daect_tui.domain.document import Run
from exports.pdf.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, stretches, worn
from exports.pdf.measure import width_of
from exports.pdf.styles import Style

_FACES = {(False, False): REGULAR, (True, False): BOLD, (False, True): ITALIC, (True, True): BOLD_ITALIC}
# « 1er »: a raised « er », so that it reads « 1er » and looks as it should.
_FIRST = re.compile(r"\b1(er)\b")
_RAISED_SIZE, _RAISED_BY = 0.68, 0.33
# A compound may be broken after its hyphen, between two letters.
_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")
_TOLERANCE = 0.01


class Span(NamedTuple):
    """A stretch of a line in one face; `rise` lifts it above the base line."""

    face: str
    size: float
    rise: float
    text: str


class Line(NamedTuple):
    """A line: its spans, and its width.

    The last span of a line ends with a space where words were parted, so that what is read aloud or
    copied does not run together; that space is outside `width`.
    """

    spans: tuple[Span, ...]
    width: float


class _Word(NamedTuple):
    """What is never parted. `glued` says that no space stands between it and the next word."""

    spans: tuple[Span, ...]
    width: float
    glued: bool


def broken(runs: tuple[Run, ...], style: Style, width: float) -> tuple[Line, ...]:
    """Break runs of text into lines, in the faces of the moment; there is at least one."""
    return _broken(runs, style, width, worn())


@lru_cache(maxsize=4096)
def _broken(
    runs: tuple[Run, ...],
    style: Style,
    width: float,
    _worn: tuple[str, ...],
) -> tuple[Line, ...]:
    lines: list[Line] = []
    for words in _paragraphs(runs, style):
        lines += _filled(words, width)
    return tuple(lines)


def plain(text: str, style: Style, width: float) -> tuple[Line, ...]:
    """Break a text in the face of its style."""
    return broken((Run(text),), style, width)


def _paragraphs(runs: Sequence[Run], style: Style) -> Iterator[list[_Word]]:
    """Give the words of each stretch between two line feeds."""
    words: list[_Word] = []
    pending: list[Span] = []
    for span in (span for run in runs for span in _spans(run, style)):
        for number, line in enumerate(span.text.split("\n")):
            if number:
                _close(words, pending, glued=False)
                yield words
                words = []
            for rank, word in enumerate(line.split(" ")):
                if rank:
                    _close(words, pending, glued=False)
                if word:
                    _extend(words, pending, span, word)
    _close(words, pending, glued=False)
    yield words


def _extend(words: list[_Word], pending: list[Span], span: Span, word: str) -> None:
    """Add what is between two spaces to the word under way, parting compounds."""
    *heads, last = _HYPHEN.split(word) if "-" in word else (word,)
    for head in heads:
        pending.append(span._replace(text=head))
        _close(words, pending, glued=True)
    pending.append(span._replace(text=last))


def _close(words: list[_Word], pending: list[Span], *, glued: bool) -> None:
    if pending:
        words.append(_Word(tuple(pending), sum(map(_width, pending)), glued))
        pending.clear()


def _spans(run: Run, style: Style) -> Iterator[Span]:
    face = _FACES[run.bold or style.bold, run.italic or style.italic]
    for name, text in stretches(run.text, face):
        if "1er" not in text:
            yield Span(name, style.size, 0, text)
            continue
        start = 0
        for first in _FIRST.finditer(text):
            yield Span(name, style.size, 0, text[start : first.start(1)])
            yield Span(name, style.size * _RAISED_SIZE, style.size * _RAISED_BY, "er")
            start = first.end()
        yield Span(name, style.size, 0, text[start:])


def _width(span: Span) -> float:
    return width_of(span.face, span.size, span.text)


def _filled(words: Iterable[_Word], width: float) -> Iterator[Line]:
    """Fill lines one after the other, each with as many words as it holds."""
    held: list[_Word] = []
    used = 0.0
    for word in _fitting(words, width):
        gap = _gap(held[-1]) if held else 0.0
        if held and used + gap + word.width > width + _TOLERANCE:
            yield _line(held, used)
            held, used, gap = [], 0.0, 0.0
        held.append(word)
        used += gap + word.width
    yield _line(held, used)


def _gap(word: _Word) -> float:
    """The width of the space after a word."""
    return 0.0 if word.glued else _width(_space(word))


def _space(word: _Word) -> Span:
    """The space after a word: as its last letters that are not raised."""
    last = next((span for span in reversed(word.spans) if not span.rise), word.spans[-1])
    return last._replace(text=" ")


def _fitting(words: Iterable[_Word], width: float) -> Iterator[_Word]:
    """Part the words that are wider than a line, wherever the line is full."""
    for word in words:
        if word.width <= width + _TOLERANCE:
            yield word
            continue
        for span in word.spans:
            rest = span.text
            while (kept := _cut(span, rest, width)) < len(rest):
                yield _piece(span, rest[:kept], glued=True)
                rest = rest[kept:]
            yield _piece(span, rest, glued=span is not word.spans[-1] or word.glued)


def _cut(span: Span, text: str, width: float) -> int:
    """Count the characters that fit, at least one."""
    used = 0.0
    for count, char in enumerate(text):
        used += _width(span._replace(text=char))
        if used > width:
            return max(count, 1)
    return len(text)


def _piece(span: Span, text: str, *, glued: bool) -> _Word:
    part = span._replace(text=text)
    return _Word((part,), _width(part), glued)


def _line(words: Sequence[_Word], width: float) -> Line:
    """Join words; neighbours in one face become one span."""
    spans: list[Span] = []
    for word in words:
        for span in word.spans if word.glued else (*word.spans, _space(word)):
            if spans and spans[-1][:3] == span[:3]:
                spans[-1] = spans[-1]._replace(text=spans[-1].text + span.text)
            else:
                spans.append(span)
    return Line(tuple(spans), width)
