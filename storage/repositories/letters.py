"""Produced documents, and the bytes kept of them under their SHA-256."""

import hashlib
from dataclasses import replace

from sqlalchemy import ColumnElement
from sqlmodel import col, select, true

from daect_tui.domain.errors import Refusal, UnknownReference, UnusableRegister
from daect_tui.domain.letter import Letter
from daect_tui.domain.text import NARROW, NBSP, quoted
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import LARGEST_FILE, LetterTable, StoredFileTable


class SqlLetters(Repository):
    """Implements the port `Letters`."""

    def add(self, letter: Letter, content: bytes) -> Letter:
        """Keep a new letter and its bytes; return it with its number and their hash.

        Raises `Refusal` above 20 MB.
        """
        kept = replace(letter, sha256=self._keep(content), version=1)
        row = LetterTable(**columns_of(kept, without=("id",)))
        self._records.insert(row)
        return replace(kept, id=row.id)

    def get(self, chrono: str) -> Letter:
        """Read a letter; raises `UnknownReference`."""
        found = self._where(col(LetterTable.chrono) == chrono)
        if not found:
            raise UnknownReference(
                f"Aucun courrier ne porte le numéro {quoted(chrono)}. "
                "Vérifiez-le dans le registre des courriers."
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

    def of_session(self, session: str) -> tuple[Letter, ...]:
        """Return the letters of a session, in the order in which they were produced."""
        return self._where(col(LetterTable.session) == session)

    def of_subject(self, subject: str) -> tuple[Letter, ...]:
        """Return the letters on a reference, in the order in which they were produced."""
        return self._where(col(LetterTable.subject) == subject)

    def content(self, sha256: str) -> bytes:
        """Return kept bytes; raises `UnknownReference`, or `UnusableRegister` when they were altered."""
        row = self._session.get(StoredFileTable, sha256)
        if row is None:
            raise UnknownReference(f"Aucun fichier conservé n’a l’empreinte {sha256}. Vérifiez-la.")
        if hashlib.sha256(row.content).hexdigest() != sha256:
            raise UnusableRegister(
                f"Le fichier conservé sous l’empreinte {sha256} a été altéré hors de l’application. "
                "Restaurez la dernière sauvegarde."
            )
        return row.content

    def _keep(self, content: bytes) -> str:
        if len(content) > LARGEST_FILE:
            raise Refusal(
                f"Ce fichier pèse plus de {LARGEST_FILE // 1024**2}{NBSP}Mo{NARROW}; "
                "le registre n’en garde pas d’aussi gros. Réduisez-le."
            )
        digest = hashlib.sha256(content).hexdigest()
        known = self._session.exec(
            select(StoredFileTable.sha256).where(StoredFileTable.sha256 == digest)
        ).one_or_none()
        if known is None:
            self._records.insert(StoredFileTable(sha256=digest, size=len(content), content=content))
        return digest

    def _where(self, condition: ColumnElement[bool]) -> tuple[Letter, ...]:
        rows = self._session.exec(select(LetterTable).where(condition).order_by(col(LetterTable.id)))
        return tuple(build(Letter, row) for row in rows)
