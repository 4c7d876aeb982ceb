"""Typefaces as a file holds them: each character gets a byte, each face one subset or more.

ReportLab reads the typeface and cuts the subset out; the shaping of a byte table differs. A first
subset always holds the letters and signs of French, so that most letters share the same one, cut and
compressed once a program; the characters that a document adds follow in the order of their use.
"""

from functools import lru_cache
from threading import Lock
from typing import NamedTuple
from unicodedata import normalize
from zlib import compress

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import TTFontFace

from exports.pdf.streamed import StreamedDocument

_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_FRENCH = "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ’«»–—…€°·•−×½²³§\u202f"
# What is drawn by a sign of its own and read as the ordinary one.
_FORMS = frozenset((0x202F, *range(0xFB50, 0xFEFD)))
_FIRST_CODE, _SIZE = 0x20, 0x100
# A no-break space is drawn as a space, and so found again by who searches for a space.
_SPACE, _NBSP = 0x20, 0xA0
_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5
# A CMap gives at most so many characters in one go.
_BLOCK = 100


# A face is read as a file is, from place to place: by one thread at a time.
_CUTTING = Lock()


class SubsetFullError(Exception):
    """The first subset of a face has no byte left for a character."""


class Drawn(NamedTuple):
    """A stretch of text as it stands in the code of a page: which font, what literal."""

    font: str
    literal: str


class _Subset(dict[int, str]):
    """Of each code point, the byte that draws it, escaped as in a literal string."""

    def __init__(self, name: str, repertoire: str) -> None:
        super().__init__()
        self.name = name
        self.codes = [_SPACE]
        self[_SPACE] = self[_NBSP] = " "
        for char in repertoire:
            self[ord(char)] = self._add(ord(char))

    def __missing__(self, code: int) -> str:
        if len(self.codes) + _FIRST_CODE >= _SIZE:
            raise SubsetFullError
        self[code] = drawn = self._add(code)
        return drawn

    def _add(self, code: int) -> str:
        byte = len(self.codes) + _FIRST_CODE
        self.codes.append(code)
        char = chr(byte)
        return f"\\{char}" if char in "()\\" else char


class Typefaces:
    """The faces that one file uses, by their names in the house."""

    def __init__(self, document: StreamedDocument) -> None:
        self._document = document
        self._subsets: dict[str, list[_Subset]] = {}

    def drawn(self, face: str, text: str) -> list[Drawn]:
        """Turn a text into literals of bytes; nearly always one."""
        subsets = self._subsets.get(face) or self._begin(face)
        try:
            return [Drawn(subsets[0].name, text.translate(subsets[0]))]
        except SubsetFullError:
            return self._scattered(face, text)

    def _begin(self, face: str) -> list[_Subset]:
        known = getFont(face).face.charToGlyph
        repertoire = "".join(char for char in _ASCII + _FRENCH if ord(char) in known)
        self._subsets[face] = [_Subset(f"F{len(self._subsets) + 1}", repertoire)]
        return self._subsets[face]

    def _scattered(self, face: str, text: str) -> list[Drawn]:
        """Spread a text over as many subsets as it takes."""
        parts: list[Drawn] = []
        for char in text:
            drawn = self._char(face, char)
            if parts and parts[-1].font == drawn.font:
                parts[-1] = Drawn(drawn.font, parts[-1].literal + drawn.literal)
            else:
                parts.append(drawn)
        return parts

    def _char(self, face: str, char: str) -> Drawn:
        subsets = self._subsets[face]
        code = ord(char)
        for subset in subsets:
            if code in subset:
                return Drawn(subset.name, subset[code])
        try:
            return Drawn(subsets[-1].name, subsets[-1][code])
        except SubsetFullError:
            subsets.append(_Subset(f"{subsets[0].name}-{len(subsets)}", ""))
            return Drawn(subsets[-1].name, subsets[-1][code])

    def write(self) -> dict[str, str]:
        """Embed every subset; return the references of the fonts by their names on the pages."""
        references = {}
        for face, subsets in self._subsets.items():
            for rank, subset in enumerate(subsets):
                references[subset.name] = f"{self._embed(face, rank, tuple(subset.codes))} 0 R"
        return references

    def _embed(self, face_name: str, rank: int, codes: tuple[int, ...]) -> int:
        """Write a font (ISO 32000-1, 9.6.3), its descriptor, its file and its way back to Unicode."""
        document, face = self._document, getFont(face_name).face
        font, descriptor, file, unicode = (document.reserve() for _ in range(4))
        name = f"{_tag(rank)}+{face.name.decode()}"
        length, packed = _font_file(face, codes)
        document.put_packed(file, b"/Length1 %d/Filter/FlateDecode" % length, packed)
        document.put_stream(unicode, b"", _to_unicode(name, codes))
        flags = face.flags & ~_NONSYMBOLIC | _SYMBOLIC
        box = " ".join(str(side) for side in face.bbox)
        document.put(
            descriptor,
            f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]"
            f"/ItalicAngle {face.italicAngle}/Ascent {face.ascent}/Descent {face.descent}"
            f"/CapHeight {face.capHeight}/StemV {face.stemV}/FontFile2 {file} 0 R>>".encode(),
        )
        widths = " ".join(str(face.getCharWidth(code)) for code in codes)
        document.put(
            font,
            f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar {_FIRST_CODE}"
            f"/LastChar {_FIRST_CODE + len(codes) - 1}/Widths[{widths}]"
            f"/FontDescriptor {descriptor} 0 R/ToUnicode {unicode} 0 R>>".encode(),
        )
        return font


@lru_cache(maxsize=64)
def _font_file(face: TTFontFace, codes: tuple[int, ...]) -> tuple[int, bytes]:
    """Cut a subset out of a face; return its length and its compressed bytes."""
    with _CUTTING:
        content = face.makeSubset([_SPACE] * _FIRST_CODE + list(codes))
    return len(content), compress(content, 9)


def _to_unicode(name: str, codes: tuple[int, ...]) -> bytes:
    """Say which character each byte draws (ISO 19005-2, 6.2.11.7)."""
    last = _FIRST_CODE + len(codes) - 1
    pairs = [f"<{byte:02X}> <{_utf16(code)}>" for byte, code in enumerate(codes, _FIRST_CODE)]
    blocks = [pairs[start : start + _BLOCK] for start in range(0, len(pairs), _BLOCK)]
    given = "\n".join("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{_FIRST_CODE:02X}> <{last:02X}>\nendcodespacerange\n{given}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()


def _utf16(code: int) -> str:
    """Say what a glyph reads: a narrow space as a space, a form of an Arabic letter as the letter.

    Lam and alef in one sign stay that sign: readers that turn Arabic back would read them in disorder.
    """
    read = normalize("NFKC", chr(code)) if code in _FORMS else ""
    return (read if len(read) == 1 else chr(code)).encode("utf-16-be").hex().upper()


def _tag(rank: int) -> str:
    """Six capitals that tell the subsets of one face apart (ISO 32000-1, 9.6.4)."""
    letters = ""
    for _ in range(6):
        rank, letter = divmod(rank, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
