"""Opening a file that somebody hands over: a regular one, of a bearable size, and nothing else."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from daect_tui.domain.text import NBSP, counted, grouped
from exports.tables.faults import TableFault
from exports.tables.limits import LARGEST_FILE, MEBI

_ADVICE = {
    errno.ENOENT: "il n’existe pas. Vérifiez son nom et son dossier.",
    errno.ENOTDIR: "une partie du chemin n’est pas un dossier. Vérifiez le chemin.",
    errno.EACCES: "la lecture en est interdite. Demandez-en le droit, ou copiez-le dans votre dossier.",
    errno.EPERM: "la lecture en est interdite. Demandez-en le droit, ou copiez-le dans votre dossier.",
    errno.ELOOP: "ce lien tourne en rond. Choisissez le fichier lui-même.",
    errno.ENAMETOOLONG: "son nom est trop long. Donnez-lui un nom plus court.",
    errno.ENOSPC: "le disque des fichiers temporaires est plein. Libérez de la place, puis recommencez.",
}


def opened(path: Path) -> BinaryIO:
    """Open a regular file for reading, through a link if need be; raises `TableFault`.

    A device, a tube or a folder is refused before it is opened, and once more after.
    """
    try:
        _require_regular(path.stat())
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        file = os.fdopen(os.open(path, flags), "rb")
    except OSError as error:
        raise TableFault(explained(error)) from error
    except ValueError as error:
        raise TableFault("son nom contient un signe impossible. Vérifiez-le.") from error
    try:
        _require_regular(os.fstat(file.fileno()))
    except BaseException:
        file.close()
        raise
    return file


def explained(error: OSError) -> str:
    """Say what the system answered, and what to do."""
    return _ADVICE.get(
        error.errno or 0, "le système n’a pas pu le lire. Copiez-le sur un autre disque, puis recommencez."
    )


def _require_regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise TableFault("c’est un dossier. Choisissez un fichier.")
    if not stat.S_ISREG(status.st_mode):
        raise TableFault("ce n’est pas un fichier ordinaire (périphérique, tube…). Choisissez un fichier.")
    if status.st_size == 0:
        raise TableFault("il est vide. Choisissez un autre fichier.")
    if status.st_size > LARGEST_FILE:
        size = counted(status.st_size // MEBI, "Mio", "Mio")
        raise TableFault(
            f"il pèse {size}, et la limite est de {grouped(LARGEST_FILE // MEBI)}{NBSP}Mio. "
            "Coupez-le en plusieurs fichiers."
        )
