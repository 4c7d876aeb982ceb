"""Closed lists of codes in the database: read as they stand, and widened where a migration adds some."""

import re

import sqlalchemy as sa
from alembic import op

from storage.migrations.rebuilding import as_it_stands

_NEVER_TWICE = frozenset({"draft"})


def allow_more(table: str, column: str, check: str, *codes: str) -> None:
    """Let a column hold further codes; `check` is the full name of its constraint."""
    _allow(table, column, check, (*_known(table, check), *codes))


def forget(table: str, column: str, check: str, *codes: str) -> None:
    """Delete the rows that hold some codes, and refuse them from now on."""
    op.execute(f"DELETE FROM {table} WHERE {column} IN ({_listed(codes)})")  # noqa: S608 – names of ours
    _allow(table, column, check, tuple(code for code in _known(table, check) if code not in codes))


def _known(table: str, check: str) -> tuple[str, ...]:
    checks = sa.inspect(op.get_bind()).get_check_constraints(table)
    return tuple(re.findall(r"'([^']+)'", next(one["sqltext"] for one in checks if one["name"] == check)))


def _allow(table: str, column: str, check: str, codes: tuple[str, ...]) -> None:
    found = as_it_stands(table)
    # SQLAlchemy does not read it back: the numbers of drafts are never given twice.
    found.dialect_options["sqlite"]["autoincrement"] = table in _NEVER_TWICE
    with op.batch_alter_table(table, copy_from=found) as batch:
        batch.drop_constraint(op.f(check), type_="check")
        batch.create_check_constraint(op.f(check), f"{column} IN ({_listed(codes)})")


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(f"'{code}'" for code in codes)
