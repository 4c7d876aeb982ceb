"""What the services need for valises: the rows that travel, the file, and what both registers note."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from daect_tui.domain.register import RegisterInfo
from daect_tui.domain.valise import Checkout, Valise
from daect_tui.domain.valise_return import Found

if TYPE_CHECKING:
    from daect_tui.services.ports import Clock, UnitOfWork

# Rows of one table as plain values by column, under the name of the table.
Rows = Sequence[Mapping[str, Any]]
Parts = Iterable[tuple[str, Rows]]


@dataclass(frozen=True, slots=True)
class Luggage:
    """What a valise takes along: how many opinions, pieces and attached files, and their bytes."""

    opinions: int
    pieces: int
    files: int
    weight: int


class Valises(Protocol):
    """Valises, in the transaction of a unit of work."""

    def this(self) -> Valise | None:
        """Return what this register says of itself when it is a valise."""
        ...

    def all(self) -> tuple[Checkout, ...]:
        """Return the valises that left this register, the newest first."""
        ...

    def away(self) -> tuple[Checkout, ...]:
        """Return those that have not come back."""
        ...

    def by_pack(self, pack: str) -> Checkout | None: ...
    def add(self, checkout: Checkout) -> Checkout: ...
    def update(self, checkout: Checkout) -> None: ...
    def luggage(self, session: str) -> Luggage: ...
    def travelling(self, session: str, *, files: bool) -> Parts:
        """Yield all that travels with a session, table by table, each after those that it refers to."""
        ...

    def held(self) -> dict[str, Rows]:
        """Return what the session of a valise holds."""
        ...

    def put_back(self, session: str, held: Mapping[str, Rows]) -> None:
        """Put what a valise holds in the place of what this register holds of the session."""
        ...


@dataclass(frozen=True, slots=True)
class Packed:
    """A valise as it was written: the hash of what must not change, and where its journal stands."""

    frozen: str
    head: str
    lines: int


class NewValise(Protocol):
    """A valise being made, under a temporary name beside its place."""

    def fill(self, parts: Parts, valise: Valise, clock: "Clock", agent: str) -> Packed:
        """Write what travels, whole and durable."""
        ...

    def place(self) -> None:
        """Give the file its name; raises `WouldOverwrite`, `UnusableOutput`."""
        ...


class BroughtValise(Protocol):
    """A valise that came back, read from a copy of its own."""

    @property
    def valise(self) -> Valise: ...
    def found(self, lines: int) -> Found:
        """Check the file, and tell what its journal says at a line."""
        ...

    def reading(self) -> "UnitOfWork": ...


class ValiseFiles(Protocol):
    """Valises as files."""

    def making(self, path: Path, info: RegisterInfo) -> AbstractContextManager[NewValise]:
        """Begin a valise; raises `WouldOverwrite` when something is there, `UnusableRegister`."""
        ...

    def bringing(self, path: Path) -> AbstractContextManager[BroughtValise]:
        """Open a valise that came back; raises `UnusableValise` for a file that is none."""
        ...
