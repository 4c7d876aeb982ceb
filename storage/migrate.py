"""Bringing the tables of a register up to date with Alembic.

This module is imported only when a register is behind: Alembic is slow to load.
"""

from contextlib import closing
from itertools import count
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.text import NARROW, NBSP
from storage.connecting import Access, connect, database_errors
from storage.engine import maintenance_engine
from storage.inspection import damaged
from storage.keyring import key_of
from storage.os_errors import reason
from storage.records import Records
from storage.repositories.know_how import SqlKnowHow
from storage.repositories.search import SqlSearch

_SCRIPTS = Path(__file__).parent / "migrations"


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, made in code: there is no .ini file to find or to lose."""
    config = Config()
    # A percent sign in the path of the installation would be taken for a substitution.
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Bring the tables to the last revision, inside the transaction of the connection."""
    command.upgrade(configuration(connection), "head")


def catch_up(path: Path, revision: str) -> None:
    """Migrate a register that is behind, after copying it beside itself.

    Raises `UnusableRegister` for a revision that only a later version of the program knows, and when
    the copy or the migration fails; the register is then as it was.
    """
    if revision not in _known():
        raise UnusableRegister(
            f"Le registre {path} vient d’une version plus récente de daect (révision {revision}). "
            "Mettez daect à jour, puis rouvrez-le."
        )
    copy = _copy(path, revision)
    try:
        with maintenance_engine(path).begin() as connection:
            upgrade(connection)
            _index(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise damaged(path)
    except SQLAlchemyError as error:
        raise UnusableRegister(
            f"Le registre {path} n’a pas pu être mis à jour{NARROW}; il est resté tel quel. "
            f"Fermez les autres fenêtres de daect et recommencez. Une copie est gardée{NBSP}: {copy}."
        ) from error


def _index(connection: Connection) -> None:
    """Make again all that is derived: a revision may have changed what it is made of."""
    with Session(connection, execution_options={"populate_existing": True}) as session:
        SqlSearch(Records(session)).rebuild()
        SqlKnowHow(Records(session)).rebuild()
        session.flush()


def _known() -> set[str]:
    scripts = ScriptDirectory.from_config(configuration())
    return {script.revision for script in scripts.walk_revisions()}


def _copy(path: Path, revision: str) -> Path:
    """Copy a register as it is, with what still waits in its journal; return where."""
    candidates = (
        path.with_name(f"{path.stem}.avant-{revision}{f'-{number}' if number else ''}{path.suffix}")
        for number in count()
    )
    copy = next(candidate for candidate in candidates if not candidate.exists())
    try:
        with (
            closing(connect(path)) as source,
            closing(connect(copy, Access.CREATE, key=key_of(path))) as target,
        ):
            source.backup(target)
    except database_errors(OSError) as error:
        copy.unlink(missing_ok=True)
        why = reason(error) if isinstance(error, OSError) else "le disque est plein ou le fichier illisible"
        raise UnusableRegister(
            f"Le registre {path} doit être mis à jour, et sa copie de sûreté a échoué{NBSP}: {why}. "
            "Libérez de la place, puis recommencez."
        ) from error
    return copy
