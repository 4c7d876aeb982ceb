"""Statements that write thousands of rows, as the database's driver takes them.

An insert through SQLAlchemy builds the parameters of each row anew; here the statement and the
processors of its columns are made once for a table and its columns, and the rows go straight in.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Connection, Date, Dialect, Enum, LargeBinary, Table

_Processor = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Insert:
    """The text of an insert, and in their order its columns with what each value goes through."""

    text: str
    columns: tuple[tuple[str, _Processor | None], ...]

    def parameters(self, rows: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
        """Write rows as the driver takes them."""
        columns: list[Iterable[Any]] = []
        for name, process in self.columns:
            values = map(itemgetter(name), rows)
            columns.append(values if process is None else map(process, values))
        return list(zip(*columns, strict=True))


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write new rows, of which each gives the same columns; none is no statement."""
    if rows:
        insert = _prepared(table, frozenset(rows[0]), connection.dialect)
        connection.exec_driver_sql(insert.text, insert.parameters(rows))


@lru_cache(maxsize=64)
def _prepared(table: Table, names: frozenset[str], dialect: Dialect) -> _Insert:
    columns = [column for column in table.columns if column.name in names]
    statement = table.insert().compile(dialect=dialect, column_keys=[column.name for column in columns])
    return _Insert(
        str(statement),
        tuple((column.name, _processor(column, dialect)) for column in columns),
    )


def _processor(column: Column[Any], dialect: Dialect) -> _Processor | None:
    if isinstance(column.type, LargeBinary):
        return None  # bytes are taken as they are
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    # Codes are few, and days come again and again.
    return lru_cache(maxsize=4096)(process) if process and isinstance(column.type, (Enum, Date)) else process
