"""The keys that this process was given: the one place where they are, in memory only.

They are kept by the salt that a file begins with, so that a copy of a register (a backup, a valise that is
looked at) opens with the passphrase of the register itself. Never in a log, a `repr`, an exception, the
environment, the command line or the lease.
"""

import os
from collections import Counter
from pathlib import Path
from threading import Lock

from daect_tui.domain.passphrases import LockedRegister, NewPassphraseWanted
from storage.cipher import PAGE, SALT, Key, driver, is_noise

_lock = Lock()
_keys: dict[bytes, Key] = {}
# Those of files to come, by their places.
_promised: dict[str, Key] = {}
# What a file began with when it was last looked at, and how many connections this process has to it: while
# it has any, to read the file again would drop the locks that SQLite holds on it
# (https://sqlite.org/howtocorrupt.html, § 2.2).
_salts: dict[str, tuple[tuple[int, int], bytes]] = {}
_connections: Counter[str] = Counter()


def hold(key: Key) -> None:
    """Keep the key of every file that begins with its salt."""
    with _lock:
        _keys[key.salt] = key


def promise(path: Path, key: Key) -> None:
    """Keep the key of a file that is to be made encrypted."""
    hold(key)
    with _lock:
        _promised[os.path.realpath(path)] = key


def promised(path: Path) -> Key:
    """Return the key chosen for a file to come; raises `NewPassphraseWanted` where none was."""
    with _lock:
        key = _promised.get(os.path.realpath(path))
    if key is None:
        raise NewPassphraseWanted(path)
    return key


def key_of(path: Path) -> Key | None:
    """Return the key of a file; `None` for one that is plain, or is not there yet.

    Raises `LockedRegister` when its passphrase was not given, `UnusableRegister` without SQLCipher.
    """
    salt = salt_of(path)
    if not salt:
        return None
    driver()
    with _lock:
        key = _keys.get(salt)
    if key is None:
        raise LockedRegister(path)
    return key


def salt_of(path: Path) -> bytes:
    """Return the salt of a file that looks encrypted; empty for any other."""
    real = os.path.realpath(path)
    try:
        state = Path(real).stat()
        if not state.st_size:
            return b""
        identity = state.st_dev, state.st_ino
        with _lock:
            known = _salts.get(real) if _connections[real] else None
        if known is not None and known[0] == identity:
            return known[1]
        with Path(real).open("rb") as file:
            beginning = file.read(PAGE)
    except OSError:
        return b""
    salt = beginning[:SALT] if is_noise(beginning) else b""
    with _lock:
        _salts[real] = identity, salt
    return salt


def count(path: Path) -> str:
    """Note that a connection to a file begins; return the name that it is counted under."""
    real = os.path.realpath(path)
    with _lock:
        _connections[real] += 1
    return real


def discount(real: str) -> None:
    """Note that a connection to a file has ended."""
    with _lock:
        _connections[real] -= 1
        if not _connections[real]:
            del _connections[real]
            _salts.pop(real, None)
