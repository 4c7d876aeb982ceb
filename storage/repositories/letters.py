"""Produced documents, and the bytes kept of them under their SHA-256."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement
from sqlmodel import col, func, select, true

from daect_tui.domain.letter import Letter, LetterKind, LetterState
from daect_tui.domain.mailing import MailMode
from daect_tui.domain.text import NARROW, quoted
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.repositories.files import SqlStoredFiles
from storage.retention.gone import unknown
from storage.tables import LetterTable


class SqlLetters(Repository):
    """Implements the port `Letters`."""

    def add(self, letter: Letter, content: bytes) -> Letter:
        """Keep a new letter and its bytes; return it with its number and their hash.

        Raises `Refusal` above 20 MB.
        """
        kept = replace(letter, sha256=SqlStoredFiles(self._records).keep(content), version=1)
        row = LetterTable(**columns_of(kept, without=("id",)))
        self._records.insert(row)
        return replace(kept, id=row.id)

    def get(self, chrono: str) -> Letter:
        """Read a letter; raises `UnknownReference`."""
        found = self._where(col(LetterTable.chrono) == chrono)
        if not found:
            raise unknown(
                self._session,
                chrono,
                f"Aucun courrier ne porte le numéro {quoted(chrono)}. "
                "Vérifiez-le dans le registre des courriers.",
            )
        return found[0]

    def update(self, letter: Letter) -> Letter:
        """Write a letter read at its version, never its bytes; raises `StaleRecord`."""
        version = self._records.change_version(
            LetterTable,
            letter.id,
            letter.version,
            columns_of(letter, without=("id", "sha256", "version")),
            f"Le courrier {letter.chrono} a été modifié entre-temps{NARROW}; relisez-le puis recommencez.",
        )
        return replace(letter, version=version)

    def all(self) -> tuple[Letter, ...]:
        """Return all letters, the most recent first."""
        return self._where(true())[::-1]

    def on_desk(self, states: Collection[LetterState]) -> dict[LetterState, tuple[str, int]]:
        """Return, by state among some, the latest mailed letter and how many there are."""
        mailed = [kind for kind in LetterKind if kind.is_mailed]
        rows = self._session.exec(
            select(col(LetterTable.state), func.max(col(LetterTable.id)), func.count(col(LetterTable.id)))
            .where(col(LetterTable.kind).in_(mailed), col(LetterTable.state).in_(list(states)))
            .group_by(col(LetterTable.state))
        ).all()
        chronos = dict(
            self._session.exec(
                select(col(LetterTable.id), col(LetterTable.chrono)).where(
                    col(LetterTable.id).in_([latest for _state, latest, _count in rows])
                )
            ).all()
        )
        return {state: (chronos[latest], count) for state, latest, count in rows}

    def unacknowledged(self, until: date) -> tuple[Letter, int] | None:
        """Return the first sent of those that left until a day and whose receipt is awaited; how many."""
        left = col(LetterTable.sent_on)
        late = self._where(
            col(LetterTable.state).in_((LetterState.SENT, LetterState.PRESENTED))
            & col(LetterTable.mode).is_distinct_from(MailMode.SIMPLE)
            & (left <= until)
        )
        return (min(late, key=lambda one: one.sent_on or until), len(late)) if late else None

    def of_session(self, session: str) -> tuple[Letter, ...]:
        """Return the letters of a session, in the order in which they were produced."""
        return self._where(col(LetterTable.session) == session)

    def of_subject(self, subject: str) -> tuple[Letter, ...]:
        """Return the letters on a reference, in the order in which they were produced."""
        return self._where(col(LetterTable.subject) == subject)

    def content(self, sha256: str) -> bytes:
        """Return kept bytes; raises `UnknownReference`, or `UnusableRegister` when they were altered."""
        return SqlStoredFiles(self._records).content(sha256)

    def _where(self, condition: ColumnElement[bool]) -> tuple[Letter, ...]:
        rows = self._session.exec(select(LetterTable).where(condition).order_by(col(LetterTable.id)))
        return tuple(build(Letter, row) for row in rows)
