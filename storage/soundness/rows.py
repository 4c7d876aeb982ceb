"""Rows read as the frozen views that the rules judge, one at a time."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    V = TypeVar("V", bound=DataclassInstance)
else:
    V = TypeVar("V")


class Unreadable:
    """A row that is no view: something in it was altered; `reference` is its first column."""

    __slots__ = ("reference",)

    def __init__(self, reference: object) -> None:
        self.reference = str(reference)


def views(
    connection: sqlite3.Connection, view: type[V], query: str, codes: Mapping[str, str]
) -> Iterator[V | Unreadable]:
    """Read the rows of a query, whose columns are the fields of a view.

    Value objects and lists come as JSON; `codes` are the values that the query names.
    """
    adapter = TypeAdapter(view)
    structured = _structured(view)
    cursor = connection.execute(query, codes)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        values = dict(zip(names, row, strict=True))
        try:
            for name in structured:
                if values[name] is not None:
                    values[name] = json.loads(values[name])
            yield adapter.validate_python(values)
        except (ValidationError, ValueError, TypeError):
            yield Unreadable(row[0])


@cache
def _structured(view: type["DataclassInstance"]) -> tuple[str, ...]:
    hints = get_type_hints(view)
    return tuple(field.name for field in fields(view) if _is_structured(hints[field.name]))


def _is_structured(hint: Any) -> bool:  # noqa: ANN401 – any type expression of a field
    return is_dataclass(hint) or get_origin(hint) is tuple or any(map(_is_structured, get_args(hint)))
