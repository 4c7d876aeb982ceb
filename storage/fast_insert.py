"""Statements that write thousands of rows, as the database's driver takes them.

An insert through SQLAlchemy builds the parameters of each row anew; here the statement and the
processors of its columns are made once for a table and its columns, and the rows go straight in.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table

_Processor = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Insert:
    """The text of an insert, and in their order its columns with what each value goes through."""

    text: str
    columns: tuple[tuple[str, _Processor | None], ...]

    def parameters(self, rows: Iterable[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
        """Write rows as the driver takes them."""
        return [
            tuple([row[name] if process is None else process(row[name]) for name, process in self.columns])
            for row in rows
        ]


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
        tuple((column.name, column.type.dialect_impl(dialect).bind_processor(dialect)) for column in columns),
    )
