"""The one door through which every text goes before it is drawn.

What ReportLab would lose, obey or draw as an empty box is stopped here: markup-like text is escaped
(an `<img>` would otherwise be read from the disk), a character that the typeface lacks is named.
"""

import re
import unicodedata
from xml.sax.saxutils import escape

from daect_tui.domain.preflight import Aspect, Flaw
from daect_tui.domain.text import NARROW, NBSP, dropped, grouped, let_in, printed, quoted
from exports.pdf.fonts import lacking

LINE_LIMIT = 300
TEXT_LIMIT = 20_000

# What is never seen and that no sentence needs: spaces without width, marks of mathematics and order.
_INVISIBLE = re.compile("[\u200b\u2060-\u2064\u206a-\u206f\ufeff]")
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

    def text(self, text: str | None, field: str, limit: int = TEXT_LIMIT) -> str:
        """Let a text in that may hold line feeds; it stays plain, to be given to `markup` or drawn."""
        if text is None:
            self.refuse(Aspect.MISSING, field, "Cette mention n’est pas renseignée. Complétez-la.")
            return ""
        kept = printed(let_in(text)[0]).translate(_SPACES)
        admitted = _INVISIBLE.sub("", kept)
        for char in (*dropped(text), *dict.fromkeys(_INVISIBLE.findall(kept))):
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
        for char in lacking(admitted):
            self.refuse(
                Aspect.CHARACTER,
                field,
                f"Le caractère {quoted(char)} ({_identity(char)}) manque à la police d’impression. "
                "Remplacez-le par des lettres ou des signes courants.",
            )
        return admitted

    def line(self, text: str | None, field: str, limit: int = LINE_LIMIT) -> str:
        """Let in a text that stands on one line: line feeds become spaces."""
        return self.text(text, field, limit).replace("\n", " ").strip()

    def required(self, text: str | None, field: str) -> str:
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
