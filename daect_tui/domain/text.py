"""French text: the door for what people type, spaces, folding for search, small phrases.

Signs used here: U+00A0 (no-break space, before « : » and inside numbers with a unit) and U+202F
(narrow no-break space, before « ; ! ? » and inside « guillemets »), after the usage of the
Imprimerie nationale.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

NBSP = "\u00a0"
NARROW = "\u202f"

# What no text holds: control characters other than the line feed, which is part of a long text; halves
# of characters; marks that reorder what is read, since a name must look like what it is (decision 15).
_NEVER_KEPT = "\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_DROPPED = re.compile(f"[{_NEVER_KEPT}]")
# Signs that end a line as a line feed does: one line stays one line.
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
# Most texts hold nothing of all this, and are let in at a glance: imports read them by the million.
_UNUSUAL = re.compile(f"[{_NEVER_KEPT}\u2028\u2029]")
# Marks over one letter: nobody writes thirty (UAX #15, « Stream-Safe Text Format »), and to put thousands
# in their order takes minutes. Few texts are long enough for that to be felt, or hold such a heap of signs.
_MOST_MARKS, _WITHOUT_HARM = 30, 1_000
_HEAP = re.compile(rf"[^\w\s!-~]{{{_MOST_MARKS + 1},}}")
_LIGATURES = (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"), ("ß", "ss"), ("’", "'"))
_LINE = 120
_LATIN_MARKS = re.compile("[\u0300-\u036f]+")
_SPACES = f"[ {NBSP}{NARROW}]"
_OPENING_QUOTE = re.compile(f"«{_SPACES}*")
_CLOSING_QUOTE = re.compile(f"(?<!{_SPACES}){_SPACES}*»")
# Marks that stand together (« ?! », « :: ») take one space, before the first; they are read once, whole.
_HIGH_MARKS = re.compile(rf"(?<=[^\s«;!?:]){_SPACES}*([;!?:]++)(?=\s|$|[)»])")
_THOUSANDS = re.compile(r"(?<![\d.,/-])\d{1,3}(?: \d{3})+(?!\d)")
_MONTH = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_BEFORE_MARK = re.compile(r"(?<=[^\s«]) (?=[;!?]+(?:\s|$|[)»])|»)|(?<=«) (?=\S)")
_BEFORE_COLON = re.compile(r"(?<=[^\s«]) (?=:+(?:\s|$))")
# What ends with a space after which no line may end: a civility before a name, a day before its month, an
# abbreviation before its number, a number before its sign or its hour.
_TIED = re.compile(
    r"\b(?:MM?\.|Mmes?|Mlles?|Me|Dr|Pr) (?=[A-ZÀ-ÖØ-ÞŁŒŚŠŹŻŽ\u0391-\u03a9\u0400-\u042f\u0621-\u064a])"
    rf"|\b(?:1er|\d\d?) (?={_MONTH}\b)|\b{_MONTH} (?=\d{{4}}\b)"
    r"|\b[nN][°º] (?=\w)|\bp\. (?=\d)|\bart\. (?=[LRD\d])|\b[LRD]\. (?=\*?\d)"
    rf"|\d (?=[€%‰]|[kM]€|(?:h|ans?|mois|jours?|euros)\b)|(?<=\d[ {NBSP}])h (?=\d\d\b)"
)


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
    return Cleaned(*let_in(text))


def clean_line(text: str) -> Cleaned:
    """Let a one-line text in: as `clean`, line feeds become spaces, no space at either end."""
    kept, dropped = let_in(text)
    return Cleaned(kept.replace("\n", " ").strip(), dropped)


def kept_line(text: str) -> str:
    """Return what `clean_line` keeps of a text, for those who read millions."""
    return let_in(text)[0].replace("\n", " ").strip() if text else ""


def let_in(text: str) -> tuple[str, int]:
    """Let a text in as `clean` does, for those who read millions: the text, and how much was dropped."""
    if text.isascii() and text.isprintable():
        return text, 0
    kept, dropped = text, 0
    if _UNUSUAL.search(text):
        kept, dropped = _DROPPED.subn("", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    bearable = _without_heaps(kept)
    # Composed last: what is dropped may have stood between a letter and its accent.
    return unicodedata.normalize("NFC", bearable), dropped + len(kept) - len(bearable)


def _without_heaps(text: str) -> str:
    """Take away the marks that stand beyond thirty over one letter."""
    return text if len(text) <= _WITHOUT_HARM else _HEAP.sub(_levelled, text)


def _levelled(heap: re.Match[str]) -> str:
    kept, marks = [], 0
    for char in heap[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def dropped(text: str) -> tuple[str, ...]:
    """Return the characters that `let_in` drops from a text, each once; tabs and line ends become spaces."""
    if text.isascii() and text.isprintable():
        return ()
    kept = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return tuple(dict.fromkeys(_DROPPED.findall(kept)))


def shown(text: str) -> str:
    """Return a text that a terminal only shows: « � » stands for what no text holds, a space for a tab.

    For what did not come in by the door: the name of a file, a register made by somebody else.
    """
    if text.isprintable() or not _DROPPED.search(text):
        return text
    return _DROPPED.sub("\ufffd", text.replace("\t", " "))


def without_controls(text: str) -> str:
    """Return a line without the signs that no text holds; itself when it has none, as nearly always."""
    return _DROPPED.sub("", text) if _DROPPED.search(text) else text


def fold(text: str) -> str:
    """Reduce a text to what a search compares: no accent, no case, « oe » for « œ »."""
    return _folded_line(text) if len(text) < _LINE else _folded(text)


@lru_cache(maxsize=4096)
def _folded_line(text: str) -> str:
    # Names come again and again: they are compared with many others.
    return _folded(text)


def _folded(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    text = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", _without_heaps(text)))
    if not text.isascii():
        for ligature, letters in _LIGATURES:
            text = text.replace(ligature, letters)
        if any(map(unicodedata.combining, text)):
            text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(text.casefold().split())


def typeset(text: str) -> str:
    """Put French spaces around punctuation, where a plain space or none was typed.

    « : » takes a no-break space, « ; ! ? » and the inside of « guillemets » a narrow one.
    Times (« 15:42 ») and addresses (« https: ») are left alone, and so are apostrophes: a name
    stays as its bearer wrote it.
    """
    text = _CLOSING_QUOTE.sub(f"{NARROW}»", _OPENING_QUOTE.sub(f"«{NARROW}", text))
    return _HIGH_MARKS.sub(lambda match: f"{NBSP if match[1][0] == ':' else NARROW}{match[1]}", text)


def printed(text: str) -> str:
    """Set a text for paper: no line ends inside what belongs together, nor before a high mark.

    Tied are « M. Durand », « 24 mai 2017 », « n° 4 », « art. L. 211-5 », « 10 600 € », « 15 h 42 ». Only
    spaces that were typed change, none is put in: the doors of every format pass all texts through here.
    """
    if " " in text:
        text = _THOUSANDS.sub(lambda match: match[0].replace(" ", NARROW), text)
        text = _TIED.sub(lambda match: f"{match[0][:-1]}{NBSP}", text)
        text = _BEFORE_MARK.sub(NARROW, _BEFORE_COLON.sub(NBSP, text))
    return text


def ended(text: str) -> str:
    """End a text as a sentence: its full stop is there once, whether it was typed or not."""
    text = text.rstrip()
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


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
