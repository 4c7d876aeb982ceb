"""Making a new register file: whole or not at all.

It is built in a temporary folder beside its place and linked there at the end, so that a failure or
a crash leaves no half of a register. Its tables come from the models at once, where the revisions,
played one after the other, would take more than a second to come to the same; a test compares the two
down to the text of each constraint.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, insert
from sqlalchemy.exc import DBAPIError

from daect_tui.domain.errors import UnusableRegister, WouldOverwrite
from daect_tui.domain.journal import GENESIS
from daect_tui.domain.register import RegisterInfo
from daect_tui.domain.text import NBSP
from storage.cipher import Key
from storage.engine import maintenance_engine
from storage.mapping import columns_of
from storage.os_errors import reason
from storage.revision import APPLICATION_ID, HEAD
from storage.tables import METADATA, JournalHeadTable, RegisterTable
from storage.workshops import workshop


def create_file(path: Path, info: RegisterInfo, key: Key | None = None) -> None:
    """Write a new register, encrypted with a `key`, and the folders that lead to it.

    Raises `WouldOverwrite` when something is there, `UnusableRegister` when it cannot be written.
    """
    if os.path.lexists(path):
        raise _taken(path)
    try:
        with _folders(path.parent), workshop(path.parent) as place:
            made = place / "register"
            build_file(made, info, key)
            put_in_place(made, path)
    except OSError as error:
        raise _impossible(path, reason(error)) from error
    except DBAPIError as error:
        raise _impossible(path, "le disque est plein ou défaillant") from error


def build_file(path: Path, info: RegisterInfo, key: Key | None = None) -> None:
    """Write the tables and the identity of a register in a file that is empty, or not there yet."""
    with maintenance_engine(path, key).begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        _make_tables(connection)
        connection.execute(insert(RegisterTable).values(**columns_of(info)))
        connection.execute(insert(JournalHeadTable).values(sequence=0, hash=GENESIS))


def _make_tables(connection: Connection) -> None:
    """Make the tables as the last revision leaves them, and say so where Alembic looks."""
    METADATA.create_all(connection)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def put_in_place(made: Path, path: Path) -> None:
    """Give a file that is whole its name, unless something is there: raises `WouldOverwrite`."""
    try:
        os.link(made, path)  # unlike a renaming, it never replaces what appeared there meanwhile
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError:
        made.rename(path)  # a file system without hard links, as on a USB key


@contextmanager
def _folders(folder: Path) -> Iterator[None]:
    """Make the folders that miss; take them away again when the body fails."""
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for made in missing:
            with suppress(OSError):
                made.rmdir()
        raise


def _taken(path: Path) -> WouldOverwrite:
    return WouldOverwrite(
        f"Un fichier existe déjà à l’emplacement {path}. Choisissez-en un autre, ou ouvrez ce registre."
    )


def _impossible(path: Path, why: str) -> UnusableRegister:
    return UnusableRegister(
        f"Le registre {path} ne peut pas être créé{NBSP}: {why}. "
        "Choisissez un autre emplacement, ou demandez le droit d’écrire dans ce dossier."
    )
