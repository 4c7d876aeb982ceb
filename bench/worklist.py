"""« À faire » of a register of 106,000 dossiers, from the spawn to its lines on a pseudo-terminal.

Against the least program that opens the same file with Textual and SQLModel and shows one row of it
(`bench.minimal`). The lines are shown twice: as they were last read, at once (the day has not changed and no
act has followed: they are true), and where nothing is kept, once the whole program has read the register.
"""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from bench.register import LARGE, make
from bench.startup import DAECT, ratio, tell
from bench.terminal import NeverShown, first_paint

MINIMAL = [sys.executable, "-m", "bench.minimal"]
AGENT = {"DAECT_AGENT": "Camille Renaud"}
# Over the first line, however it was read.
SEEN = "Échéance"


def main() -> None:
    """Make the register, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how many times each program is started")
    parser.add_argument("--dossiers", type=int, default=LARGE, help="how many dossiers in the register")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "bench.daect"
        make(register, options.dossiers)
        try:
            measure(register, options.rounds)
        except NeverShown as reason:
            sys.exit(str(reason))


def measure(register: Path, rounds: int) -> None:
    """Start the three in turn; the first turn only warms the files up and is not kept."""
    floor, kept, fresh = [], [], []
    daect = [*DAECT, "--register", str(register)]
    for turn in range(rounds + 1):
        minimal = first_paint([*MINIMAL, str(register)], "lu\u00a0:", {})
        forget(register)
        read = first_paint(daect, SEEN, AGENT)
        keep(register)
        shown = first_paint(daect, SEEN, AGENT)
        if turn:
            floor.append(minimal)
            fresh.append(read)
            kept.append(shown)
    tell("programme minimal", floor)
    tell("« À faire », gardé", kept)
    tell("« À faire », relu", fresh)
    ratio("« À faire » gardé / minimal", kept, floor)
    ratio("« À faire » relu / minimal", fresh, floor)


def forget(register: Path) -> None:
    """Take the lines that are kept away, as the first act of the day does."""
    with closing(sqlite3.connect(register)) as connection, connection:
        connection.execute("DELETE FROM kept_worklist")


def keep(register: Path) -> None:
    """Read « À faire » and keep it, as whoever leaves the program does, in a process of its own."""
    code = (
        "import sys; from pathlib import Path; from daect_tui.assembly import open_desk; "
        "desk = open_desk(Path(sys.argv[1]), 'Camille Renaud'); desk.worklist.keep(); desk.close()"
    )
    subprocess.run([sys.executable, "-c", code, str(register)], check=True)


if __name__ == "__main__":
    main()
