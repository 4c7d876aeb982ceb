"""What SQLite itself finds in a register, and the hashes of the files kept in it: for any schema of ours.

Given a DB-API connection, so that a backup of an older version is looked at as the open register is.
What is found is data: who asks words it.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LostLinks:
    """How many rows of a table have lost the row of another that they depend on."""

    table: str
    parent: str
    number: int


def damage(connection: sqlite3.Connection, most: int = 100) -> tuple[str, ...]:
    """Return the pages, indexes and constraints at fault, a line each as SQLite says it, `most` at most."""
    found = [" ".join(str(row[0]).split()) for row in connection.execute(f"PRAGMA integrity_check({most})")]
    return tuple(_broken_rules(connection))[:most] if found == ["ok"] else tuple(found)


def _broken_rules(connection: sqlite3.Connection) -> Iterator[str]:
    """Go through the tables whose CHECK constraints SQLite cannot read.

    On a connection that cannot write it leaves them out of what it reads of a file: such a file would
    pass every check, and not open.
    """
    tables = connection.execute(
        "SELECT CAST(name AS BLOB), CAST(sql AS BLOB) FROM sqlite_schema WHERE sql LIKE 'CREATE TABLE%CHECK%'"
    )
    with closing(sqlite3.connect(":memory:")) as elsewhere:
        for name, statement in tables:
            try:
                elsewhere.execute(statement.decode("utf-8", "replace"))
            except sqlite3.Error as error:
                yield f"{name.decode('utf-8', 'replace')}: {error}"


def lost_links(connection: sqlite3.Connection) -> tuple[LostLinks, ...]:
    """Return the links that lead nowhere, by their tables."""
    rows = connection.execute("PRAGMA foreign_key_check")
    found = Counter((str(row[0]), str(row[2])) for row in rows)
    return tuple(LostLinks(table, parent, number) for (table, parent), number in sorted(found.items()))


def kept_files(connection: sqlite3.Connection) -> Iterator[tuple[str, bool]]:
    """Go through the kept files: each by its hash, and whether its bytes are still those of it."""
    # The first schemas had none.
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'stored_file'").fetchone():
        for digest, content in connection.execute("SELECT sha256, content FROM stored_file"):
            yield digest, isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == digest
