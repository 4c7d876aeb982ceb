"""The emblem at the head of a document, in place of the words of the State block (ISO 14289-1, 7.3)."""

from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from daect_tui.domain.document import Emblem
from daect_tui.domain.lent_files import lent
from exports.pdf.boxes.box import Node
from exports.pdf.tagging.canvas import TaggedCanvas
from exports.pdf.tagging.tree import alternative
from exports.pictures import opened

_WIDEST, _HIGHEST = 50 * mm, 26 * mm


@dataclass(slots=True)
class Picture:
    """A picture at the left of the top of its box, in points; `words` say what it shows."""

    image: ImageReader
    width: float
    height: float
    words: str

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it in an element of its own."""
        sides = (x, top - self.height, x + self.width, top)
        box = f"/A<</O/Layout/Placement/Block/BBox[{' '.join(f'{side:.2f}' for side in sides)}]>>"
        node = Node("Figure", None, alternative(self.words) + box.encode())
        with canvas.content(node.element(canvas)):
            canvas.drawImage(self.image, x, top - self.height, self.width, self.height)
        node.end(canvas)


def picture_of(emblem: Emblem | None) -> Picture | None:
    """Give the picture of an emblem; `None` when it cannot be drawn."""
    content = lent(emblem.sha256) if emblem else None
    image = _reader(content) if content else None
    if emblem is None or image is None:
        return None
    width, height = image.getSize()
    scale = min(_WIDEST / width, _HIGHEST / height)
    return Picture(image, width * scale, height * scale, emblem.words)


@lru_cache(maxsize=4)
def _reader(content: bytes) -> ImageReader | None:
    image = opened(content)
    return ImageReader(image) if image else None
