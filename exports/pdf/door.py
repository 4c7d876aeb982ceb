"""The one door through which every text goes before it is drawn.

What ReportLab would lose, obey or draw as an empty box is stopped here: markup-like text is escaped
(an `<img>` would otherwise be read from the disk), a character that the typeface lacks is named.
"""

import re
import unicodedata
from xml.sax.saxutils import escape

from daect_tui.domain.preflight import Aspect, Flaw
from daect_tui.domain.text import NARROW, NBSP, dropped, grouped, let_in, quoted
from exports.pdf.fonts import register

LINE_LIMIT = 300
TEXT_LIMIT = 20_000

# ReportLab breaks lines at the other no-break spaces (narrow, thin, figure): all become U+00A0.
_SPACES = str.maketrans(dict.fromkeys((NARROW, "\u2009", "\u2007"), NBSP))
_FIRST = re.compile(r"\b1er\b")


class Door:
    """The door of one document; it gathers all that it refuses instead of stopping at the first."""

    def __init__(self) -> None:
        self._flaws: dict[Flaw, None] = {}

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """The flaws gathered so far, in the order of the texts, each said once."""
        return tuple(self._flaws)

    def refuse(self, aspect: Aspect, field: str, sentence: str) -> None:
        """Record what stands against the document, naming the field where it lies."""
        self._flaws[Flaw(aspect, field, sentence)] = None

    def warn(self, aspect: Aspect, field: str, sentence: str) -> None:
        """Record what should be looked at, and does not stand against the document."""
        self._flaws[Flaw(aspect, field, sentence, blocks=False)] = None

    def text(self, text: str, field: str, limit: int = TEXT_LIMIT) -> str:
        """Let a text in that may hold line feeds; it stays plain, to be given to `markup` or drawn."""
        admitted = let_in(text)[0].translate(_SPACES)
        for char in dropped(text):
            self.warn(
                Aspect.CHARACTER,
                field,
                f"Le caractère invisible {_identity(char)} n’est pas imprimé. Retirez-le du texte saisi.",
            )
        if len(admitted) > limit:
            self.refuse(
                Aspect.LENGTH,
                field,
                f"Le texte compte {grouped(len(admitted))} caractères, la limite est de {grouped(limit)}. "
                "Raccourcissez-le.",
            )
        drawn = register()
        for char in dict.fromkeys(admitted.replace("\n", "")):
            if ord(char) not in drawn:
                self.refuse(
                    Aspect.CHARACTER,
                    field,
                    f"Le caractère {quoted(char)} ({_identity(char)}) manque à la police d’impression. "
                    "Remplacez-le par des lettres ou des signes courants.",
                )
        return admitted

    def line(self, text: str, field: str, limit: int = LINE_LIMIT) -> str:
        """Let in a text that stands on one line: line feeds become spaces."""
        return self.text(text, field, limit).replace("\n", " ").strip()

    def required(self, text: str, field: str) -> str:
        """Let in a line that may not be blank."""
        admitted = self.line(text, field)
        if not admitted:
            self.refuse(Aspect.MISSING, field, "Cette mention est vide. Complétez-la.")
        return admitted


def markup(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """Turn an admitted text into ReportLab markup: escaped, « 1er » with a raised « er »."""
    marked = _FIRST.sub('1<super rise="33%" size="68%">er</super>', escape(text)).replace("\n", "<br/>")
    marked = f"<i>{marked}</i>" if italic else marked
    return f"<b>{marked}</b>" if bold else marked


def _identity(char: str) -> str:
    code = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "")
    return f"{code}, {name}" if name else code
