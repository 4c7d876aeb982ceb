"""Kill the program so many times, phase after phase, and tell the toll: what stands in docs/crashes.md.

`PYTHONPATH=. python scripts/crashes.py --kills 1000 --state build/crashes.json`

Each round has a seed that makes it again: `--phase letters --seed 17 --rounds 1`. With `--state`, a run
goes on where an earlier one stopped. Ends with code 1 as soon as one round has failed.
"""

import argparse
import sys
import traceback
from functools import reduce
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Protocol

from tests.support.crashes import commands, intake, session
from tests.support.crashes.forked import read_modules
from tests.support.crashes.toll import PhaseToll, Toll


class Phase(Protocol):
    """What is killed: `play` is one round, on a folder of its own."""

    name: str

    def play(self, folder: Path, chance: Random, toll: PhaseToll) -> None: ...  # noqa: D102 – said above


# The screens, where people work, and the letters are killed more often than the rest.
PHASES: tuple[Phase, ...] = (session.PHASE, intake.PHASE, *commands.PHASES)
WEIGHTS = {session.PHASE.name: 3, intake.PHASE.name: 3, "letters": 2}


def main() -> int:
    """Play rounds until so many kills; return the exit code."""
    options = _options()
    if options.sum:
        return _told(reduce(Toll.plus, map(Toll.read, options.sum)))
    read_modules()
    toll = Toll.read(options.state) if options.state else Toll()
    chosen = [phase for phase in PHASES if options.phase in ("", phase.name)]
    turns = [phase for phase in chosen for _ in range(1 if options.phase else WEIGHTS.get(phase.name, 1))]
    rounds = 0
    while toll.kills < options.kills and rounds != options.rounds:
        for phase in turns:
            _play(phase, options.seed + toll.of(phase.name).rounds, toll)
            if options.state:
                toll.keep(options.state)
            rounds += 1
            if toll.kills >= options.kills or rounds == options.rounds:
                break
    return _told(toll)


def _told(toll: Toll) -> int:
    print(f"\n{toll.table()}\n\n{toll.kills} kills, {len(toll.failures)} failed rounds")
    for phase, seed, what in toll.failures:
        print(f"{phase}, seed {seed}: {what}", file=sys.stderr)
    return 1 if toll.failures else 0


def _play(phase: Phase, seed: int, toll: Toll) -> None:
    mine = toll.of(phase.name)
    with TemporaryDirectory(prefix="daect-crash-", ignore_cleanup_errors=True) as folder:
        try:
            phase.play(Path(folder), Random(f"{phase.name} {seed}"), mine)  # noqa: S311 – moments, no secrets
        except Exception as fault:  # noqa: BLE001 – told with its seed; the other rounds go on
            mine.rounds += 1
            toll.failures.append((phase.name, seed, f"{type(fault).__name__}: {fault}"[:2000]))
            traceback.print_exc()
    print(f"{phase.name}, seed {seed}: {mine.kills} kills of it, {toll.kills} in all", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=-1, help="stop after so many rounds")
    parser.add_argument("--phase", default="", choices=["", *(phase.name for phase in PHASES)])
    parser.add_argument("--seed", type=int, default=0, help="of the first round of each phase")
    parser.add_argument("--state", type=Path, help="where the toll is kept, and read again")
    parser.add_argument("--sum", type=Path, nargs="+", help="only add up the tolls of several runs")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
