"""The one door through which every text goes before it is drawn.

What would be lost, or drawn as an empty box, is stopped here: a character that no face draws is named,
one that is never seen is left out with a warning. Nothing is ever taken for an instruction: a text is
drawn letter by letter, and no file is read for it.
"""

import re
import unicodedata
from functools import lru_cache

from daect_tui.domain.preflight import Aspect, Flaw
from daect_tui.domain.text import dropped, grouped, let_in, printed, quoted
from exports.pdf.fonts import lacking

LINE_LIMIT = 300
TEXT_LIMIT = 20_000
_LONG = 2_000

# What is never seen and that no sentence needs: spaces without width, marks of mathematics and order.
_INVISIBLE = re.compile("[\u200b\u2060-\u2064\u206a-\u206f\ufeff]")


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

    def note(self, flaw: Flaw) -> None:
        """Record a flaw that was found elsewhere."""
        self._flaws[flaw] = None

    def text(self, text: str | None, field: str, limit: int = TEXT_LIMIT) -> str:
        """Let a text in that may hold line feeds; its letters stay as they are."""
        if text is None:
            self.refuse(Aspect.MISSING, field, "Cette mention n’est pas renseignée. Complétez-la.")
            return ""
        admitted, unseen, undrawn = _passed(text) if len(text) < _LONG else _pass(text)
        for char in unseen:
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
        for char in undrawn:
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


def _pass(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return what is drawn of a text, then the characters that are left out, then those without a face."""
    kept = printed(let_in(text)[0])
    admitted = _INVISIBLE.sub("", kept)
    return admitted, (*dropped(text), *dict.fromkeys(_INVISIBLE.findall(kept))), lacking(admitted)


# Captions, names and whole paragraphs come again on every letter of a lot.
_passed = lru_cache(maxsize=4096)(_pass)


def _identity(char: str) -> str:
    code = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "")
    return f"{code}, {name}" if name else code
