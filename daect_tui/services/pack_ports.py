"""What exchange files need from outside, in small Protocols (see `ports`): the register, and the files."""

from pathlib import Path
from typing import Protocol

from daect_tui.domain.pack import Pack
from daect_tui.domain.pack_record import DepartedPack, KeptConflict, PackMerge


class KeptPacks(Protocol):
    """The packs that left, each time they came back, and what was in conflict then."""

    def add(self, pack: DepartedPack) -> None: ...
    def starting(self, beginning: str) -> tuple[DepartedPack, ...]:
        """Return the packs whose number begins so; the whole number finds one at most."""
        ...

    def add_merge(self, merge: PackMerge) -> PackMerge: ...
    def merges(self, pack: str) -> tuple[PackMerge, ...]:
        """Return the merges of a pack, oldest first."""
        ...

    def add_conflict(self, conflict: KeptConflict) -> KeptConflict: ...
    def conflicts(self, mission: str) -> tuple[KeptConflict, ...]:
        """Return the conflicts met on a mission, oldest first."""
        ...


class PackFiles(Protocol):
    """Exchange files on the disk."""

    def read_exchange(self, path: Path) -> Pack | bytes:
        """Read a pack, or the bytes of a file that is none; raises `UnusablePack`."""
        ...

    def write_exchange(self, path: Path, content: Pack | bytes) -> None:
        """Write a pack, or a text, whole or not at all; raises `UnusableOutput`."""
        ...
