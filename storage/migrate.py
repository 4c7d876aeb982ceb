"""Bringing the tables of a register up to date with Alembic.

This module is imported only when a register is behind: Alembic is slow to load.
"""

from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from daect_tui.domain.backup import BackupReason
from daect_tui.domain.errors import DaectError, UnusableRegister
from daect_tui.domain.text import NARROW, NBSP
from storage.backups.vault import SqlVault
from storage.engine import maintenance_engine
from storage.inspection import damaged
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


def catch_up(path: Path, revision: str) -> Path:
    """Migrate a register that is behind, after backing it up; return where the backup is.

    Raises `UnusableRegister` for a revision that only a later version of the program knows, and when
    the backup or the migration fails; the register is then as it was.
    """
    _check_known(path, revision)
    copy = _copy(path, revision)
    try:
        with maintenance_engine(path).begin() as connection:
            _bring_up(connection, path)
    except SQLAlchemyError as error:
        raise UnusableRegister(
            f"Le registre {path} n’a pas pu être mis à jour{NARROW}; il est resté tel quel. "
            f"Fermez les autres fenêtres de daect et recommencez. Une sauvegarde est gardée{NBSP}: {copy}."
        ) from error
    return copy


def rehearse(path: Path, revision: str) -> None:
    """Migrate a register that is behind in a transaction that is then rolled back.

    It needs no second file with what the register holds. Raises `UnusableRegister`, as `catch_up` would.
    """
    _check_known(path, revision)
    try:
        with maintenance_engine(path).connect() as connection, connection.begin() as transaction:
            _bring_up(connection, path)
            transaction.rollback()
    except SQLAlchemyError as error:
        raise UnusableRegister(
            f"Le registre {path} ne pourrait pas être mis à jour{NARROW}; il est resté tel quel. "
            f"Transmettez cette réponse à qui répare daect{NBSP}: {error.__class__.__name__}, "
            f"révision {revision}."
        ) from error


def _bring_up(connection: Connection, path: Path) -> None:
    upgrade(connection)
    _index(connection)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise damaged(path)


def _check_known(path: Path, revision: str) -> None:
    if revision not in _known():
        raise UnusableRegister(
            f"Le registre {path} vient d’une version plus récente de daect (révision {revision}). "
            "Mettez daect à jour, puis rouvrez-le."
        )


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
    """Back the register up as it is, with what still waits in its journal; return where."""
    vault = SqlVault(path)
    try:
        made = vault.make(datetime.now(UTC), BackupReason.MIGRATION, lambda _done, _total: None)
    except DaectError as error:
        raise UnusableRegister(
            f"Le registre {path} doit être mis à jour (révision {revision}), et il n’a pas pu être "
            f"sauvegardé avant. {error}"
        ) from error
    return vault.folder / made.name
