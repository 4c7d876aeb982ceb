"""Bytes kept under their SHA-256: documents produced, pieces and opinions received."""

import hashlib

from sqlmodel import select

from daect_tui.domain.errors import Refusal, UnknownReference, UnusableRegister
from daect_tui.domain.text import NARROW, NBSP
from storage.repositories.base import Repository
from storage.tables import LARGEST_FILE, StoredFileTable


class SqlStoredFiles(Repository):
    """Implements the port `StoredFiles`."""

    def keep(self, content: bytes) -> str:
        """Keep bytes, once, and return their hash; raises `Refusal` above 20 MB."""
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
