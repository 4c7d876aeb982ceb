"""The figures of a file for a diagnosis: counts and settings, never a value that somebody typed."""

from contextlib import closing
from pathlib import Path

from daect_tui.domain.diagnosis import RegisterFigures
from storage.connecting import database_errors
from storage.keyring import key_of
from storage.revision import HEAD
from storage.soundness.reading import connection_to
from storage.tables import METADATA

_SETTINGS = (
    "journal_mode",
    "page_size",
    "page_count",
    "freelist_count",
    "encoding",
    "auto_vacuum",
    "user_version",
    "schema_version",
)


def figures_of(path: Path) -> RegisterFigures:
    """Count what is in a file, as far as it can be read."""
    beside = path.with_name(f"{path.name}-wal")
    settings: dict[str, str] = {}
    rows: dict[str, int | None] = dict.fromkeys(METADATA.tables)
    revision = "illisible"
    try:
        with closing(connection_to(path)) as connection:
            connection.execute("PRAGMA query_only = ON")
            for name in _SETTINGS:
                settings[name] = str(connection.execute(f"PRAGMA {name}").fetchone()[0])
            # Ours, or nothing: a file that was altered could bear anything there.
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            revision = HEAD if found and found[0] == HEAD else "autre"
            for table in rows:
                try:
                    (rows[table],) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
                except database_errors():
                    continue
    except database_errors():
        settings["lecture"] = "interrompue"
    return RegisterFigures(
        size=path.stat().st_size,
        beside=beside.stat().st_size if beside.exists() else 0,
        revision=revision,
        encrypted=key_of(path) is not None,
        settings=settings,
        rows=rows,
    )
