"""Typefaces that an institution supplies: TrueType files that may be embedded, looked into before they serve.

The State's own typeface may not be shipped, but an institution that holds it may print with it. Only
TrueType outlines are drawn here (`glyf`, not CFF), and a file says itself whether it may be embedded and
cut down to the letters in use (OpenType, OS/2, fsType).
"""

import struct
from io import BytesIO

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from daect_tui.domain.document import Face
from daect_tui.domain.errors import Refusal
from daect_tui.domain.text import NBSP

_HEAVIEST = 5 * 1024 * 1024
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_RESTRICTED, _WHOLE_ONLY, _BITMAPS_ONLY = 0x2, 0x100, 0x200
# What the library may raise on a file that was cut, altered or made to harm.
FACE_FAULTS = (
    TTFError,
    struct.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
)
_ITALIC, _BOLD = 0x1, 0x20
_FS_TYPE_AT, _FS_SELECTION_AT = 8, 62


def face_of(content: bytes) -> Face:
    """Say which face of its family a file is; raises `Refusal` for one that cannot serve."""
    if len(content) > _HEAVIEST:
        raise _refusal(f"elle pèse plus de 5{NBSP}Mo. Donnez une police plus légère")
    if content[:4] == b"OTTO":
        raise _refusal("c’est une police OpenType CFF (.otf). Donnez la version TrueType (.ttf)")
    if content[:4] not in _TRUETYPE:
        raise _refusal("ce n’est pas un fichier TrueType (.ttf). Donnez-en un")
    try:
        tables = _tables(content)
        rights, selection = (
            struct.unpack_from(">H", tables[b"OS/2"], at)[0] for at in (_FS_TYPE_AT, _FS_SELECTION_AT)
        )
        # What letters will ask of it one day: every glyph that it has for a character.
        font = TTFontFile(BytesIO(content))
        font.makeSubset(sorted({*map(ord, " Aé"), *font.charToGlyph}))
    except FACE_FAULTS as error:
        raise _refusal("elle est endommagée ou incomplète. Demandez-en une autre copie") from error
    if b"fvar" in tables:
        raise _refusal("c’est une police variable. Donnez un fichier par graisse")
    if rights & (_WHOLE_ONLY | _BITMAPS_ONLY) or rights & 0xF == _RESTRICTED:
        raise _refusal("sa licence n’autorise pas à l’incorporer dans un document. Donnez-en une autre")
    return Face.of(bold=bool(selection & _BOLD), italic=bool(selection & _ITALIC))


def _tables(content: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", content, 4)
    tables = {}
    for rank in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", content, 12 + 16 * rank)
        tables[tag] = content[start : start + length]
    return tables


def _refusal(why: str) -> Refusal:
    return Refusal(f"Cette police ne peut pas servir{NBSP}: {why}.")
