"""Whether what the kept letters say can still be read."""

import sqlite3
from collections.abc import Iterator

from sqlalchemy.engine.default import DefaultDialect

from daect_tui.domain.document import Document
from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.text import NARROW
from storage.columns import Value

_DOCUMENT = Value(Document)
_DIALECT = DefaultDialect()


def unreadable_documents(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield one sentence for each letter whose frozen document was altered from outside."""
    rows = connection.execute(
        "SELECT chrono, document FROM letter JOIN frozen_document USING (sha256) ORDER BY chrono"
    )
    for chrono, document in rows:
        try:
            _DOCUMENT.process_result_value(document, _DIALECT)
        except UnusableRegister:
            yield (
                f"Le texte du courrier {chrono} a été altéré hors de l’application{NARROW}; son PDF reste. "
                "Restaurez la dernière sauvegarde."
            )
