"""What a file is, found out before it is opened as a register, without changing one byte of it.

The header of an SQLite file (https://sqlite.org/fileformat.html) tells by itself whether the file is
one, whose it is and how long it must be; so most refusals need no connection at all, which could
leave files beside it.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from daect_tui.domain.errors import DamagedRegister, UnusableRegister
from daect_tui.domain.text import NARROW, NBSP
from storage.cipher import PAGE, is_noise
from storage.connecting import Access, connect, database_errors
from storage.os_errors import reason
from storage.revision import APPLICATION_ID

_MAGIC = b"SQLite format 3\x00"
# What would act by itself, or show other rows than those that are there.
_OBEYED = "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')"
_HEADER_SIZE = 100
_RESTORE = "Mettez ce fichier de côté et restaurez la dernière sauvegarde."
_CHOOSE = "Vérifiez le chemin, ou choisissez un autre fichier."


def revision_of(path: Path, *, reads_only: bool = False) -> str:
    """Return the revision of the tables in a register.

    Raises `UnusableRegister` when the file is missing, unreadable, no register, cut short or damaged;
    also, unless it `reads_only`, when it cannot be written.
    """
    beginning = _beginning(path, reads_only=reads_only)
    encrypted = is_noise(beginning)
    if encrypted:
        _check_pages(path)
    else:
        _check_header(path, beginning[:_HEADER_SIZE])
    # Without a journal beside it the file is whole by itself: `Access.FIXED` leaves nothing around.
    access = Access.READ if has_wal(path) else Access.FIXED
    try:
        with closing(connect(path, access)) as connection:
            if encrypted:
                _check_owner(path, connection)
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            obeyed = connection.execute(_OBEYED).fetchone()
    except database_errors() as error:
        # Its tables may be described in no letters at all.
        raise damaged(path) from error
    if row is None:
        raise damaged(path)
    if obeyed is not None:
        raise UnusableRegister(
            f"Le registre {path} contient un automatisme ({obeyed[0]}) que daect n’écrit jamais{NBSP}: "
            f"quelqu’un l’a altéré. {_RESTORE}"
        )
    return str(row[0])


def damaged(path: Path) -> DamagedRegister:
    """Return the complaint on a file that is a register whose content cannot be read."""
    return DamagedRegister(f"Le registre {path} est endommagé{NBSP}: son contenu est illisible. {_RESTORE}")


def _beginning(path: Path, *, reads_only: bool) -> bytes:
    try:
        if path.is_dir():
            raise UnusableRegister(f"{path} est un dossier, pas un registre. Indiquez le fichier lui-même.")
        if path.exists() and not path.is_file():
            raise UnusableRegister(f"{path} n’est pas un fichier ordinaire, donc pas un registre. {_CHOOSE}")
        # Opened for writing too: a register that cannot be written is refused here, and not halfway.
        with path.open("rb" if reads_only else "r+b") as file:
            return file.read(PAGE)
    except FileNotFoundError as error:
        raise UnusableRegister(
            f"Il n’y a pas de registre à l’emplacement {path}. Vérifiez le chemin, ou créez un registre."
        ) from error
    except PermissionError as error:
        what = "lire" if reads_only else "lire et d’écrire"
        raise UnusableRegister(
            f"Vous n’avez pas le droit de {what} le registre {path}. "
            "Demandez ce droit, ou copiez le fichier dans un dossier qui vous appartient."
        ) from error
    except OSError as error:
        raise UnusableRegister(
            f"Le registre {path} ne peut pas être lu{NBSP}: {reason(error)}. {_CHOOSE}"
        ) from error


def _check_header(path: Path, header: bytes) -> None:
    if not header:
        raise DamagedRegister(f"Le fichier {path} est vide{NARROW}; ce n’est pas un registre. {_CHOOSE}")
    if not header.startswith(_MAGIC):
        raise DamagedRegister(
            f"Le fichier {path} n’est pas un registre de daect (ni même une base SQLite). {_CHOOSE}"
        )
    if len(header) == _HEADER_SIZE and _number(header, 68) != APPLICATION_ID:
        raise DamagedRegister(
            f"Le fichier {path} est une base SQLite, mais pas un registre de daect. {_CHOOSE}"
        )
    actual = path.stat().st_size
    if len(header) < _HEADER_SIZE or (not has_wal(path) and actual < _expected_size(header)):
        raise DamagedRegister(
            f"Le registre {path} est tronqué{NBSP}: il n’a que {actual}{NBSP}octets, la fin manque. "
            f"{_RESTORE}"
        )


def _check_pages(path: Path) -> None:
    """Refuse what begins as an encrypted register may, and is not made of whole pages."""
    if path.stat().st_size % PAGE:
        raise UnusableRegister(
            f"Le fichier {path} n’est pas un registre de daect, ou c’est un registre chiffré qui est "
            f"tronqué{NBSP}: sa longueur n’est pas celle de pages entières. {_RESTORE}"
        )


def _check_owner(path: Path, connection: sqlite3.Connection) -> None:
    """Check, behind the cipher, what the header of a plain file tells."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise UnusableRegister(
            f"Le fichier {path} est une base chiffrée, mais pas un registre de daect. {_CHOOSE}"
        )


def _expected_size(header: bytes) -> int:
    """Return the length that the header announces, in bytes; 0 where it does not say."""
    if _number(header, 24) != _number(header, 92):
        return 0
    page_size = int.from_bytes(header[16:18])
    return (65536 if page_size == 1 else page_size) * _number(header, 28)


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4])


def has_wal(path: Path) -> bool:
    """Tell whether changes wait beside the file, as after a killed process."""
    wal = path.with_name(f"{path.name}-wal")
    return wal.exists() and wal.stat().st_size > 0
