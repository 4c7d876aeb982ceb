"""Boxes on pages: nothing lost, nothing over the foot, nothing torn from what it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.pdf.boxes.flow import Page, TooHighError, pages
from exports.pdf.tagging.canvas import TaggedCanvas

FIRST, NEXT = 60.0, 100.0


@dataclass(slots=True)
class Lines:
    """A box of lines, each one point high, told apart by their numbers; two at least stay together."""

    lines: Sequence[int]
    before: float = 0
    after: float = 0
    keep: bool = False
    new_page: bool = False
    whole: bool = False

    @property
    def height(self) -> float:
        return len(self.lines)

    @property
    def least(self) -> float:
        return self.height if self.keep or self.whole or len(self.lines) < 4 else 2

    def split(self, room: float, *, forced: bool = False) -> "tuple[Lines, Lines] | None":  # noqa: ARG002
        kept = min(int(room), len(self.lines) - 2)
        if kept < 2 or self.whole:
            return None
        head = replace(self, lines=self.lines[:kept], after=0, keep=False)
        return head, replace(self, lines=self.lines[kept:], before=0, new_page=False)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        raise NotImplementedError


@st.composite
def columns(draw: st.DrawFn) -> list[Lines]:
    boxes, number = [], 0
    for count in draw(st.lists(st.integers(1, 90), min_size=1, max_size=12)):
        lines = list(range(number, number + count))
        number += count
        gaps = st.sampled_from((0.0, 3.0, 7.0))
        boxes.append(Lines(lines, draw(gaps), draw(gaps), draw(st.booleans()), draw(st.booleans())))
    return boxes


@given(columns())
def test_every_line_is_on_one_page_in_its_order_and_above_the_foot(boxes: list[Lines]) -> None:
    laid = pages(boxes, FIRST, NEXT)

    assert _lines(laid) == [line for box in boxes for line in box.lines]
    for page in laid:
        tops = [height for _, height in page.boxes]
        assert tops == sorted(tops, reverse=True)
        assert all(height - box.height >= -0.02 for box, height in page.boxes)


@given(columns())
def test_no_line_is_alone_and_what_begins_a_page_begins_it(boxes: list[Lines]) -> None:
    laid = pages(boxes, FIRST, NEXT)

    for box in boxes:
        parts = [part for page in laid for part, _ in page.boxes if set(_of(part)) <= set(box.lines)]
        assert len(parts) == 1 or all(len(_of(part)) >= 2 for part in parts)
    beginnings = {_of(page.boxes[0][0])[0] for page in laid}
    assert {box.lines[0] for box in boxes if box.new_page} <= beginnings


@given(st.integers(1, 59), st.integers(2, 40))
def test_a_title_is_with_the_beginning_of_what_it_announces(above: int, below: int) -> None:
    title, text = Lines([1000], keep=True), Lines(list(range(2000, 2000 + below)))

    (page,) = (
        page
        for page in pages([Lines(list(range(above))), title, text], FIRST, NEXT)
        if any(box is title for box, _ in page.boxes)
    )

    following = _of(page.boxes[-1][0])
    assert following[0] == 2000
    assert len(following) >= 2


@given(st.integers(2, 90))
def test_the_end_of_a_text_goes_with_the_signature(count: int) -> None:
    text, signature = Lines(list(range(count)), keep=True), Lines(list(range(1000, 1020)), whole=True)

    last = pages([text, signature], FIRST, NEXT)[-1]

    assert [len(_of(box)) >= 2 for box, _ in last.boxes] == [True, True]


def test_what_no_page_holds_is_refused() -> None:
    with pytest.raises(TooHighError):
        pages([Lines(list(range(101)), whole=True)], FIRST, NEXT)


def _lines(laid: Sequence[Page]) -> list[int]:
    return [line for page in laid for box, _ in page.boxes for line in _of(box)]


def _of(box: object) -> Sequence[int]:
    assert isinstance(box, Lines)
    return box.lines
