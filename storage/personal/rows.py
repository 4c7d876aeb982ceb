"""The rows of the register as they are written, one table after another: texts, and trees of values."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Integer, Text, bindparam, select, type_coerce
from sqlalchemy import Table as CoreTable
from sqlalchemy.types import TypeEngine
from sqlmodel import Session

from daect_tui.domain.personal_data import Holding
from daect_tui.domain.personal_records import RecordKind
from daect_tui.domain.personal_tree import Tree
from storage.columns import Value
from storage.personal.inventory import PEOPLE
from storage.records import core
from storage.tables import METADATA, Table

_BATCH = 1000
_NOT_READ = (Holding.NOTHING, Holding.DERIVED)
# The columns that may say when a row was written, the surest first.
_DAYS = (
    "at", "saved_at", "produced_at", "made_at", "dismissed_at", "attached_at", "declared_at", "came_at",
    "received_on", "dated", "declared_on", "decided_on", "signed_on", "asked_on", "written_on", "added_on",
    "proposed_on", "sent_on", "closed_at", "meets_on", "starts_on", "valid_from",
)  # fmt: skip
# The bytes of a file are read by nobody here: its name stands where it is attached.
UNREAD = frozenset({RecordKind.STORED_FILE})


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its key, what it belongs to as it is written, the texts of its columns, as they are stored.

    `day` is when it was written, where that is kept.
    """

    key: tuple[str | int, ...]
    owner: str | int
    texts: Mapping[str, str]
    day: date | None = None


def rows_of(session: Session, kind: RecordKind, key: tuple[str | int, ...] = ()) -> Iterator[Row]:
    """Go through the rows of a table, or read the one of a key, a thousand in memory at a time."""
    table = METADATA.tables[kind.value]
    inventory = PEOPLE[kind]
    keys = list(table.primary_key)
    owner = table.c[inventory.owner.column] if inventory.owner.column else keys[0]
    days = [table.c[name] for name in _DAYS if name in table.c][:1]
    read = [name for name, held in inventory.columns.items() if held not in _NOT_READ]
    plain = [
        type_coerce(column, _raw(column)).label(f"c{rank}") for rank, column in enumerate((*keys, owner))
    ]
    texts = [type_coerce(table.c[name], Text).label(f"read_{name}") for name in read]
    query = select(*plain, *texts, *(day.label("the_day") for day in days))
    if key:
        query = query.where(*where_key(table, key))
    count = len(keys)
    found: Iterable[Sequence[Any]] = session.connection().execute(
        query, execution_options={"yield_per": _BATCH}
    )
    for row in found:
        held = dict(zip(read, row[count + 1 : count + 1 + len(read)], strict=True))
        day = row[-1] if days else None
        yield Row(
            tuple(_plain(one) for one in row[:count]),
            _plain(row[count]),
            {name: text for name, text in held.items() if text},
            day.date() if isinstance(day, datetime) else day,
        )


def _raw(column: Column[object]) -> TypeEngine[Any]:
    """Return the type by which a key is read as it is written: a day as its text."""
    return column.type if isinstance(column.type, Integer) else Text()


def where_key(table: CoreTable, values: Iterable[str | int]) -> list[ColumnElement[bool]]:
    """Choose the row of a key, as it was read."""
    return [
        type_coerce(column, _raw(column)) == bindparam(f"key_{column.name}", value, type_=_raw(column))
        for column, value in zip(table.primary_key, values, strict=True)
    ]


def trees_of(kind: RecordKind, texts: Mapping[str, str]) -> dict[str, Tree]:
    """Read the columns that hold values as trees, the others as texts."""
    table = METADATA.tables[kind.value]
    return {name: json.loads(text) if is_tree(table.c[name]) else text for name, text in texts.items()}


def is_tree(column: Column[object]) -> bool:
    """Tell whether a column holds values in values, as JSON."""
    return isinstance(column.type, Value) or (column.table.name, column.name) == ("journal", "detail")


@cache
def model_of(kind: RecordKind) -> type[Table]:
    """Return the model of the table of a kind of record."""
    models = [Table]
    for model in models:
        models += model.__subclasses__()
        if "__table__" in vars(model) and core(model).name == kind.value:
            return model
    raise LookupError(kind)


def _plain(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)
