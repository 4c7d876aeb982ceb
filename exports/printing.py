"""Opening and printing files with what the system offers: its viewer and its print service.

Programs are asked in the locale C, names come after « -- », titles are plain letters.
"""

import os
import re
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from daect_tui.domain.errors import UnusableOutput
from daect_tui.domain.printing import JobStage, JobState, Printers, PrintJob, PrintOptions, Sides
from daect_tui.domain.text import NBSP, quoted
from exports import ipp

_PATIENCE = 30.0
_FIRST_LOOK = 1.0
_JOB = re.compile(r"request id is (\S+)")
_NUMBER = re.compile(r"(.+)-(\d+)")
_STOPPED = re.compile(r"printer \S+ disabled since [^\n]*-\s*(.*)", re.DOTALL)
_DEFAULT = re.compile(r"system default destination: (\S+)")
_SIDES = {Sides.ONE: "sides=one-sided", Sides.BOTH: "sides=two-sided-long-edge"}
_STAGES = {
    ipp.PENDING: JobStage.WAITING,
    ipp.HELD: JobStage.STOPPED,
    ipp.PROCESSING: JobStage.PRINTING,
    ipp.STOPPED: JobStage.STOPPED,
    ipp.CANCELLED: JobStage.CANCELLED,
    ipp.ABORTED: JobStage.FAILED,
    ipp.COMPLETED: JobStage.PRINTED,
}
_PLAIN = PrintOptions()
_HELD = "retenu par le service d’impression, qui attend une autorisation ou une heure"
_NO_SERVICE = (
    "Aucun service d’impression n’est installé sur ce poste. "
    "Ouvrez le fichier et imprimez-le depuis la visionneuse, ou faites installer une imprimante."
)
_NO_PRINTER = (
    "Aucune imprimante n’est installée sur ce poste. Faites-en installer une, ou imprimez ailleurs le PDF "
    f"que Ctrl+D écrit, puis choisissez {quoted('Noter comme imprimé')}."
)


def print_files(files: Sequence[Path], title: str = "daect", options: PrintOptions = _PLAIN) -> PrintJob:
    """Queue files, as one job in this order, on the chosen printer, else on the default one.

    Raises `UnusableOutput` when a file is missing, when there is no print service, or when it refuses.
    """
    if not files:
        raise UnusableOutput("Aucun fichier à imprimer. Choisissez au moins un courrier.")
    _require(files)
    if sys.platform == "win32":
        for file in files:
            _start(file, "print")
        return PrintJob("", len(files))
    command = ["lp", *_asked(options), "-t", _ascii(title), "--", *(str(file.resolve()) for file in files)]
    job = _JOB.search(_run(command))
    return PrintJob(job.group(1) if job else "", len(files))


def _asked(options: PrintOptions) -> list[str]:
    """Write options as the arguments of `lp`."""
    return [
        *(["-d", options.printer] if options.printer else []),
        *(["-n", str(options.copies)] if options.copies > 1 else []),
        *(["-o", _SIDES[options.sides]] if options.sides in _SIDES else []),
    ]


def known_printers(preferred: str = "") -> Printers:
    """Return the queues of the print service; the preferred one is proposed, else the default one.

    Windows prints on its own default printer. Raises `UnusableOutput` when there is no service, or no queue.
    """
    if sys.platform == "win32":
        return Printers((), "")
    names = tuple(_run(["lpstat", "-e"]).split())
    if not names:
        raise UnusableOutput(_NO_PRINTER)
    default = _DEFAULT.search(_run(["lpstat", "-d"]))
    proposed = preferred if preferred in names else default.group(1) if default else ""
    return Printers(names, proposed or next(iter(names), ""))


def state_of_job(job: PrintJob) -> JobState:
    """Return where a job stands; `UNTOLD` where nothing answers that question."""
    number = _NUMBER.fullmatch(job.identifier)
    if sys.platform == "win32" or number is None:
        return JobState(JobStage.UNTOLD)
    queue, serial = number.groups()
    try:
        code, said = ipp.job_answer(_run(["lpstat", "-H"]).strip(), int(serial))
        stage = _STAGES.get(code, JobStage.UNTOLD)
        if stage is JobStage.WAITING:
            return _waiting(queue)
    except (ipp.UnansweredError, UnusableOutput):
        return JobState(JobStage.UNTOLD)
    if code == ipp.HELD:
        said = said or _HELD
    return JobState(stage, said if stage in (JobStage.STOPPED, JobStage.FAILED) else "")


def _waiting(queue: str) -> JobState:
    """Tell a job that waits for its turn from one that waits for a stopped printer, and why."""
    stopped = _STOPPED.match(_run(["lpstat", "-p", queue]))
    if stopped is None:
        return JobState(JobStage.WAITING)
    return JobState(JobStage.STOPPED, " ".join(stopped.group(1).split()))


def cancel_job(job: PrintJob) -> None:
    """Take a job out of the queue; raises `UnusableOutput` when it is no longer there."""
    if job.identifier:
        _run(["cancel", job.identifier])


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
        "Aucune visionneuse n’a pu ouvrir ce fichier. "
        f"Ouvrez-le depuis le gestionnaire de fichiers{NBSP}: {file}"
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


def _run(command: list[str]) -> str:
    """Run a program of the print service and return what it says; for `lp`, 0 means queued only."""
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
        message = " ".join(done.stderr.split()).removeprefix(f"{command[0]}: ") or f"code {done.returncode}"
        raise UnusableOutput(
            f"Le service d’impression a refusé{NBSP}: {quoted(message)}. "
            "Vérifiez l’imprimante choisie, puis recommencez."
        )
    return done.stdout


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
