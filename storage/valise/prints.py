"""Hashes of what a valise holds: what must come back unchanged, and the session as it stands.

Computed from the rows as the file has them, column by column by name, so that they mean the same
before a later version of the program migrates the file.
"""

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import Connection, inspect

from storage.tables import METADATA

# The session itself: what is held in the valise, and comes back.
LIVE = (
    "agenda_item",
    "attendance",
    "ballot",
    "decision",
    "disagreement",
    "hearing",
    "mandate",
    "passage",
    "recusal",
    "seat",
    "session",
    "session_record",
    "vote",
)
# What may be written beside: the journal, what is derived or being typed, what only undo reads.
_BESIDE = (
    *("draft", "journal", "journal_head", "kept_worklist"),
    *("last_step", "register_entry", "search_posting", "valise"),
)
_NOT_HASHED = ("register", *_BESIDE)
# A dossier that passes has its countries written again, the same.
WRITABLE = frozenset((*LIVE, *_BESIDE, "dossier", "dossier_country"))
# What a dossier says of where it stands moves with the session: its passages tell.
_MOVING = {"dossier": frozenset({"state", "silence_on", "version"})}


def frozen_print(connection: Connection) -> str:
    """Hash everything in a valise that must come back as it left."""
    names = set(inspect(connection).get_table_names()) & METADATA.tables.keys()
    return _print(connection, sorted(names.difference(LIVE, _NOT_HASHED)))


def live_print(connection: Connection) -> str:
    """Hash the session in a valise as it stands, with the head of the journal that tells how it came so."""
    head = connection.exec_driver_sql("SELECT hash FROM journal ORDER BY sequence DESC LIMIT 1").scalar()
    return hashlib.sha256(f"{_print(connection, LIVE)}\n{head}".encode()).hexdigest()


def _print(connection: Connection, names: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for name in names:
        for row in _rows(connection, name):
            digest.update(f"{name}\n{row}\n".encode())
    return digest.hexdigest()


def _rows(connection: Connection, name: str) -> list[str]:
    """Write the rows of a table, sorted; an empty one says nothing, so that a new table changes nothing."""
    found = connection.exec_driver_sql(f"SELECT * FROM {name}")  # noqa: S608 – names of ours
    columns, moving = list(found.keys()), _MOVING.get(name, frozenset())
    return sorted(
        json.dumps(
            {
                column: _told(value)
                for column, value in zip(columns, row, strict=True)
                if column not in moving
            },
            sort_keys=True,
        )
        for row in found
    )


def _told(value: object) -> object:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value
