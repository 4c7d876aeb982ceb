"""Giving the passphrase of an encrypted register: tried on the file itself, then only the key is kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

from daect_tui.domain.passphrases import WrongPassphrase
from storage.cipher import derived, new_key
from storage.connecting import Access, connect, database_errors
from storage.driver_errors import complaint
from storage.inspection import has_wal
from storage.keyring import hold, promise, salt_of


def is_encrypted(path: Path) -> bool:
    """Tell whether a file may be an encrypted register."""
    return bool(salt_of(path))


def promise_passphrase(path: Path, passphrase: str) -> None:
    """Choose the passphrase of a file that is to be made encrypted. Slow on purpose."""
    promise(path, new_key(passphrase))


def unlock(path: Path, passphrase: str) -> None:
    """Let this process open an encrypted file. Slow on purpose.

    Raises `WrongPassphrase`, for a damaged first page too: nothing tells them apart.
    """
    salt = salt_of(path)
    if not salt:
        return
    key = derived(passphrase, salt)
    access = Access.READ if has_wal(path) else Access.FIXED
    try:
        with closing(connect(path, access, key=key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except database_errors() as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB:
            raise WrongPassphrase(path) from None
        raise complaint(path, error) or error from error
    hold(key)
