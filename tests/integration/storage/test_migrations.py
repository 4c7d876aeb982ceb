"""The revisions make the tables, and bring a register that is behind up to date without risk."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.engine import maintenance_engine
from storage.migrate import configuration, upgrade
from storage.revision import HEAD
from storage.tables import METADATA


@contextmanager
def _maintained(path: Path) -> Iterator[Connection]:
    with maintenance_engine(path).begin() as connection:
        yield connection


def downgraded(path: Path, revision: str) -> Path:
    with _maintained(path) as connection:
        command.downgrade(configuration(connection), revision)
    return path


def _rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def _schema(path: Path) -> dict[str, frozenset[str]]:
    """Return the statement that made each table and index, as the set of its clauses."""
    rows = _rows(path, "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index')")
    return {
        str(name): frozenset(line.strip().rstrip(",").replace('"', "") for line in str(sql).splitlines())
        for name, sql in rows
        if sql and not str(name).startswith(("sqlite_", "alembic_"))
    }


def test_the_constant_is_the_head_of_the_revisions() -> None:
    assert ScriptDirectory.from_config(configuration()).get_heads() == [HEAD]


@pytest.fixture(scope="module")
def migrated(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables taken down then made again by every revision in turn, where a new register has the models’."""
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("migrated") / "registre.daect"))
    downgraded(path, "base")
    assert _schema(path) == {}
    with _maintained(path) as connection:
        upgrade(connection)
    return path


def test_the_migrated_tables_are_those_of_the_models(migrated: Path) -> None:
    with _maintained(migrated) as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": METADATA})
        assert compare_metadata(context, METADATA) == []


def test_down_to_the_checks_that_alembic_does_not_compare(migrated: Path, empty: Path) -> None:
    assert _schema(migrated) == _schema(empty)
    assert _rows(migrated, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert _rows(empty, "SELECT version_num FROM alembic_version") == [(HEAD,)]
