"""Between frozen dataclasses of the domain and columns of the same names."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    D = TypeVar("D", bound=DataclassInstance)
else:
    D = TypeVar("D")


def columns_of(
    record: "DataclassInstance", *, without: tuple[str, ...] = (), prefix: str = ""
) -> dict[str, Any]:
    """Return the fields of a dataclass, by column; `without` names fields that are kept otherwise."""
    names, values = _columns(type(record), without, prefix)
    return dict(zip(names, values(record), strict=True))


def build(kind: type[D], row: object, *, prefix: str = "", **given: object) -> D:
    """Make a dataclass from the columns of a row; `given` are the fields that come from elsewhere."""
    names = (name for name in _names(kind) if name not in given)
    return kind(**given, **{name: getattr(row, prefix + name) for name in names})


@cache
def _columns(
    kind: "type[DataclassInstance]", without: tuple[str, ...], prefix: str
) -> tuple[tuple[str, ...], Callable[[object], tuple[Any, ...]]]:
    """Return the columns of the fields of a dataclass, two of them at least, and what reads the fields."""
    names = tuple(name for name in _names(kind) if name not in without)
    return tuple(prefix + name for name in names), attrgetter(*names)


@cache
def _names(kind: "type[DataclassInstance]") -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
