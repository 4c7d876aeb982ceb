"""Against real processes: small scripts stand in the PATH for the system's own programs."""

import os
import socketserver
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from struct import pack
from threading import Thread
from typing import ClassVar

import pytest

from daect_tui.domain.errors import UnusableOutput
from daect_tui.domain.printing import JobStage, JobState, Printers, PrintJob, PrintOptions, Sides
from exports import printing
from exports.printing import known_printers, open_file, print_files, state_of_job

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts of a POSIX shell")

Program = Callable[[str, str], None]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Put a shell script in the PATH, alone there, under a name."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name: str, script: str) -> None:
        file = folder / name
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)

    return put


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "-n2 lettre.pdf", tmp_path / "été $(x).pdf"]
    for path in paths:
        path.write_bytes(b"%PDF-")
    return paths


def test_files_are_queued_as_one_job_in_order(program: Program, files: list[Path], tmp_path: Path) -> None:
    program("lp", f'printf "%s\\n" "$@" > {tmp_path}/args; echo "request id is Bureau-12 (2 file(s))"')
    job = print_files(files, "Décisions\n« PACT3 »", PrintOptions("Bureau", 2, Sides.BOTH))
    assert job == PrintJob("Bureau-12", 2)
    arguments = (tmp_path / "args").read_text().splitlines()
    chosen = ["-d", "Bureau", "-n", "2", "-o", "sides=two-sided-long-edge"]
    assert arguments == [*chosen, "-t", "Decisions PACT3", "--", *(str(path) for path in files)]


def test_a_title_without_a_plain_letter_still_names_the_job(
    program: Program, files: list[Path], tmp_path: Path
) -> None:
    program("lp", f'printf "%s\\n" "$@" > {tmp_path}/args')
    assert print_files(files, "日本") == PrintJob("", 2)
    assert (tmp_path / "args").read_text().splitlines()[:3] == ["-t", "daect", "--"]


def test_a_refusal_of_the_service_is_told_in_its_words(program: Program, files: list[Path]) -> None:
    program("lp", 'echo "lp: Error - no default destination available." >&2; exit 1')
    with pytest.raises(UnusableOutput, match="no default destination available"):
        print_files(files)


def test_a_silent_refusal_gives_its_code(program: Program, files: list[Path]) -> None:
    program("lp", "exit 7")
    with pytest.raises(UnusableOutput, match="code 7"):
        print_files(files)


@pytest.mark.usefixtures("program")
def test_no_print_service_is_said(files: list[Path]) -> None:
    with pytest.raises(UnusableOutput, match="Aucun service d’impression"):
        print_files(files)


def test_a_service_that_cannot_start_is_said(program: Program, files: list[Path], tmp_path: Path) -> None:
    program("lp", "exit 0")
    (tmp_path / "bin" / "lp").chmod(0o644)
    with pytest.raises(UnusableOutput, match="ne répond pas"):
        print_files(files)


def test_missing_files_are_said_before_anything_is_queued(
    program: Program, files: list[Path], tmp_path: Path
) -> None:
    program("lp", f"echo called > {tmp_path}/args")
    with pytest.raises(UnusableOutput, match="introuvable"):
        print_files([*files, tmp_path / "absent.pdf"])
    with pytest.raises(UnusableOutput, match="Aucun fichier"):
        print_files([])
    assert not (tmp_path / "args").exists()


def test_a_file_is_given_to_the_viewer(program: Program, files: list[Path], tmp_path: Path) -> None:
    for name in ("open", "xdg-open"):
        program(name, f'printf "%s\\n" "$@" > {tmp_path}/args')
    open_file(files[1])
    assert (tmp_path / "args").read_text().splitlines() == [str(files[1])]


def test_a_viewer_that_stays_open_is_not_waited_for(
    program: Program, files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_FIRST_LOOK", 0.01)
    door = tmp_path / "door"
    os.mkfifo(door)
    for name in ("open", "xdg-open"):
        program(name, f"read word < {door}; exit 1")
    open_file(files[0])
    door.write_text("closed\n")


def test_no_viewer_and_a_failing_viewer_are_said(program: Program, files: list[Path]) -> None:
    with pytest.raises(UnusableOutput, match="Aucune visionneuse"):
        open_file(files[0])
    for name in ("open", "xdg-open"):
        program(name, "exit 3")
    with pytest.raises(UnusableOutput, match="Aucune visionneuse"):
        open_file(files[0])
    with pytest.raises(UnusableOutput, match="introuvable"):
        open_file(files[0].with_name("absent.pdf"))


def _answer(*attributes: tuple[int, str, bytes]) -> bytes:
    """Write what a print service answers to the question of a job’s state."""
    body = b"".join(
        pack(">BH", tag, len(name)) + name.encode() + pack(">H", len(value)) + value
        for tag, name, value in attributes
    )
    return b"\x02\x00\x00\x00\x00\x00\x00\x01\x01\x02" + body + b"\x03"


class _Answers(BaseHTTPRequestHandler):
    """Answers what it is given, as a print service does, and keeps what it was asked."""

    answer = b""
    asked: ClassVar[list[bytes]] = []

    def do_POST(self) -> None:
        self.asked.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing on the screen of the tests."""


@pytest.fixture(params=["network", "socket"])
def spooler(program: Program, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[type[_Answers]]:
    """Run a print service that answers, on a port or on the socket of a machine; `lpstat -H` leads to it."""
    server: socketserver.BaseServer
    if request.param == "network":
        server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
        where = f"127.0.0.1:{server.server_port}"
    else:
        where = str(tmp_path / "cups.sock")
        server = socketserver.ThreadingUnixStreamServer(where, _Answers)
    waiting = 'printf "printer Bureau disabled since lundi -\\n\\tbac vide\\n"'
    program("lpstat", f'[ "$1" = -H ] && echo {where} || {waiting}')
    with server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield _Answers
        server.shutdown()


def _state(number: int) -> tuple[int, str, bytes]:
    return (0x23, "job-state", number.to_bytes(4))


_MESSAGE = (0x41, "job-printer-state-message", "plus d’encre".encode())


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (_answer(_state(9), _MESSAGE), JobState(JobStage.PRINTED)),
        (_answer(_MESSAGE, _state(8)), JobState(JobStage.FAILED, "plus d’encre")),
        (_answer(_state(7)), JobState(JobStage.CANCELLED)),
        (_answer(_state(5)), JobState(JobStage.PRINTING)),
        (_answer(_state(3)), JobState(JobStage.STOPPED, "bac vide")),
        (_answer(), JobState(JobStage.UNTOLD)),
        (b"\x02\x00\x04\x06\x00\x00\x00\x01\x03", JobState(JobStage.UNTOLD)),
        (
            _answer(_state(8), (0x41, "job-printer-state-message", b"\x1b[2Jvide\n")),
            JobState(JobStage.FAILED, "[2Jvide"),
        ),
        (_answer(_state(9))[:-3], JobState(JobStage.UNTOLD)),
        (b"<html>", JobState(JobStage.UNTOLD)),
    ],
)
def test_where_a_job_stands_is_what_the_service_answers(
    spooler: type[_Answers], answer: bytes, state: JobState
) -> None:
    spooler.answer = answer
    assert state_of_job(PrintJob("Bureau-2-12", 1)) == state
    assert b"ipp://localhost/jobs/12" in spooler.asked[-1]


@pytest.mark.usefixtures("program")
def test_a_system_that_does_not_tell_is_said_to_be_so() -> None:
    assert state_of_job(PrintJob("", 1)).is_over
    assert state_of_job(PrintJob("Bureau-12", 1)) == JobState(JobStage.UNTOLD)


def test_the_preferred_printer_is_proposed_where_it_still_is(program: Program) -> None:
    program("lpstat", '[ "$1" = -e ] && printf "Bureau\nCopieur\n" || echo "no system default destination"')
    assert known_printers("Copieur") == Printers(("Bureau", "Copieur"), "Copieur")
    assert known_printers("Partie").proposed == "Bureau"
    program("lpstat", "")
    with pytest.raises(UnusableOutput, match="Aucune imprimante n’est installée"):
        known_printers()
