"""What every box knows: its height, how it parts between two pages, how it is drawn and tagged."""

from __future__ import annotations

from typing import Protocol

from exports.pdf.tagging.canvas import TaggedCanvas
from exports.pdf.tagging.tree import Element


class Box(Protocol):
    """A piece of a column, of the full width of the text.

    `before` and `after` are the spaces around it, of which the wider counts; `keep` binds its end to the
    beginning of what follows; `new_page` begins a page; `least` is the height that its beginning needs.
    """

    before: float
    after: float
    keep: bool
    new_page: bool

    @property
    def height(self) -> float:
        """The height of the whole."""

    @property
    def least(self) -> float:
        """The height of the shortest beginning that may stand alone at the foot of a page."""

    def split(self, room: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        """Part it so that the first part fits the room; `forced` when a whole page is too small."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it under `top`."""


class Node:
    """A structure element that begins with the first of its parts to be drawn."""

    __slots__ = ("_attributes", "_element", "_parent", "_tag")

    def __init__(self, tag: str, parent: Node | None = None, attributes: bytes = b"") -> None:
        self._tag, self._parent, self._attributes = tag, parent, attributes
        self._element: Element | None = None

    def element(self, canvas: TaggedCanvas) -> Element:
        """Give the element, begun under its parent, or under the document of the moment."""
        if self._element is None:
            parent = self._parent.element(canvas) if self._parent else canvas.part
            self._element = canvas.tree.begin(self._tag, parent, self._attributes)
        return self._element

    def end(self, canvas: TaggedCanvas) -> None:
        """End it: nothing more will be drawn of it."""
        canvas.tree.end(self.element(canvas))
