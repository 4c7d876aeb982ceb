"""The keys that this process was given: the one place where they are, in memory only.

They are kept by the salt that a file begins with, so that a copy of a register (a backup, a valise that is
looked at) opens with the passphrase of the register itself. Never in a log, a `repr`, an exception, the
environment, the command line or the lease.
"""

import os
from pathlib import Path
from threading import Lock

from daect_tui.domain.passphrases import LockedRegister
from storage.cipher import PAGE, SALT, Key, driver, is_noise

_lock = Lock()
_keys: dict[bytes, Key] = {}
# What a file began with when it was first looked at. To read it again would drop the locks that SQLite
# holds on it in this process (https://sqlite.org/howtocorrupt.html, § 2.2).
_salts: dict[str, tuple[tuple[int, int], bytes]] = {}


def hold(key: Key) -> None:
    """Keep the key of every file that begins with its salt."""
    with _lock:
        _keys[key.salt] = key


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
            known = _salts.get(real)
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


def look_again(path: Path) -> None:
    """Forget what a file began with: another one takes its name."""
    with _lock:
        _salts.pop(os.path.realpath(path), None)
