"""The registers of released programs (tests/registers): unpacked once a run, each migrated once."""

import json
import runpy
import shutil
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from storage.register import open_register
from tests.support.once import made_once

ROOT = Path(__file__).parents[2]
ARCHIVE = ROOT / "tests/registers/released.tar.xz"
CAMPAIGN, EVERY_KIND = "campagne", "tout"


def _names() -> list[str]:
    with tarfile.open(ARCHIVE) as archive:
        return sorted(name.removesuffix(".daect") for name in archive.getnames() if name.endswith(".daect"))


# « 0006/campagne » …
RELEASED = _names()

_content_of = cast(
    "Callable[[Path], dict[str, Any]]", runpy.run_path(str(ROOT / "scripts/old_program.py"))["content_of"]
)


def content_of(path: Path) -> dict[str, Any]:
    """Say what a register holds, as the script that made those of the shelf did."""
    said: dict[str, Any] = json.loads(json.dumps(_content_of(path)))
    return said


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the registers stand; what is taken from it is a copy."""

    basetemp: Path
    worker_id: str

    def old(self, name: str, path: Path) -> Path:
        """Copy a register as its program left it."""
        return Path(shutil.copy(self._unpacked() / f"{name}.daect", path))

    def told(self, name: str) -> dict[str, Any]:
        """Return what its own program, or the script beside it, said that it holds."""
        said: dict[str, Any] = json.loads((self._unpacked() / f"{name}.json").read_text("utf-8"))
        return said

    def migrated(self, name: str, path: Path) -> Path:
        """Copy the same register, brought up to date by the program of today."""

        def migrate(folder: Path) -> None:
            open_register(self.old(name, folder / "registre.daect")).close()

        made = made_once(self.basetemp, self.worker_id, f"migrated-{name.replace('/', '-')}", migrate)
        return Path(shutil.copy(made / "registre.daect", path))

    def _unpacked(self) -> Path:
        return made_once(self.basetemp, self.worker_id, "released", _unpack)


def _unpack(folder: Path) -> None:
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder, filter="data")
