"""The embedded typefaces, read from the package itself, and which of them draws each character.

Noto Sans draws the letters of Europe and Vietnamese; Arabic and a few signs (→ ☐ ≥ …) have faces of
their own, loaded when they are met. All are under the SIL Open Font License 1.1, whose text stands
beside the files; `scripts/signs.sh` makes the two of signs. A text is cut into stretches, each drawn
whole by one face; the other characters are named at the door.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from types import MappingProxyType

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from daect_tui.domain.document import Face, Typeface
from daect_tui.domain.lent_files import lent
from exports.pdf import arabic
from exports.typeface_files import FACE_FAULTS

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"
ITALIC = "NotoSans-Italic"
BOLD_ITALIC = "NotoSans-BoldItalic"
ARABIC = "NotoSansArabic"
ARABIC_BOLD = "NotoSansArabic-Bold"
ARABIC_FACES = (ARABIC, ARABIC_BOLD)
_MATH = "NotoSansMath"
_SYMBOLS = "NotoSansSymbols2"

_MAIN = {
    REGULAR: "NotoSans_400Regular.ttf",
    BOLD: "NotoSans_700Bold.ttf",
    ITALIC: "NotoSans_400Regular_Italic.ttf",
    BOLD_ITALIC: "NotoSans_700Bold_Italic.ttf",
}
_FALLBACK = {
    ARABIC: "NotoSansArabic_400Regular.ttf",
    ARABIC_BOLD: "NotoSansArabic_700Bold.ttf",
    _MATH: "NotoSansMath_Signs.ttf",
    _SYMBOLS: "NotoSansSymbols2_Signs.ttf",
}
_SIGNS = (_MATH, _SYMBOLS)
Stretch = tuple[str, str]


@cache
def register() -> frozenset[int]:
    """Make the four faces known to ReportLab; return the code points that every one of them draws."""
    drawn = frozenset.intersection(*(_load(face, name) for face, name in _MAIN.items()))
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)
    return drawn


@cache
def _fallback(face: str) -> frozenset[int]:
    return _load(face, _FALLBACK[face])


def _load(face: str, name: str) -> frozenset[int]:
    font = TTFont(face, BytesIO((files("exports") / "fonts" / name).read_bytes()))
    pdfmetrics.registerFont(font)
    return frozenset(code for code in font.face.charToGlyph if _stands_alone(chr(code)))


def _stands_alone(char: str) -> bool:
    """Tell whether a glyph is all that a character needs: Devanagari would be drawn in the wrong order."""
    name = unicodedata.name(char, "")
    return bool(name) and not name.startswith(("DEVANAGARI", "VEDIC"))


@dataclass(frozen=True, slots=True)
class _Worn:
    """A face of the institution: its name here, and the characters that it draws."""

    name: str
    drawn: frozenset[int]


# The faces of the institution that stand for those of Noto Sans in the document under way.
_WORN: ContextVar[Mapping[str, _Worn]] = ContextVar("worn", default=MappingProxyType({}))
_PLACES = {Face.REGULAR: REGULAR, Face.BOLD: BOLD, Face.ITALIC: ITALIC, Face.BOLD_ITALIC: BOLD_ITALIC}


@contextmanager
def wearing(typeface: Typeface | None) -> Iterator[None]:
    """Draw with the typeface of an institution, and with Noto Sans what it lacks."""
    faces = typeface.files if typeface else {}
    loaded = {_PLACES[face]: _institution(sha256) for face, sha256 in faces.items()}
    token = _WORN.set({place: worn for place, worn in loaded.items() if worn})
    try:
        yield
    finally:
        _WORN.reset(token)


def worn() -> tuple[str, ...]:
    """Name the faces of the institution in use: the same text is not as wide in others."""
    return tuple(face.name for face in _WORN.get().values())


def can_wear(typeface: Typeface) -> bool:
    """Tell whether every face of a typeface is there to draw."""
    return all(_institution(sha256) for sha256 in typeface.files.values())


def _institution(sha256: str) -> _Worn | None:
    content = lent(sha256)
    return _worn(sha256, content) if content else None


@lru_cache(maxsize=8)
def _worn(sha256: str, content: bytes) -> _Worn | None:
    try:
        font = TTFont(f"Institution-{sha256[:16]}", BytesIO(content))
    except FACE_FAULTS:
        return None
    pdfmetrics.registerFont(font)
    drawn = (code for code in font.face.charToGlyph if code in register())
    return _Worn(font.fontName, frozenset(drawn))


@cache
def _beyond() -> Callable[[str], object]:
    """Return what finds a character that Noto Sans lacks: most texts have none, and are told at a glance."""
    return re.compile(f"[^{''.join(re.escape(chr(code)) for code in sorted(register()))}\n]").search


def lacking(text: str) -> tuple[str, ...]:
    """Return the characters of a text that no face draws, each once."""
    if not _beyond()(text):
        return ()
    return tuple(char for char in dict.fromkeys(text) if char != "\n" and not _has_a_face(char))


def _has_a_face(char: str) -> bool:
    if ord(char) in register():
        return True
    if arabic.is_arabic(char):
        return ord(char) in _fallback(ARABIC) and arabic.can_shape(char)
    return any(ord(char) in _fallback(face) for face in _SIGNS)


def stretches(text: str, face: str) -> list[Stretch]:
    """Cut an admitted text into pairs « face that draws it, text », beginning from the face asked for.

    Arabic comes shaped, in the order of reading: `arabic.visual` turns what stands on one line.
    """
    worn_face = _WORN.get().get(face)
    if not worn_face and not _beyond()(text):
        return [(face, text)]
    out: list[Stretch] = []
    for is_arabic, part in arabic.cut(text):
        if is_arabic:
            out.append((arabic_face(face), arabic.shaped(part)))
        else:
            out += _faced(part, face, worn_face)
    return out


def arabic_face(face: str) -> str:
    """Return the Arabic face that goes with a face of Noto Sans, made known to ReportLab."""
    chosen = ARABIC_BOLD if face in (BOLD, BOLD_ITALIC) else ARABIC
    _fallback(chosen)
    return chosen


def _faced(text: str, face: str, worn_face: _Worn | None) -> Iterator[Stretch]:
    """Cut a text that holds no Arabic; a sign keeps the marks that it bears."""
    current, start = "", 0
    for place, char in enumerate(text):
        if unicodedata.combining(char) and current:
            continue
        if worn_face and ord(char) in worn_face.drawn:
            wanted = worn_face.name
        else:
            wanted = face if ord(char) in register() else _sign_face(char, face)
        if wanted != current:
            if current:
                yield current, text[start:place]
            current, start = wanted, place
    if current:
        yield current, text[start:]


def _sign_face(char: str, face: str) -> str:
    return next((name for name in _SIGNS if ord(char) in _fallback(name)), face)
