"""The paragraph that an agent writes for one letter, and where the letter carries it."""

from dataclasses import dataclass, replace
from datetime import datetime

from daect_tui.domain.document import Document, LetterDocument, Paragraph, Run
from daect_tui.domain.errors import Refusal
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.text import clean, typeset

LONGEST_PARAGRAPH = 2000


@dataclass(frozen=True, slots=True)
class LetterKey:
    """Which letter: its kind, what it is about, of which session, to whom where there are several."""

    kind: LetterKind
    subject: str
    session: str
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class PersonalParagraph:
    """What was written for a letter; `letter` is the number of the one that carries it, once produced."""

    kind: LetterKind
    subject: str
    session: str
    recipient: str
    text: str
    letter: str
    saved_at: datetime
    agent: str


def read_paragraph(typed: str) -> str:
    """Let a paragraph in by the door; raises `Refusal` when it is too long. Blank writes none."""
    text = "\n".join(line.strip() for line in clean(typed).text.strip().splitlines() if line.strip())
    if len(text) > LONGEST_PARAGRAPH:
        raise Refusal(f"Le paragraphe a {len(text)} signes, {LONGEST_PARAGRAPH} au plus. Raccourcissez-le.")
    return text


def with_paragraph(document: Document, text: str) -> Document:
    """Return a letter that carries a paragraph at the place that its wording gives."""
    if not text or not isinstance(document, LetterDocument) or document.personal_at is None:
        return document
    at = document.personal_at
    return replace(document, body=(*document.body[:at], *paragraphs(text), *document.body[at:]))


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Set a text that was let in: a line a paragraph, French spaces, never a sign that is obeyed."""
    return tuple(Paragraph((Run(typeset(line)),)) for line in text.splitlines())
