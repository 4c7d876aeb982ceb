"""What a PDF says, apart from how it is laid out: its tagged text in order, and what is not content.

The text of a page is read object by object with the tag that each one bears, so that running heads, feet
and page numbers, which are artifacts, stand apart, and lines that are broken elsewhere read the same.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

ARTIFACT = "Artifact"
# PDFium gives this for a hyphen that ends a line.
_HYPHEN = "\x02"
_SPACES = re.compile("[ \u00a0\u202f]+")
_BREAKS = (" ", _HYPHEN, "-", "/")
# In points: what is raised by less stands on the same line.
_RAISED = 5
_ENDED = (".", ";", ":", "!", "?", "…")
_WRITTEN = ctypes.c_ushort
_Text = tuple[tuple[str, int], float, str]


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says: its content in reading order, by lines and their tags; by page, what is around.

    A line is an element. A paragraph that goes on over the page may be of two, where a sentence ends. No
    space is told from another: PDFium makes them all plain. `cut` has the words that a line cuts in two.
    """

    lines: tuple[tuple[str, str], ...]
    around: tuple[str, ...]
    cut: tuple[str, ...]

    @property
    def content(self) -> str:
        """The content without its tags."""
        return "\n".join(text for _, text in self.lines)

    @property
    def words(self) -> str:
        """The content on one line with ordinary spaces, to search a phrase in."""
        return " ".join(self.content.split())


def said(path: Path) -> Said:
    """Read a PDF."""
    lines: list[tuple[str, str]] = []
    around = []
    cut = []
    last, height = ("", -1), 0.0
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            outside = ""
            turned = True
            for element, base, text in _texts(page):
                if element[0] == ARTIFACT:
                    outside = _joined(outside, text)
                    continue
                goes_on = turned and element[0] == last[0] and not lines[-1][1].rstrip().endswith(_ENDED)
                if element == last and abs(base - height) > _RAISED and not lines[-1][1].endswith(_BREAKS):
                    cut.append(f"{lines[-1][1].split()[-1]}|{text.split()[0]}")
                if goes_on or (element == last and not turned) or last[0] == "Lbl":
                    lines[-1] = (element[0], _joined(lines[-1][1], text))
                else:
                    lines.append((element[0], text))
                last, height, turned = element, base, False
            around.append(outside)
    return Said(tuple((tag, text.strip(" ")) for tag, text in lines), tuple(around), tuple(cut))


def _texts(page: pypdfium2.PdfPage) -> Iterator[_Text]:
    """Yield the texts of a page, each with the tag and the number of what it is a part of."""
    words = page.get_textpage()
    for rank in range(raw.FPDFPage_CountObjects(page)):
        drawn = raw.FPDFPage_GetObject(page, rank)
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_TEXT:
            marks = range(raw.FPDFPageObj_CountMarks(drawn))
            tags = [_name(raw.FPDFPageObj_GetMark(drawn, mark)) for mark in marks]
            tag = ARTIFACT if ARTIFACT in tags else "".join(tags[:1])
            yield (tag, raw.FPDFPageObj_GetMarkedContentID(drawn)), _base(drawn), _text(drawn, words)


def _base(drawn: object) -> float:
    placed = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, placed)
    return float(placed.f)


def _text(drawn: object, words: pypdfium2.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(drawn, words, None, 0)
    buffer = (_WRITTEN * (size // 2))()
    raw.FPDFTextObj_GetText(drawn, words, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _name(mark: object) -> str:
    size = ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, None, 0, size)
    buffer = (_WRITTEN * (size.value // 2))()
    raw.FPDFPageObjMark_GetName(mark, buffer, size.value, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _joined(before: str, text: str) -> str:
    """Join two texts: PDFium adds a space at the end of one that another font goes on from."""
    if before.endswith(" ") and _SPACES.match(text):
        before = before.rstrip(" ")
    if before.endswith(_HYPHEN):
        return f"{before[:-1]}-{text}"
    return before + text
