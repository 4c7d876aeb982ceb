"""Start-up of `daect` on the demonstration register, against a bare Textual application.

The two run in turn, so that what disturbs the machine disturbs both: only their ratios are compared.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.terminal import FirstPaint, NeverShown, first_paint

DAECT = [sys.executable, "-m", "daect_tui"]
BARE = [sys.executable, "-m", "bench.bare"]


def main() -> None:
    """Measure, and print one line a program and one of ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how many times each program is started")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "bench.daect"
        demo = [*DAECT, "demo", "--no-ui", "--register", str(register), "--out", folder]
        subprocess.run(demo, check=True, stdout=subprocess.DEVNULL)
        try:
            ours, floor = measure(register, rounds)
        except NeverShown as reason:
            sys.exit(str(reason))
    tell("application nue", floor)
    tell("daect", ours)
    ratio("démarrage, daect / nue", ours, floor)


def measure(register: Path, rounds: int) -> tuple[list[FirstPaint], list[FirstPaint]]:
    """Start the two in turn; the first turn only warms the files up and is not kept."""
    ours, floor = [], []
    for turn in range(rounds + 1):
        bare = first_paint(BARE, "plancher", {})
        daect = first_paint([*DAECT, "--register", str(register)], "daect", {"DAECT_AGENT": "Camille Renaud"})
        if turn:
            floor.append(bare)
            ours.append(daect)
    return ours, floor


def tell(name: str, paints: list[FirstPaint]) -> None:
    """Print the least and the median of a program, in milliseconds."""
    walls = [paint.wall * 1000 for paint in paints]
    cpus = [paint.cpu * 1000 for paint in paints]
    print(
        f"{name:20} attente {min(walls):5.0f} ms (médiane {statistics.median(walls):.0f}), "
        f"CPU {min(cpus):5.0f} ms (médiane {statistics.median(cpus):.0f})"
    )


def ratio(name: str, ours: list[FirstPaint], floor: list[FirstPaint]) -> None:
    """Print what two programs cost, one against the other: medians of CPU, least waits."""
    cpu = statistics.median(paint.cpu for paint in ours) / statistics.median(paint.cpu for paint in floor)
    wall = min(paint.wall for paint in ours) / min(paint.wall for paint in floor)
    print(f"{name}\u00a0: CPU × {cpu:.2f}, attente × {wall:.2f}")


if __name__ == "__main__":
    main()
