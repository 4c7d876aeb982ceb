"""The paragraph that an agent writes for one letter: kept until the letter carries it, and after.

A paragraph that a letter carries is not carried by another, unless that letter was replaced: the letter
that replaces it says the same. Written anew, it is for the letter to come.
"""

from daect_tui.domain.document import Document
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import LetterState
from daect_tui.domain.personal_paragraph import (
    LetterKey,
    PersonalParagraph,
    read_paragraph,
    with_paragraph,
)
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


class Paragraphs:
    """The use cases of the paragraph of a letter."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def of(self, key: LetterKey) -> PersonalParagraph | None:
        """Return the paragraph that was written for a letter, carried already or not."""
        with self._office.reading() as work:
            return work.paragraphs.of(key)

    def write(self, key: LetterKey, typed: str) -> str:
        """Keep the paragraph of a letter; blank takes it away. Return what the letter will carry.

        Raises `Refusal` when it is too long.
        """
        text = read_paragraph(typed)
        written = PersonalParagraph(
            key.kind, key.subject, key.session, key.recipient, text, "",
            self._office.clock.now(), self._office.agent,
        )  # fmt: skip
        with self._office.begin() as work:
            if text:
                work.paragraphs.put(written)
            else:
                work.paragraphs.remove(written)
            work.journal.append(Act("letter.personal", key.subject, _detail(key, text)))
            work.commit()
        return text


def carry_paragraph(work: UnitOfWork, key: LetterKey, document: Document, letter: str = "") -> Document:
    """Return a document that is drafted with the paragraph of its letter, if there is one.

    `letter` is the number of the one that it is to replace, or that is drafted again to be compared.
    """
    paragraph = work.paragraphs.of(key)
    if paragraph is None or (paragraph.letter != letter and _is_carried(work, paragraph)):
        return document
    return with_paragraph(document, paragraph.text)


def mark_carried(work: UnitOfWork, key: LetterKey, chrono: str) -> None:
    """Note which letter carries a paragraph, once it is produced in the same transaction."""
    paragraph = work.paragraphs.of(key)
    if paragraph is not None and not _is_carried(work, paragraph):
        work.paragraphs.carried(paragraph, chrono)


def _is_carried(work: UnitOfWork, paragraph: PersonalParagraph) -> bool:
    if not paragraph.letter:
        return False
    return work.letters.get(paragraph.letter).state is not LetterState.REPLACED


def _detail(key: LetterKey, text: str) -> dict[str, str | int | list[str]]:
    detail: dict[str, str | int | list[str]] = {"type": key.kind.value, "signes": len(text)}
    return {**detail, "destinataire": key.recipient} if key.recipient else detail
