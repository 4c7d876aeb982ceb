"""What many tests prepare alike, through the services, is done once a run: the others get what it left.

Half of what the tests of the services cost was to bring, again and again, the same session to its
decisions or the same mission to its return. The key of what is kept is all that a preparation can
read: the content of the register, byte for byte, the clock, the agent and the arguments. So it is
the services of this very run that prepare, and whatever else a test wrote before is there.
"""

import os
import pickle
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import wraps
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from storage.keyring import key_of
from storage.register import OpenRegister
from tests.support.once import shared_folder

F = TypeVar("F", bound=Callable[..., object])

# Of the header of a file: what counts its writes and the versions of its tables, which a copy moves on.
_COUNTERS = ((24, 28), (40, 44), (92, 100))
# Where it tells how it is written: a database in memory has no write-ahead log.
_WRITTEN, _WITHOUT_LOG = slice(18, 20), b"\x01\x01"


def prepared_once(prepare: F) -> F:
    """Let a function that changes nothing but the register of a desk be called once a run for each case."""

    @wraps(prepare)
    def once(desk: Desk, *args: object, **changes: object) -> object:
        register, clock, folder = desk.office.register, desk.office.clock, shared_folder()
        if folder is None or not isinstance(register, OpenRegister) or not isinstance(clock, SetClock):
            return prepare(desk, *args, **changes)
        if key_of(register.path) is not None:
            return prepare(desk, *args, **changes)
        asked = repr((prepare.__module__, prepare.__name__, args, sorted(changes.items()), desk.office.agent))
        kept = folder / _key(register.path, asked, clock.moment.isoformat())
        if kept.exists():
            made, clock.moment, content = pickle.loads(kept.read_bytes())  # noqa: S301 – of this very run
            _put(content, register.path)
            return made
        beside = _beside(register.path)
        made = prepare(desk, *args, **changes)
        assert _beside(register.path) == beside, "more than the register was changed"
        _keep(kept, (made, clock.moment, _content(register.path)))
        return made

    return cast("F", once)


def _key(path: Path, *asked: str) -> str:
    content = bytearray(_content(path))
    for first, last in _COUNTERS:
        content[first:last] = bytes(last - first)
    return sha256(content + "\n".join(asked).encode()).hexdigest()


def _content(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        return connection.serialize()


def _put(content: bytes, path: Path) -> None:
    """Let a register that is open hold what another held: to its connections, another program wrote."""
    plain = bytearray(content)
    plain[_WRITTEN] = _WITHOUT_LOG
    with closing(sqlite3.connect(":memory:")) as source, closing(sqlite3.connect(path)) as target:
        source.deserialize(bytes(plain))
        source.backup(target)


def _keep(path: Path, said: tuple[Any, ...]) -> None:
    under_way = path.with_name(f"{path.name}.{os.getpid()}")
    under_way.write_bytes(pickle.dumps(said))
    under_way.replace(path)


def _beside(path: Path) -> set[str]:
    return {one.name for one in path.parent.rglob("*") if not one.name.endswith(("-wal", "-shm"))}
