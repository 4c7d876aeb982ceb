"""Column types of the register: codes of closed lists, value objects as JSON, optional references.

Value objects are the frozen dataclasses of the domain, written and read by Pydantic. The adapters
are built at first use, because building them all would slow the start of every command down.
"""

from enum import StrEnum
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Dialect, Enum, String, Text, TypeDecorator

from daect_tui.domain.errors import UnusableRegister

# Fixed, so that a longer code added one day does not change the type of a column.
_CODE_LENGTH = 32


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
            return _adapter(self.kind).validate_json(value)
        except ValidationError as error:
            raise UnusableRegister(
                "Une fiche du registre est illisible\u00a0: son contenu a été altéré hors de l’application. "
                "Restaurez la dernière sauvegarde."
            ) from error


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
