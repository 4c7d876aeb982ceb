"""A new register made of all that can be read of a damaged one, which is not touched.

What a row holds is judged by the tables of the program: one that they refuse could not be read by it either.
References to what was lost are kept as they are, and told.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from daect_tui.domain.errors import DaectError, UnusableRegister, WouldOverwrite
from daect_tui.domain.journal import Head
from daect_tui.domain.journal_chain import broken_link
from daect_tui.domain.personal_records import RecordKind
from daect_tui.domain.register import RegisterInfo
from daect_tui.domain.salvage import Salvage, TableSalvage
from storage.backups.contents import entries_in, head_in
from storage.backups.copying import placed, sync, workshop
from storage.backups.mending import copied_for_reading, has_schema, transplant
from storage.backups.rows import Row, Source, TableRows
from storage.connecting import connect, database_errors
from storage.creation import build_file, create_file
from storage.engine import maintenance_engine
from storage.keyring import key_of
from storage.personal.inventory import DERIVED
from storage.records import Records
from storage.repositories.know_how import SqlKnowHow
from storage.repositories.search import SqlSearch
from storage.tables import METADATA

_DIALECT = dialect()
_IDENTITY = "register"
# The identity and the head of the journal are read by themselves, the rest is made again.
_APART = {_IDENTITY, "journal_head", *DERIVED}
# The fault that is told by itself, with how far the chain holds.
_CHAIN = "chaîne du journal"


def salvage(damaged: Path, place: Path, donors: tuple[Path, ...] = ()) -> Salvage:
    """Read a damaged register into a new one at `place`, which is put there whole.

    `donors` are backups of it, the newest first, for what no table can be read without. Raises
    `UnusableRegister` when nothing at all can be read, `UnusableOutput` or `WouldOverwrite` for `place`.
    """
    if not damaged.is_file():
        raise UnusableRegister(f"Il n’y a pas de fichier à l’emplacement {damaged}. Vérifiez le chemin.")
    key_of(damaged)  # the passphrase of an encrypted one must have been given
    if place.exists():
        raise WouldOverwrite(f"{place} existe déjà. Donnez un autre nom au registre à faire.")
    with workshop(place.parent, "La copie") as folder:
        made = folder / "registre"
        copy = _opened(damaged, folder, donors)
        with closing(Source(copy)) as source:
            info = _identity(source)
            build_file(made, info or _nobody(), key_of(copy))  # encrypted as the damaged one is
            tables = tuple(_tables(source, made))
            head = _kept_head(source)
        derived = _derive(made)
        with closing(connect(made)) as connection, connection:
            head = head or _last_in(connection)
            connection.execute("UPDATE journal_head SET sequence = ?, hash = ?", (head.sequence, head.hash))
            breaks = broken_link(entries_in(connection), head) or 0
        acts = next(table.read for table in tables if table.table == RecordKind.JOURNAL)
        sync(made)
        if not any(table.read for table in tables):
            raise _nothing(damaged)
        faults = placed(made, place)
    told = tuple(fault for fault in (*faults, derived) if fault and not (breaks and _CHAIN in fault))
    return Salvage(tables, acts, breaks, told, identity_lost=info is None)


def _opened(damaged: Path, folder: Path, donors: tuple[Path, ...]) -> Path:
    """Return a copy that SQLite opens; raises `UnusableRegister` when none can be made."""
    copy = copied_for_reading(damaged, folder)
    if has_schema(copy):
        return copy
    with TemporaryDirectory(prefix="donneur-", dir=folder) as nursery:
        new = Path(nursery) / "neuf"
        create_file(new, _nobody())
        for donor in (*donors, new):
            copied_for_reading(damaged, folder)
            with suppress(*database_errors(OSError)):
                transplant(copy, donor)
            if has_schema(copy):
                return copy
    raise _nothing(damaged)


def _nobody() -> RegisterInfo:
    return RegisterInfo(uuid4().hex, datetime.now(UTC), demonstration=False, clock_set_to=None)


def _nothing(damaged: Path) -> UnusableRegister:
    return UnusableRegister(
        f"Rien ne se lit dans {damaged}\u00a0: ce n’est plus un registre, ou il est chiffré. "
        "Restaurez la dernière sauvegarde."
    )


def _identity(source: Source) -> RegisterInfo | None:
    table = METADATA.tables[_IDENTITY]
    rows = TableRows(source, table.name, tuple(column.name for column in table.columns))
    with suppress(*database_errors()):
        for _number, row in rows.read():
            values = _understood(table, row)
            if values is not None:
                told = dict(zip(rows.columns, values, strict=True))
                told.pop("id")
                return RegisterInfo(**told)
    return None


def _tables(source: Source, made: Path) -> Iterator[TableSalvage]:
    with closing(connect(made)) as target:
        target.isolation_level = None
        target.execute("BEGIN")
        for table in METADATA.sorted_tables:
            if table.name not in _APART:
                yield _table(source, target, table)
        target.execute("COMMIT")


def _table(source: Source, target: sqlite3.Connection, table: Table) -> TableSalvage:
    known = _columns_in(source, table.name)
    columns = tuple(column.name for column in table.columns if column.name in known)
    rows = TableRows(source, table.name, columns)
    label = RecordKind(table.name).label if table.name in set(RecordKind) else table.name
    if not columns:
        return TableSalvage(table.name, label, 0, is_counted=False)
    marks = ", ".join("?" * len(columns))
    names = ", ".join(f'"{name}"' for name in columns)
    insert = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 – names of our own tables
    read, refused = 0, []
    for number, row in rows.read():
        try:
            if _understood(table, row, columns) is None:
                refused.append(number)
                continue
            target.execute(insert, row)
            read += 1
        except database_errors():
            refused.append(number)
    lost = [*sorted(rows.unread & set(rows.known)), *refused]
    names_lost = tuple(rows.known.get(number, f"n°\u00a0{number}") for number in lost)
    return TableSalvage(table.name, label, read, len(lost), names_lost, rows.is_counted)


def _columns_in(source: Source, table: str) -> set[str]:
    try:
        return {str(row[1]) for row in source.rows(f'PRAGMA table_info("{table}")')}
    except database_errors():
        return set()


def _understood(table: Table, row: Row, columns: tuple[str, ...] = ()) -> list[Any] | None:
    """Read the values of a row as the program would; `None` where it could not."""
    values: list[Any] = []
    for name, value in zip(columns or table.columns.keys(), row, strict=True):
        if isinstance(value, str) and "\ufffd" in value:
            return None
        read = table.columns[name].type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
        try:
            values.append(read(value) if read else value)
        except (DaectError, ValueError, TypeError, LookupError):
            return None
    return values


def _kept_head(source: Source) -> Head | None:
    with suppress(*database_errors(ValueError, TypeError)):
        for number, sealed in source.rows("SELECT sequence, hash FROM journal_head"):
            return Head(int(number), str(sealed))
    return None


def _last_in(connection: sqlite3.Connection) -> Head:
    last = head_in(connection)
    return Head(last.acts, last.hash)


def _derive(made: Path) -> str:
    """Make again what is made of other tables; say what could not be."""
    try:
        with maintenance_engine(made).begin() as connection, Session(connection) as session:
            SqlSearch(Records(session)).rebuild()
            SqlKnowHow(Records(session)).rebuild()
            session.flush()
    except (SQLAlchemyError, DaectError, LookupError, ValueError, TypeError, AttributeError) as error:
        return f"la recherche n’a pas pu être refaite ({type(error).__name__})"
    return ""
