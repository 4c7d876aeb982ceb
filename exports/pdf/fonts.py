"""The embedded typeface: Noto Sans in four faces, read from the package itself.

Noto Sans is under the SIL Open Font License 1.1; its text stands beside the files. The State's own
typeface may not be shipped.
"""

from functools import cache
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"
ITALIC = "NotoSans-Italic"
BOLD_ITALIC = "NotoSans-BoldItalic"

_FILES = {
    REGULAR: "NotoSans_400Regular.ttf",
    BOLD: "NotoSans_700Bold.ttf",
    ITALIC: "NotoSans_400Regular_Italic.ttf",
    BOLD_ITALIC: "NotoSans_700Bold_Italic.ttf",
}


@cache
def register() -> frozenset[int]:
    """Make the four faces known to ReportLab; return the code points that every one of them draws."""
    folder = files("exports") / "fonts"
    fonts = [TTFont(face, BytesIO((folder / name).read_bytes())) for face, name in _FILES.items()]
    for font in fonts:
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))


def stretches(text: str, face: str) -> list[tuple[str, str]]:
    """Split a text into what each typeface draws, in order: the name of a face, a stretch."""
    return [(face, text)]
