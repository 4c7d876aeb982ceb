"""The technical log: bounded, shared by processes, and without a word of anybody."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from daect_tui import diary
from daect_tui.diary import Event, note, timed

LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00 \d+ [a-z]+ \S+=\S+( \S+=\S+)*")


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(diary, "reports_folder", lambda: tmp_path / "journaux")
    return tmp_path / "journaux" / diary.NAME


def test_facts_are_numbers_and_names_of_the_program_and_nothing_else(log: Path) -> None:
    note(Event.STARTED, version="1.0.0", commande="check")
    note(Event.FAULT, type="KeyError", lieu="Élodie Ravel")
    with pytest.raises(ZeroDivisionError), timed(Event.MIGRATED, de="0035", a="0036"):
        _ = 1 / 0

    first, second, third = log.read_text("utf-8").splitlines()
    assert first.endswith("debut version=1.0.0 commande=check")
    assert second.endswith("erreur type=KeyError lieu=?")
    assert "migration de=0035 a=0036 fait=non secondes=" in third


def test_it_never_grows_beyond_its_files(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diary, "LARGEST", 2_000)
    for number in range(400):
        note(Event.ENDED, code=number)

    files = sorted(log.parent.iterdir())
    assert [file.name for file in files] == [log.name, f"{log.name}.1", f"{log.name}.2"]
    assert sum(file.stat().st_size for file in files) < 3 * 2_100
    newest = [line for file in reversed(files) for line in file.read_text("utf-8").splitlines()]
    codes = [int(line.rpartition("=")[2]) for line in newest]
    assert codes == list(range(codes[0], 400))


def test_the_lines_of_several_processes_stay_whole(log: Path) -> None:
    program = (
        "import pathlib, sys; from daect_tui import diary; diary.LARGEST = 20_000;"
        "diary.reports_folder = lambda: pathlib.Path(sys.argv[1]);"
        "[diary.note(diary.Event.ENDED, code=n) for n in range(300)]"
    )
    command = [sys.executable, "-c", program, str(log.parent)]
    running = [subprocess.Popen(command) for _ in range(3)]

    assert [process.wait() for process in running] == [0, 0, 0]
    lines = [line for file in log.parent.iterdir() for line in file.read_text("utf-8").splitlines()]
    assert all(LINE.fullmatch(line) for line in lines)
    # 900 lines of some 60 signs, in three files of 20,000: none is lost.
    assert len(lines) == 900


def test_a_place_that_cannot_be_written_is_passed_over_in_silence(log: Path) -> None:
    log.parent.write_text("")
    note(Event.STARTED, commande="check")

    assert log.parent.read_text() == ""
