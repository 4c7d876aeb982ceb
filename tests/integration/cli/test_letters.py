"""`daect letters`: what stands is never written over; after a kill, what is missing is made, once."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.register import open_register
from tests.support.desks import desk_on, new_register
from tests.support.lots import signed

Run = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[3]

# The command itself, which stops at one point until it is killed: at its third document, or when half of
# the one file is written.
STOPPED = """
import sys
import exports.documents, exports.pdf
from daect_tui.cli import main

render, write_lot, count = exports.documents.render, exports.pdf.write_lot, 0

def stop():
    print("there", flush=True)
    sys.stdin.read()

def third(*arguments):
    global count
    count += 1
    if count == 3:
        stop()
    return render(*arguments)

def half(documents, file, **options):
    file.write(b"%PDF-1.7")
    file.flush()
    stop()

point, *arguments = sys.argv[1:]
if point == "producing":
    exports.documents.render = third
else:
    exports.pdf.write_lot = half
main(arguments)
"""


def _register(path: Path, count: int) -> str:
    desk = desk_on(new_register(path))
    session = signed(desk, count)
    desk.close()
    return session


def _numbers(register: Path) -> list[int]:
    """Return the numbers of the letters within their year, in a register that is sound."""
    desk = desk_on(open_register(register))
    assert desk.office.register.faults() == ()
    numbers = sorted(int(letter.chrono.partition("-")[2]) for letter in desk.letters.all())
    desk.close()
    return numbers


def _written(folder: Path) -> list[int]:
    return sorted(int(path.name.split("-")[1]) for path in folder.glob("[0-9]*.pdf"))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("point", ["producing", "writing"])
def test_killed_in_mid_batch_nothing_is_half_written_and_the_rest_is_made_once(
    run: Run, environment: dict[str, str], tmp_path: Path, point: str
) -> None:
    register, out = tmp_path / "essai.daect", tmp_path / "lot"
    session = _register(register, 4)
    lot = out / "lot.pdf"
    command = ["letters", "--register", register, "--session", session, "--out", out, "--merged", lot]
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED, point, *map(str, command)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "there\n"
        os.kill(killed.pid, signal.SIGKILL)

    made = _numbers(register)
    assert made == ([1, 2] if point == "producing" else [1, 2, 3, 4])
    whole = _written(out)
    assert whole == ([] if point == "producing" else made)
    assert not lot.exists()
    assert len(list(out.glob(".daect-*.tmp"))) == (point == "writing")

    done = run(*command, "--resume")

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("(déjà là)") == len(whole)
    assert _numbers(register) == _written(out) == [1, 2, 3, 4]
    assert len(list(out.iterdir())) == 5
    again = run(*command, "--resume")
    assert again.stdout.count("(déjà là)") == len(again.stdout.splitlines()) == 5


def test_what_stands_is_refused_before_anything_is_produced(run: Run, tmp_path: Path) -> None:
    register, out = tmp_path / "essai.daect", tmp_path / "lot"
    session = _register(register, 1)
    (tmp_path / "lot.pdf").write_text("à moi")
    command = ["letters", "--register", register, "--session", session, "--out", out]

    for merged, said in ((tmp_path / "lot.pdf", "existe déjà"), (tmp_path / "lot.txt", "finit par .pdf")):
        refused = run(*command, "--merged", merged)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert said in refused.stderr

    assert (tmp_path / "lot.pdf").read_text() == "à moi"
    assert _numbers(register) == []
