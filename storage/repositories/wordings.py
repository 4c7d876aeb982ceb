"""Texts of documents as the register words them, the library of standard texts, paragraphs of letters."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select

from daect_tui.domain.letter import LetterKind
from daect_tui.domain.personal_paragraph import LetterKey, PersonalParagraph
from daect_tui.domain.standard_text import StandardText
from daect_tui.domain.wording_version import WordingVersion
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import PersonalParagraphTable, StandardTextTable, WordingVersionTable


class SqlWordings(Repository):
    """Implements the port `Wordings`."""

    def edited(self) -> Mapping[str, str]:
        """Return the texts in force that are not those that ship, by name of wording."""
        last = (
            select(func.max(col(WordingVersionTable.id)))
            .group_by(col(WordingVersionTable.name))
            .scalar_subquery()
        )
        rows = self._session.exec(
            select(WordingVersionTable.name, WordingVersionTable.text).where(
                col(WordingVersionTable.id).in_(last), WordingVersionTable.text != ""
            )
        )
        return dict(rows.all())

    def versions(self, name: str = "") -> tuple[WordingVersion, ...]:
        """Return the versions of a wording, or of all, the oldest first."""
        wanted = select(WordingVersionTable).order_by(col(WordingVersionTable.id))
        rows = self._session.exec(wanted.where(WordingVersionTable.name == name) if name else wanted)
        return tuple(build(WordingVersion, row) for row in rows)

    def add(self, version: WordingVersion) -> None:
        """Keep a version."""
        self._records.insert(WordingVersionTable(**columns_of(version)))


class SqlStandardTexts(Repository):
    """Implements the port `StandardTexts`."""

    def all(self) -> tuple[StandardText, ...]:
        """Return every text, those that are no longer offered included, in their order."""
        rows = self._session.exec(
            select(StandardTextTable).order_by(col(StandardTextTable.position), col(StandardTextTable.id))
        )
        return tuple(build(StandardText, row) for row in rows)

    def save(self, text: StandardText) -> None:
        """Insert a text (id 0), or write one."""
        values = columns_of(text, without=("id",))
        if text.id:
            self._records.change(StandardTextTable, values, col(StandardTextTable.id) == text.id)
        else:
            self._records.insert(StandardTextTable(**values))


class SqlPersonalParagraphs(Repository):
    """Implements the port `PersonalParagraphs`."""

    def of(self, key: LetterKey) -> PersonalParagraph | None:
        """Return the paragraph of a letter; where the key or the row names nobody, any recipient does."""
        wanted = select(PersonalParagraphTable).where(
            PersonalParagraphTable.subject == key.subject,
            PersonalParagraphTable.kind == key.kind.value,
            PersonalParagraphTable.session == key.session,
        )
        recipient = col(PersonalParagraphTable.recipient)
        if key.recipient:
            wanted = wanted.where(recipient.in_(("", key.recipient)))
        row = self._session.exec(wanted.order_by(recipient.desc())).first()
        if row is None:
            return None
        return PersonalParagraph(
            LetterKind(row.kind),
            row.subject,
            row.session,
            row.recipient,
            row.text,
            row.letter,
            row.saved_at,
            row.agent,
        )

    def put(self, paragraph: PersonalParagraph) -> None:
        """Write a paragraph in the place of the one of the same letter, if there is one."""
        self.remove(paragraph)
        values = columns_of(paragraph, without=("kind",))
        self._records.insert(PersonalParagraphTable(**values, kind=paragraph.kind.value))

    def carried(self, paragraph: PersonalParagraph, chrono: str) -> None:
        """Note the number of the letter that carries a paragraph."""
        self._records.change(PersonalParagraphTable, {"letter": chrono}, *_same_letter(paragraph))

    def remove(self, paragraph: PersonalParagraph) -> None:
        """Drop a paragraph."""
        self._records.remove(PersonalParagraphTable, *_same_letter(paragraph))


def _same_letter(paragraph: PersonalParagraph) -> tuple[ColumnElement[bool], ...]:
    return (
        col(PersonalParagraphTable.subject) == paragraph.subject,
        col(PersonalParagraphTable.kind) == paragraph.kind.value,
        col(PersonalParagraphTable.session) == paragraph.session,
        col(PersonalParagraphTable.recipient) == paragraph.recipient,
    )
