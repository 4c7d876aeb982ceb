"""How an encrypted register is ciphered: SQLCipher 4 (docs/decisions/0019), its settings said one by one.

The passphrase gives the key by PBKDF2, as SQLCipher itself derives it: any tool that knows SQLCipher 4
opens the file with the passphrase alone. We derive it once for a process instead of once a connection,
and keep only the key. An encrypted file has no header: a random salt, then what looks like noise.
"""

import hashlib
import os
import sqlite3
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.passphrases import normalised
from daect_tui.domain.text import NBSP

# SQLCipher 4: AES-256-CBC with a random vector a page, and an HMAC of each page.
SETTINGS = (
    "cipher_page_size = 4096",
    "cipher_hmac_algorithm = HMAC_SHA512",
    "cipher_kdf_algorithm = PBKDF2_HMAC_SHA512",
    "kdf_iter = 256000",
    "cipher_plaintext_header_size = 0",
    # Wiping each buffer of memory costs ten times the opening and three times a vote, and the key is in the
    # memory of the process all the same.
    "cipher_memory_security = OFF",
    "temp_store = MEMORY",  # what SQLite sorts or sets aside never goes to a file
)
_ITERATIONS = 256_000
PAGE = 4096
SALT = 16
_KEY = 32
# Of the 256 values of a byte, a page of noise misses none or one; a page of text half of them.
_LEAST_VALUES = 240
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """The key of a file, and the salt that the file begins with; it is never written nor shown."""

    raw: bytes
    salt: bytes

    def spelled(self) -> str:
        """Return the key as SQLCipher takes it, so that it derives nothing."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def derived(passphrase: str, salt: bytes) -> Key:
    """Derive the key of a file from the passphrase; slow on purpose."""
    secret = normalised(passphrase).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", secret, salt, _ITERATIONS, _KEY), salt)


def new_key(passphrase: str) -> Key:
    """Derive the key of a file to come, with a salt of its own."""
    return derived(passphrase, os.urandom(SALT))


def is_noise(beginning: bytes) -> bool:
    """Tell whether the first page of a file could be that of an encrypted register.

    What is compressed looks like noise too: an exchange file says what it is by its first bytes.
    """
    if len(beginning) < PAGE or beginning.startswith(_ZIP):
        return False
    return len(set(beginning[:PAGE])) >= _LEAST_VALUES


def driver() -> ModuleType:
    """Return the DB-API module of SQLCipher; raises `UnusableRegister` where the extra is not installed."""
    try:
        return import_module("sqlcipher3.dbapi2")
    except ImportError as error:
        raise UnusableRegister(
            "Pour lire ou écrire un registre chiffré, daect a besoin de SQLCipher, qui n’est pas installé. "
            f"Installez-le{NBSP}: pip install 'daect[encryption]'."
        ) from error


def keyed(location: str, key: Key | None, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 – the driver's own
    """Open a file with SQLCipher; without a key it is read and written as a plain one."""
    connection: sqlite3.Connection = driver().connect(location, uri=True, **options)
    connection.execute("PRAGMA cipher_log_level = NONE").close()  # its own words would go over the screen
    if key is not None:
        connection.set_key(key.spelled())  # type: ignore[attr-defined]
    for setting in SETTINGS if key is not None else ():
        connection.execute(f"PRAGMA {setting}").close()
    return connection
