"""How wide words are. A word is measured once for each face."""

from reportlab.pdfbase.pdfmetrics import getFont

# More words than a lot of letters holds; beyond, the book of widths starts afresh.
_LIMIT = 50_000


class _Widths(dict[str, float]):
    """Of each word met in one face, its width at a size of one."""

    def __init__(self, face: str) -> None:
        super().__init__()
        typeface = getFont(face).face
        self._widths: dict[int, float] = typeface.charWidths
        self._default: float = typeface.defaultWidth

    def __missing__(self, word: str) -> float:
        if len(self) > _LIMIT:
            self.clear()
        get, default = self._widths.get, self._default
        # A no-break space is drawn as a space.
        total = sum(get(ord(char), default) for char in word.replace("\xa0", " "))
        self[word] = width = total / 1000
        return width


_FACES: dict[str, _Widths] = {}


def width_of(face: str, size: float, text: str) -> float:
    """Measure a text in points."""
    widths = _FACES.get(face)
    if widths is None:
        widths = _FACES[face] = _Widths(face)
    return widths[text] * size
