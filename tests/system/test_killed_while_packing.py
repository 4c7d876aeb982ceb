"""A process killed while a session leaves: home knows the valise or does not, and no session is lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage.register import open_register
from tests.support.desks import desk_on, new_register
from tests.support.valises import prepared

ROOT = Path(__file__).parents[2]

# Packs a session, and stops at one point until it is killed.
PACKER = """
import sys
from pathlib import Path
from storage.register import open_register
from storage.repositories.valises import SqlValises
from storage.valise import files
from tests.support.desks import desk_on

def stop(*_):
    print("there", flush=True)
    sys.stdin.read()

point, register, session, path = sys.argv[1:]
if point == "before":
    SqlValises.add = stop
else:
    files.put_in_place = stop
desk_on(open_register(Path(register))).valises.pack(session, Path(path))
"""


@pytest.mark.system
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("point", ["before", "after"])
def test_killed_before_or_after_home_is_locked(tmp_path: Path, point: str) -> None:
    register, path = tmp_path / "maison.daect", tmp_path / "seance.daect"
    desk = desk_on(new_register(register))
    session = prepared(desk)
    desk.close()
    with subprocess.Popen(
        [sys.executable, "-c", PACKER, point, str(register), session, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as packer:
        assert packer.stdout is not None
        assert packer.stdout.readline() == "there\n"
        os.kill(packer.pid, signal.SIGKILL)

    desk = desk_on(open_register(register))

    assert desk.office.register.faults() == ()
    assert list(desk.valises.away()) == ([session] if point == "after" else [])
    assert not path.exists()  # a file that home does not know never exists
    if point == "after":
        desk.valises.abandon(session, "coupure de courant")
    desk.valises.pack(session, path)
    assert path.is_file()
    desk.close()
