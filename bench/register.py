"""The register at 106,000 dossiers against 1,000: opening it, its memory, a keystroke, sorts and ends.

Both registers are made first (`bench.corpus`). What is compared between the two runs in processes of
its own, in turn; what has a limit of its own is measured on the large one. CPU only: what else the
machine does is not counted.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.corpus import NOW
from daect_tui.domain.register_query import STATES_OF, Due, RegisterQuery, Sort, Span, StateGroup
from daect_tui.services.clocks import SetClock
from daect_tui.services.office import Office
from daect_tui.services.register import WINDOW, RegisterList
from storage.register import open_register

SMALL = 1000
# The stress of the product: ten times the national count of partnerships.
LARGE = 106_000
# What people type, letter by letter; the first ones are in nearly every dossier.
TYPED = (
    "commune",
    "collectivites",
    "pact3 com",
    "cœur de ville",
    "expe-ct-2025",
    "saint maroc eau",
    "réseau nadia",
    "montbrison",
)
UNDER_WAY = STATES_OF[StateGroup.UNDER_WAY]
# The filters and orders that are on while somebody types.
AROUND = (
    RegisterQuery(),
    RegisterQuery(sort=Sort.DOMAIN),
    RegisterQuery(sort=Sort.PROGRAMME, descending=True),
    RegisterQuery(states=UNDER_WAY),
    RegisterQuery(states=UNDER_WAY, sort=Sort.SILENCE),
    RegisterQuery(country="MA", sort=Sort.ORGANISATION, descending=True),
    RegisterQuery(due=Due.PAST, programme="EXPE-CT"),
)


def main() -> None:
    """Make the registers, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how many times each thing is done")
    parser.add_argument("--dossiers", type=int, default=LARGE, help="how many dossiers in the large register")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.daect", Path(folder) / "large.daect"
        make(small, SMALL)
        make(large, options.dossiers)
        compare(small, large, options.rounds)
        measure(large, options.rounds)


def make(register: Path, count: int) -> None:
    """Make a register in a process of its own: the memory that it takes is not that of this one."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bench.corpus", str(register), str(count)], check=True)
    print(f"{'registre':14} {count:6} dossiers, faits en {time.perf_counter() - started:.0f} s", flush=True)


def compare(small: Path, large: Path, rounds: int) -> None:
    """Open both registers in turn, each in a new process, and print the ratios."""
    turns = [(probe(small), probe(large)) for _ in range(rounds + 1)][1:]
    for place, name, unit in (
        (0, "ouverture", "ms de CPU"),
        (1, "dont F3", "ms de CPU"),
        (2, "mémoire", "Mo"),
    ):
        least, most = (statistics.median(turn[side][place] for turn in turns) for side in (0, 1))
        print(f"{name:14} {least:6.1f} et {most:6.1f} {unit} : × {most / least:.2f}")


def probe(register: Path) -> tuple[float, float, float]:
    """Open a register in the application of a new process; give its CPU, that of F3 (ms), its memory (MB)."""
    command = [sys.executable, "-m", "bench.register_probe", str(register)]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.split()
    return float(told[0]), float(told[1]), float(told[2])


def measure(register: Path, rounds: int) -> None:
    """Print what keystrokes, orders and ends cost on one register."""
    opened = open_register(register)
    try:
        shown = RegisterList(Office(opened, SetClock(NOW), "banc"))
        tell("frappe", [cpu(partial(shown.answer, query)) for query in keystrokes(rounds)])
        ends, orders = [], []
        for _ in range(rounds):
            for sort in Sort:
                for descending in (False, True):
                    query = RegisterQuery(sort=sort, descending=descending)
                    orders.append(cpu(partial(shown.answer, query)))
                    ends.append(cpu(partial(shown.window, query, Span(WINDOW, forward=False))))
        tell("tri", orders)
        tell("fin de liste", ends)
    finally:
        opened.close()


def keystrokes(rounds: int) -> Iterator[RegisterQuery]:
    """Give the query of each letter typed, with and without filters and orders."""
    for _ in range(rounds):
        for around in AROUND:
            for typed in TYPED:
                for length in range(1, len(typed) + 1):
                    yield RegisterQuery(
                        typed[:length],
                        programme=around.programme,
                        states=around.states,
                        country=around.country,
                        due=around.due,
                        sort=around.sort,
                        descending=around.descending,
                    )


def cpu(work: Callable[[], object]) -> float:
    """Give the CPU that a piece of work takes, in milliseconds."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def tell(name: str, times: list[float]) -> None:
    """Print the median, the 95th percentile and the most of some times."""
    ninety_five = statistics.quantiles(times, n=20)[-1]
    print(
        f"{name:14} {statistics.median(times):6.1f} ms de CPU (médiane), p95 {ninety_five:.1f}, "
        f"plus longue {max(times):.1f} sur {len(times)}"
    )


if __name__ == "__main__":
    main()
