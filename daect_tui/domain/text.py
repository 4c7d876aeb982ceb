"""French text: the door for what people type, spaces, folding for search, small phrases.

Signs used here: U+00A0 (no-break space, before « : » and inside numbers with a unit) and U+202F
(narrow no-break space, before « ; ! ? » and inside « guillemets »), after the usage of the
Imprimerie nationale.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NBSP = "\u00a0"
NARROW = "\u202f"

# Kept among control characters: a line feed is part of a long text.
_KEPT_CONTROLS = {"\n"}
# Marks that reorder what is read: a name must look like what it is (product decision 15).
_BIDI_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Signs that end a line as a line feed does: one line stays one line.
_LINE_ENDS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n"})
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "’": "'"})
_SPACES = f"[ {NBSP}{NARROW}]"
_OPENING_QUOTE = re.compile(f"«{_SPACES}*")
_CLOSING_QUOTE = re.compile(f"(?<!{_SPACES}){_SPACES}*»")
# Marks that stand together (« ?! », « :: ») take one space, before the first.
_HIGH_MARKS = re.compile(rf"(?<=[^\s«]){_SPACES}*([;!?:]+)(?=\s|$|[)»])")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text let in by the door, and how many characters were dropped on the way."""

    text: str
    dropped: int

    @property
    def notice(self) -> str:
        """The French sentence that tells of the loss; empty when nothing was dropped."""
        if self.dropped == 0:
            return ""
        if self.dropped == 1:
            return "Un caractère invisible a été retiré du texte saisi."
        return f"{self.dropped} caractères invisibles ont été retirés du texte saisi."


def clean(text: str) -> Cleaned:
    """Let a typed text in: NFC, line feeds between lines, no control, surrogate or bidi mark.

    Everything else stays as typed (product decision 15).
    """
    text = text.replace("\r\n", "\n").translate(_LINE_ENDS).replace("\t", " ")
    kept = "".join(char for char in text if _is_kept(char))
    # Composed last: what is dropped may have stood between a letter and its accent.
    return Cleaned(unicodedata.normalize("NFC", kept), len(text) - len(kept))


def clean_line(text: str) -> Cleaned:
    """Let a one-line text in: as `clean`, line feeds become spaces, no space at either end."""
    cleaned = clean(text)
    return Cleaned(cleaned.text.replace("\n", " ").strip(), cleaned.dropped)


def _is_kept(char: str) -> bool:
    if char in _KEPT_CONTROLS:
        return True
    return char not in _BIDI_MARKS and unicodedata.category(char) not in {"Cc", "Cs"}


def fold(text: str) -> str:
    """Reduce a text to what a search compares: no accent, no case, « oe » for « œ »."""
    decomposed = unicodedata.normalize("NFKD", text)
    without_marks = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(without_marks.translate(_LIGATURES).casefold().split())


def typeset(text: str) -> str:
    """Put French spaces around punctuation, where a plain space or none was typed.

    « : » takes a no-break space, « ; ! ? » and the inside of « guillemets » a narrow one.
    Times (« 15:42 ») and addresses (« https: ») are left alone, and so are apostrophes: a name
    stays as its bearer wrote it.
    """
    text = _CLOSING_QUOTE.sub(f"{NARROW}»", _OPENING_QUOTE.sub(f"«{NARROW}", text))
    return _HIGH_MARKS.sub(lambda match: f"{NBSP if match[1][0] == ':' else NARROW}{match[1]}", text)


def quoted(text: str) -> str:
    """Put a text between French quotation marks."""
    return f"«{NARROW}{text}{NARROW}»"


def listed(items: Sequence[str]) -> str:
    """Join words as French does: « a, b et c »."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} et {items[-1]}"


def counted(count: int, one: str, many: str = "") -> str:
    """Agree a noun with its number: « 1 dossier », « 2 dossiers »; zero is singular in French."""
    plural = abs(count) > 1
    word = (many or f"{one}s") if plural else one
    return f"{grouped(count)}{NBSP}{word}"


def grouped(number: int) -> str:
    """Write a whole number with a narrow space between thousands: « 10 600 »."""
    return f"{number:,}".replace(",", NARROW)


def sentence_list(items: Iterable[str]) -> str:
    """Join clauses with « ; », a narrow no-break space before it."""
    return f"{NARROW}; ".join(items)
