"""A private print service on loopback, with its own backend that writes what it is given into files."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic

import pytest

from daect_tui.domain.errors import UnusableOutput
from daect_tui.domain.printing import JobStage, JobState, PrintJob, PrintOptions
from exports.printing import cancel_job, known_printers, print_files, state_of_job

pytestmark = pytest.mark.system

PATIENCE = 30.0
CUPSD = shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin") or "cupsd"
SERVER_BIN = Path("/usr/lib/cups")
BACKEND = """#!/bin/sh
[ $# -eq 0 ] && { echo 'direct essai "Unknown" "essai"'; exit 0; }
into="${DEVICE_URI#essai:}/$1"
shift 5
if [ $# -eq 0 ]; then cat > "$into"; else cat -- "$@" > "$into"; fi
"""
CONFIGURATION = """
Listen 127.0.0.1:{port}
Listen {root}/cups.sock
WebInterface No
Browsing Off
DefaultAuthType None
<Location />
Order allow,deny
Allow from 127.0.0.1
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow from 127.0.0.1
</Limit>
</Policy>
"""
FILES = """
ServerRoot {root}
ServerBin {root}/bin
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/run
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
"""


@dataclass(frozen=True, slots=True)
class Service:
    """The queue « Essai » of the private service; what comes out of it is in `out`, by the job's number."""

    out: Path
    socket: Path

    def ask(self, *command: str) -> None:
        """Run a program of the service's administrator."""
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)

    def printed(self, job: PrintJob) -> bytes:
        """Return what came out for a job."""
        return (self.out / job.identifier.rpartition("-")[2]).read_bytes()


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Run a print service of our own, as ourselves, on a free port."""
    # Backends run as another user when we are root: they cannot enter the folders of pytest.
    root = Path(mkdtemp(prefix="daect-cups-"))
    root.chmod(0o755)
    for name in ("spool/tmp", "cache", "run", "log", "bin/backend", "out"):
        (root / name).mkdir(parents=True)
    (root / "out").chmod(0o777)
    for world in SERVER_BIN.iterdir():
        if world.name != "backend":
            (root / "bin" / world.name).symlink_to(world)
    backend = root / "bin" / "backend" / "essai"
    backend.write_text(BACKEND)
    backend.chmod(0o755)
    port = _free_port()
    (root / "cupsd.conf").write_text(CONFIGURATION.format(port=port, root=root))
    (root / "cups-files.conf").write_text(FILES.format(root=root))
    command = [CUPSD, "-f", "-c", str(root / "cupsd.conf"), "-s", str(root / "cups-files.conf")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
    monkeypatch.setenv("PATH", f"{os.environ['PATH']}:/usr/sbin")
    try:
        _until(lambda: _answers(port))
        made = Service(root / "out", root / "cups.sock")
        made.ask("lpadmin", "-p", "Essai", "-E", "-v", f"essai:{root / 'out'}", "-m", "raw")
        yield made
    finally:
        process.terminate()
        process.wait(PATIENCE)
        shutil.rmtree(root, ignore_errors=True)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three letters, under names that a shell or an option would take for something else."""
    paths = [tmp_path / name for name in ("-n2 première.pdf", "$(reboot); 'été'.pdf", "a\nb & «c».pdf")]
    for path in paths:
        path.write_bytes(f"%PDF-1.7 {path.stem}\n".encode())
    return paths


def test_letters_come_out_in_order_as_one_job_that_is_followed_to_its_end(
    service: Service, files: list[Path]
) -> None:
    assert known_printers().names == ("Essai",)
    assert known_printers("Essai").proposed == "Essai"
    order = [files[2], files[0], files[1]]

    job = print_files(order, "Décisions « été »\n-o", PrintOptions("Essai"))

    assert job.files == 3
    assert _over(job) == JobState(JobStage.PRINTED)
    assert service.printed(job) == b"".join(path.read_bytes() for path in order)


def test_a_stopped_printer_is_told_in_its_words_and_goes_on(service: Service, files: list[Path]) -> None:
    service.ask("cupsdisable", "-r", "bac vide", "Essai")
    job = print_files(files[:1], options=PrintOptions("Essai"))
    assert state_of_job(job) == JobState(JobStage.STOPPED, "bac vide")

    service.ask("cupsenable", "Essai")

    assert _over(job).stage is JobStage.PRINTED
    assert service.printed(job) == files[0].read_bytes()


def test_a_job_is_cancelled_and_nothing_comes_out(
    service: Service, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on most machines: not on the network, through the socket of the service.
    monkeypatch.setenv("CUPS_SERVER", str(service.socket))
    service.ask("cupsdisable", "Essai")
    job = print_files(files, options=PrintOptions("Essai"))

    cancel_job(job)

    assert _over(job).stage is JobStage.CANCELLED
    assert list(service.out.iterdir()) == []
    with pytest.raises(UnusableOutput, match="Le service d’impression a refusé"):
        cancel_job(job)


def test_a_printer_that_refuses_or_is_unknown_is_told(service: Service, files: list[Path]) -> None:
    service.ask("cupsreject", "Essai")
    with pytest.raises(UnusableOutput, match="not accepting"):
        print_files(files, options=PrintOptions("Essai"))
    with pytest.raises(UnusableOutput, match="refusé"):
        print_files(files, options=PrintOptions("Absente"))


def _over(job: PrintJob) -> JobState:
    _until(lambda: state_of_job(job).is_over)
    return state_of_job(job)


def _until(condition: Callable[[], bool]) -> None:
    limit = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < limit, "this never came"


def _answers(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        number: int = tried.getsockname()[1]
        return number
