"""Against real processes: small scripts stand in the PATH for the system's own programs."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from daect_tui.domain.errors import UnusableOutput
from daect_tui.domain.printing import PrintJob
from exports import printing
from exports.printing import open_file, print_files

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
    job = print_files(files, "Décisions\n« PACT3 »", "Bureau")
    assert job == PrintJob("Bureau-12", 2)
    arguments = (tmp_path / "args").read_text().splitlines()
    assert arguments == ["-d", "Bureau", "-t", "Decisions PACT3", "--", *(str(path) for path in files)]


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
