"""What all tables share: names of constraints, identifiers, versions, and words for checks.

Every constraint has a name that is the same on every database: migrations drop it by that name.
"""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, MetaData, text
from sqlmodel import Field, SQLModel


class Table(SQLModel):
    """Root of the tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    # Rows are built from checked dataclasses: Pydantic need not build validators at import.
    model_config = {"defer_build": True}


class Numbered(Table):
    """A table whose rows the database numbers; `id` is known once the row is written."""

    id: int = Field(default=None, primary_key=True)


class Versioned(Numbered):
    """A table whose rows count their changes, so that a stale writer is found out."""

    version: int


def check(name: str, condition: str) -> CheckConstraint:
    """Make a named check of a portable SQL condition."""
    return CheckConstraint(condition, name=name)


def among(members: Iterable[StrEnum]) -> str:
    """Write codes as the right side of IN."""
    return f"({', '.join(repr(member.value) for member in members)})"


def unique_where(name: str, *columns: str, condition: str) -> Index:
    """Make a unique index over the rows that fulfil a condition.

    Only SQLite's keyword is given here: naming PostgreSQL's would load that dialect at every start.
    The migration that creates the index gives both.
    """
    return Index(name, *columns, unique=True, sqlite_where=text(condition))


def version_check() -> CheckConstraint:
    """Make the check of a version: counted from 1."""
    return check("version", "version >= 1")
