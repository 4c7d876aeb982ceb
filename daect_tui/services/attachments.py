"""Files that come in from the disk and go out to it: regular ones only, 20 MB at most (decision 5)."""

import errno
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from daect_tui.domain.errors import Refusal
from daect_tui.domain.file_name import can_be_shown, safe_file_name, stored_name
from daect_tui.domain.text import NBSP, quoted
from daect_tui.services.office import Office
from daect_tui.services.places import stands
from daect_tui.services.ports import Files

LARGEST = 20 * 1024 * 1024

_WHY = {
    errno.ENOENT: "il n’existe pas, ou n’existe plus. Vérifiez le chemin",
    errno.ENOTDIR: "une partie du chemin n’est pas un dossier. Vérifiez le chemin",
    errno.EACCES: "vous n’avez pas le droit de le lire. Copiez-le ailleurs, puis recommencez",
    errno.EPERM: "vous n’avez pas le droit de le lire. Copiez-le ailleurs, puis recommencez",
    errno.ENAMETOOLONG: "le nom est trop long. Renommez-le",
    errno.ELOOP: "c’est un lien. Donnez le fichier lui-même",
}
_OTHER_KINDS = (
    (stat.S_ISLNK, "c’est un lien. Donnez le fichier lui-même"),
    (stat.S_ISDIR, "c’est un dossier. Donnez un fichier"),
    (stat.S_ISFIFO, "c’est un tube, non un fichier"),
    (stat.S_ISSOCK, "c’est une connexion, non un fichier"),
)
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOCTTY", 0)
)
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was read: its name, without its path, and its bytes."""

    name: str
    content: bytes


def read_attachment(path: Path) -> Attachment:
    """Read a file whole; raises `Refusal` with a sentence for whatever is not a plain file.

    A link, a folder, a pipe or a device is refused before it is opened; at most 20 MB are ever
    read, whatever the file says of its size.
    """
    try:
        _check_kind(path, os.lstat(path).st_mode)
        descriptor = os.open(path, _FLAGS)
        try:
            content = _read(path, descriptor)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        why = _WHY.get(getattr(error, "errno", None) or 0, "le système ne le lit pas. Copiez-le ailleurs")
        raise _refusal(path, why) from error
    return Attachment(stored_name(path.name), content)


def _read(path: Path, descriptor: int) -> bytes:
    # The file may have been replaced since it was looked at: what was opened is what counts.
    found = os.fstat(descriptor)
    _check_kind(path, found.st_mode)
    if found.st_size > LARGEST:
        raise _too_large(path)
    content = bytearray()
    while block := os.read(descriptor, _BLOCK):
        content += block
        if len(content) > LARGEST:
            raise _too_large(path)
    if not content:
        raise _refusal(path, "il est vide. Vérifiez-le")
    return bytes(content)


def _check_kind(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        said = next((words for is_kind, words in _OTHER_KINDS if is_kind(mode)), "c’est un périphérique")
        raise _refusal(path, said)


def _too_large(path: Path) -> Refusal:
    return _refusal(path, f"il pèse plus de {LARGEST // 1024**2}{NBSP}Mo. Réduisez-le")


def _refusal(path: Path, why: str) -> Refusal:
    return Refusal(f"Impossible de joindre {quoted(stored_name(str(path)))}{NBSP}: {why}.")


class Attachments:
    """The use cases on kept files: shown in the system's viewer, written where one wants them."""

    def __init__(self, office: Office, files: Files) -> None:
        self._office = office
        self._files = files
        self._private: tempfile.TemporaryDirectory[str] | None = None

    def show(self, name: str, sha256: str) -> Path:
        """Show a kept file: written into a folder that only this person reads, gone at the end.

        Raises `Refusal` for a kind of file that a system might run rather than show.
        """
        if not can_be_shown(name):
            raise Refusal(
                f"{quoted(name)} n’est pas d’un format que l’application ouvre sans risque. "
                "Exportez-le, puis ouvrez-le vous-même si vous savez d’où il vient."
            )
        if self._private is None:
            self._private = tempfile.TemporaryDirectory(prefix="daect-")
        # The folder is named after the bytes: two files of the same name do not meet.
        path = Path(self._private.name) / sha256[:16] / safe_file_name(name)
        self._files.write(path, self._content(sha256))
        self._files.open(path)
        return path

    def export(self, name: str, sha256: str, folder: Path) -> Path:
        """Write a kept file into a folder, beside what stands there; raises `UnusableOutput`."""
        path = _free(folder / safe_file_name(name))
        self._files.write(path, self._content(sha256))
        return path

    def close(self) -> None:
        """Remove what was written to be shown."""
        if self._private is not None:
            self._private.cleanup()
            self._private = None

    def _content(self, sha256: str) -> bytes:
        with self._office.reading() as work:
            return work.files.content(sha256)


def _free(path: Path) -> Path:
    """Return the path, or the first that is free with a number before its suffix."""
    number, free = 1, path
    while stands(free):
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
