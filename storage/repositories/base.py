"""What all repositories share."""

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Select, bindparam, select

from storage.records import Records, core
from storage.tables import Table

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    D = TypeVar("D", bound=DataclassInstance)
else:
    D = TypeVar("D")


class Repository:
    """Reads and writes one family of records inside the transaction of a unit of work."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._session = records.session

    def _rows(
        self, kind: type[D], table: type[Table], column: str, value: object, order: str
    ) -> tuple[D, ...]:
        """Read the rows in which a column has a value, as dataclasses whose fields are columns too.

        Straight from the table, by a statement made once: a room of forty members is read at each
        act, and objects of the model would take five times as long.
        """
        found = self._session.connection().execute(_reading(kind, table, column, order), {"value": value})
        return tuple(kind(*row) for row in found)


@cache
def _reading(kind: type["DataclassInstance"], table: type[Table], column: str, order: str) -> Select[Any]:
    columns = core(table).c
    wanted = [columns[field.name] for field in fields(kind)]
    return select(*wanted).where(columns[column] == bindparam("value")).order_by(columns[order])
