"""Opening and printing files with what the system offers: its viewer and its print service."""

import os
import re
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from daect_tui.domain.errors import UnusableOutput
from daect_tui.domain.printing import PrintJob
from daect_tui.domain.text import NBSP, quoted

_PATIENCE = 30.0
_FIRST_LOOK = 1.0
_JOB = re.compile(r"request id is (\S+)")
_NO_SERVICE = (
    "Aucun service d’impression n’est installé sur ce poste. "
    "Ouvrez le fichier et imprimez-le depuis la visionneuse, ou faites installer une imprimante."
)


def print_files(files: Sequence[Path], title: str = "daect", printer: str = "") -> PrintJob:
    """Queue files, as one job in this order, on the named printer, else on the default one.

    Raises `UnusableOutput` when a file is missing, when there is no print service, or when it refuses.
    """
    if not files:
        raise UnusableOutput("Aucun fichier à imprimer. Choisissez au moins un courrier.")
    _require(files)
    if sys.platform == "win32":
        for file in files:
            _start(file, "print")
        return PrintJob("", len(files))
    destination = ["-d", printer] if printer else []
    command = ["lp", *destination, "-t", _ascii(title), "--", *(str(file.resolve()) for file in files)]
    return PrintJob(_queued(command), len(files))


def open_file(file: Path) -> None:
    """Show a file in the system's viewer, which goes on by itself.

    Raises `UnusableOutput` when the file is missing or nothing can show it.
    """
    _require([file])
    if sys.platform == "win32":
        _start(file, "open")
        return
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    failure = UnusableOutput(
        f"Aucune visionneuse n’a pu ouvrir {quoted(str(file))}. Ouvrez-le depuis le gestionnaire de fichiers."
    )
    try:
        process = subprocess.Popen(  # noqa: S603 – a fixed program, an absolute path
            [opener, str(file.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise failure from error
    try:
        if process.wait(_FIRST_LOOK):
            raise failure
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, daemon=True).start()


def _require(files: Sequence[Path]) -> None:
    for file in files:
        if not file.is_file():
            raise UnusableOutput(
                f"Le fichier {quoted(str(file))} est introuvable. Produisez de nouveau le courrier."
            )


def _queued(command: list[str]) -> str:
    """Run `lp` and return the job's name; its exit code 0 means that the job is in the queue."""
    try:
        done = subprocess.run(  # noqa: S603 – a list of arguments, no shell; names come after « -- »
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError as error:
        raise UnusableOutput(_NO_SERVICE) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnusableOutput(
            "Le service d’impression ne répond pas. Vérifiez qu’il est démarré, puis recommencez."
        ) from error
    if done.returncode:
        message = " ".join(done.stderr.split()).removeprefix("lp: ") or f"code {done.returncode}"
        raise UnusableOutput(
            f"Le service d’impression a refusé le travail{NBSP}: {quoted(message)}. "
            "Vérifiez l’imprimante choisie, puis recommencez."
        )
    job = _JOB.search(done.stdout)
    return job.group(1) if job else ""


def _ascii(title: str) -> str:
    """Write a job title with plain letters only: print services garble the others."""
    folded = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return " ".join("".join(char if char.isprintable() else " " for char in folded).split()) or "daect"


def _start(file: Path, verb: str) -> None:
    """Hand a file to the program that Windows associates with it."""
    if sys.platform == "win32":
        try:
            os.startfile(file.resolve(), verb)  # noqa: S606 – a kept document, with its own viewer
        except OSError as error:
            raise UnusableOutput(
                f"Windows n’a trouvé aucun programme pour {quoted(str(file))}. Installez un lecteur de PDF."
            ) from error
