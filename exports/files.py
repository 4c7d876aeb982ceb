"""Files written whole or not at all: an interrupted run never leaves half a document."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import file_digest
from pathlib import Path
from secrets import token_hex
from typing import IO

from daect_tui.domain.errors import UnusableOutput
from daect_tui.domain.text import NBSP, quoted
from exports.held import hold, is_free

_ADVICE = {
    errno.ENOENT: "le dossier n’existe pas. Créez-le ou choisissez-en un autre",
    errno.ENOTDIR: "une partie du chemin n’est pas un dossier. Choisissez un autre emplacement",
    errno.EACCES: "l’écriture y est interdite. Choisissez un dossier où vous pouvez écrire",
    errno.EPERM: "l’écriture y est interdite. Choisissez un dossier où vous pouvez écrire",
    errno.EROFS: "ce disque est en lecture seule. Choisissez un autre disque",
    errno.EISDIR: "un dossier porte déjà ce nom. Donnez un autre nom au fichier",
    errno.ENOSPC: "le disque est plein. Libérez de la place, puis recommencez",
    errno.EDQUOT: "votre quota de disque est atteint. Libérez de la place, puis recommencez",
    errno.EFBIG: "le fichier dépasse la taille permise. Choisissez un autre disque",
    errno.EILSEQ: "le nom contient un signe impossible. Donnez un autre nom",
    errno.ENAMETOOLONG: "le nom est trop long. Donnez un nom plus court",
}


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file under its name only once its bytes are safe on the disk.

    A file that stands there is replaced. Raises `UnusableOutput` naming the path, and then leaves
    everything as it was.
    """
    with writing_atomically(path) as file:
        file.write(content)


@contextmanager
def writing_atomically(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write piece by piece, which takes its name when the block ends well.

    A file that stands there is replaced then. Whatever is raised leaves everything as it was; what
    the system refuses comes out as `UnusableOutput`, naming the path.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with _written_beside(path) as file:
            yield file
    except OSError as error:
        raise UnusableOutput(f"Impossible d’écrire {quoted(str(path))}{NBSP}: {_advice(error)}.") from error


def digest(path: Path) -> str | None:
    """Return the SHA-256 of a file, or nothing where there is none that can be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def sweep(folder: Path) -> None:
    """Remove what a process that was killed left half-written in a folder.

    What another process is writing there now is left alone.
    """
    for waiting in folder.glob(".daect-*.tmp"):
        with suppress(OSError):
            if is_free(waiting):
                waiting.unlink()


@cache
def _sweep_once(folder: Path) -> None:
    """Sweep a folder at the first file that this process writes there: a listing a file would be long."""
    sweep(folder)


def _advice(error: OSError) -> str:
    if isinstance(error, _OpenElsewhereError):
        return "ce fichier est ouvert dans un autre programme. Fermez-le, puis recommencez"
    return _ADVICE.get(error.errno or 0, "le système a refusé l’écriture. Essayez un autre emplacement")


class _OpenElsewhereError(PermissionError):
    """A file could be written beside another, not in its place: what Windows says of one that is open."""


@contextmanager
def _written_beside(path: Path) -> Iterator[IO[bytes]]:
    _sweep_once(path.parent.absolute())
    waiting = path.parent / f".daect-{token_hex(8)}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(waiting, flags, 0o666)
    except ValueError as error:
        raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ)) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            hold(file.fileno())
            yield file
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(waiting, path)
    except BaseException:
        with suppress(OSError):
            waiting.unlink()
        raise
    _sync_folder(path.parent)


def _put_in_place(waiting: Path, path: Path) -> None:
    """Give a written file its name; one that already holds the same bytes stays as it is."""
    if path.exists() and digest(path) == digest(waiting):
        waiting.unlink()
        return
    try:
        waiting.replace(path)
    except PermissionError as error:
        if path.is_file():
            raise _OpenElsewhereError(*error.args) from error
        raise


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system lets a folder be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they do not stand; raises `UnusableOutput`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        number = error.errno if isinstance(error, OSError) else errno.EILSEQ
        raise UnusableOutput(
            f"Impossible de créer le dossier {quoted(str(folder))}{NBSP}: "
            f"{_ADVICE.get(number or 0, 'le système a refusé. Essayez un autre emplacement')}."
        ) from error
