"""The text of one cell of an OpenDocument sheet: its paragraphs, with the spaces that they mean."""

import re

from exports.tables.limits import LONGEST_CELL
from exports.tables.ooxml import too_long
from exports.tables.opendocument import SPACES

_SPACE = re.compile(r"[ \t\r\n]+")
_FOLLOWED = {"paragraph", "spaces", "tab", "break", "inline"}


class CellText:
    """Receives what stands inside a cell; notes, drawings and the like are passed over.

    Spaces collapse as OpenDocument says (part 1, 6.1.2): several are written as elements.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._paragraphs = 0
        self._in_paragraph = False
        self._after_space = False
        self._passed_over = 0

    @property
    def nested(self) -> bool:
        """Whether an element that is passed over is open: a cell that ends there is not this one."""
        return self._passed_over > 0

    def begin(self) -> None:
        """Begin a cell."""
        self.parts.clear()
        self._text.clear()
        self._length = self._paragraphs = self._passed_over = 0
        self._in_paragraph = False

    def enter(self, kind: str, attributes: dict[str, str]) -> None:
        """Enter an element; `kind` is its meaning in `ELEMENTS`, empty for the others."""
        if self.parts:
            self._flush()
        if self._passed_over or kind not in _FOLLOWED:
            self._passed_over += 1
        elif kind == "paragraph":
            if self._paragraphs:
                self._add("\n")
            self._paragraphs += 1
            self._in_paragraph = self._after_space = True
        elif kind == "spaces":
            self._add(" " * min(int(attributes.get(SPACES, "1")), LONGEST_CELL + 1))
        elif kind == "tab":
            self._add("\t")
        elif kind == "break":
            self._add("\n")

    def leave(self, kind: str) -> None:
        """Leave an element."""
        if self.parts:
            self._flush()
        if self._passed_over:
            self._passed_over -= 1
        elif kind == "paragraph":
            self._in_paragraph = False

    def end(self) -> str:
        """End the cell: its text."""
        self.parts.clear()
        return self._text[0] if len(self._text) == 1 else "".join(self._text)

    def _add(self, text: str) -> None:
        self._length += len(text)
        if self._length > LONGEST_CELL:
            raise too_long("une cellule")
        self._text.append(text)
        self._after_space = False

    def _flush(self) -> None:
        if self._in_paragraph and not self._passed_over:
            text = "".join(self.parts)
            if "  " in text or not text.isprintable():
                text = _SPACE.sub(" ", text)
            if self._after_space and text.startswith(" "):
                text = text[1:]
            if text:
                self._add(text)
                self._after_space = text.endswith(" ")
        self.parts.clear()
