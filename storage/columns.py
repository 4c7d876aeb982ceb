"""Column types of the register: codes of closed lists, value objects as JSON, optional references.

Value objects are the frozen dataclasses of the domain, written and read by Pydantic. The adapters
are built at first use, because building them all would slow the start of every command down.
"""

from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, get_origin

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Dialect, Enum, String, Text, TypeDecorator

from daect_tui.domain.errors import UnusableRegister

# Fixed, so that a longer code added one day does not change the type of a column.
_CODE_LENGTH = 32
# Characters of a text that is worth remembering.
_SHORT = 2000


def coded(kind: type[StrEnum]) -> Enum:
    """Return a column type that stores a member by its code and refuses any other text."""
    return Enum(
        kind,
        values_callable=_codes,
        validate_strings=True,
        create_constraint=True,
        native_enum=False,
        length=_CODE_LENGTH,
        name=kind.__name__.lower(),
    )


def _codes(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


class Value(TypeDecorator[Any]):
    """A value object as JSON text; `kind` is a dataclass or a tuple of values."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:  # noqa: ANN401 – any type expression that Pydantic reads
        super().__init__()
        self.kind = kind
        self._frozen = is_dataclass(kind) or get_origin(kind) is tuple

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write the value; one of another kind is an error of the program."""
        if value is None:
            return None
        return _adapter(self.kind).dump_json(value, warnings="error").decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002
        """Read the value; raises `UnusableRegister` for a text that was altered from outside."""
        if value is None:
            return None
        try:
            shared = self._frozen and len(value) < _SHORT
            return _read(self.kind, value) if shared else _adapter(self.kind).validate_json(value)
        except ValidationError as error:
            raise UnusableRegister(
                "Une fiche du registre est illisible\u00a0: son contenu a été altéré hors de l’application. "
                "Restaurez la dernière sauvegarde."
            ) from error


@lru_cache(maxsize=4096)
def _read(kind: Any, value: str) -> Any:  # noqa: ANN401
    """Read a short text once: value objects are frozen, so who reads the same text may share one.

    The agenda of a session is read at each act, and most of it has not changed.
    """
    return _adapter(kind).validate_json(value)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401
    return TypeAdapter(kind)


class OptionalReference(TypeDecorator[str]):
    """A reference that may be empty: stored as NULL, so that a foreign key can hold it."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write an empty reference as NULL."""
        return value or None

    def process_result_value(self, value: str | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Read NULL as an empty reference."""
        return value or ""
