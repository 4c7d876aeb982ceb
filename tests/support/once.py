"""What is long to make is made once a run, by the first worker that asks for it; the others wait."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

# On a machine that has much else to do.
_PATIENCE = 1200.0

_shared: list[Path] = []


def share_in(folder: Path) -> None:
    """Tell where the workers of this run find what one of them has made."""
    folder.mkdir(exist_ok=True)
    _shared[:] = [folder]


def shared_folder() -> Path | None:
    """Return that folder; none outside a run of tests."""
    return _shared[0] if _shared else None


def made_once(basetemp: Path, worker_id: str, name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder of that name, shared by all workers; `make` fills it, unless one of them has."""
    folder = basetemp if worker_id == "master" else basetemp.parent
    made, under_way = folder / name, folder / f"{name}.made"
    with _alone(folder / f"{name}.lock"):
        if not made.exists():
            under_way.mkdir(exist_ok=True)
            make(under_way)
            under_way.rename(made)
    return made


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process at a time in; the others wait."""
    with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield
        lock.execute("ROLLBACK")
