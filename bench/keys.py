"""A key while a batch of letters is produced, against the same key at rest, in one run.

The application runs on a pseudo-terminal; each key is timed from the byte that is sent to the text that it
paints. First at rest, then while the letters of a session are laid out, numbered and kept. Ends with 1
when the median of a key under the batch is above 100 ms, and above one and a half times what it is at rest:
on a machine that is busy with other things, every key waits.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pexpect
import pyte

from bench.signed_session import signed_session
from bench.terminal import COLUMNS, LINES, UNKNOWN, NeverShown

# Seconds that a key may take under the batch, the times that it takes at rest where that is more, and the
# seconds that anything is waited for.
MOST = 0.100
TIMES = 1.5
PATIENCE = 30.0
# Between two keys, as a quick typist leaves.
PAUSE = 0.05
F1, F3, F8, ESCAPE, ENTER, DOWN = "\x1bOP", "\x1bOR", "\x1b[19~", "\x1b", "\r", "\x1b[B"
CTRL_N, CTRL_S = "\x0e", "\x13"

Seen = Callable[[list[str]], bool]


@dataclass
class Terminal:
    """The application and its screen."""

    program: pexpect.spawn
    screen: pyte.Screen
    stream: pyte.ByteStream = field(init=False)

    def __post_init__(self) -> None:
        self.stream = pyte.ByteStream(self.screen)

    @property
    def lines(self) -> list[str]:
        """What is on the screen, no-break spaces written as plain ones."""
        return [line.replace("\u00a0", " ").replace("\u202f", " ") for line in self.screen.display]

    def until(self, seen: Seen) -> float:
        """Read what is painted until it is seen; return the moment at which it came."""
        came = time.perf_counter()
        limit = came + PATIENCE
        while not seen(self.lines):
            if time.perf_counter() > limit:
                raise NeverShown("\n".join(self.lines))
            with suppress(pexpect.TIMEOUT):
                received = self.program.read_nonblocking(65536, timeout=0.02)
                came = time.perf_counter()
                self.stream.feed(UNKNOWN.sub(b"", received))
        return came

    def press(self, key: str, seen: Seen) -> float:
        """Press a key; return the seconds until what it paints is seen."""
        pressed = time.perf_counter()
        self.program.send(key)
        return self.until(seen) - pressed

    def rest(self, seconds: float) -> None:
        """Leave the application alone, and read what it paints meanwhile."""
        limit = time.perf_counter() + seconds
        while time.perf_counter() < limit:
            with suppress(pexpect.TIMEOUT):
                self.stream.feed(UNKNOWN.sub(b"", self.program.read_nonblocking(65536, timeout=0.01)))


def says(text: str) -> Seen:
    """Look for a text anywhere."""
    return lambda lines: any(text in line for line in lines)


def round_of(terminal: Terminal, rank: int) -> Iterator[tuple[str, float]]:
    """Press every key of a round: down a list, the help and back, a room and back, a letter typed."""
    reference = f"PACT3-2018-{rank + 2:03}"
    yield "↓", terminal.press(DOWN, says(f"─ {reference},"))
    terminal.rest(PAUSE)
    yield "F1", terminal.press(F1, says("les touches de cet écran"))
    terminal.rest(PAUSE)
    yield "Échap", terminal.press(ESCAPE, says("Courriers · lot"))
    terminal.rest(PAUSE)
    yield "F3", terminal.press(F3, says("Rechercher"))
    terminal.rest(PAUSE)
    yield "lettre", terminal.press("z", says("▏z"))
    terminal.rest(PAUSE)
    yield "Échap", terminal.press(ESCAPE, lambda lines: not says("▏z")(lines))
    terminal.rest(PAUSE)
    yield "F8", terminal.press(F8, says("Courriers · lot"))
    terminal.rest(PAUSE)


@contextmanager
def application(register: Path, home: Path) -> Iterator[Terminal]:
    """Open the application on a register, with a home of its own; end it at once."""
    environment = {
        **os.environ, "TERM": "xterm-256color", "DAECT_AGENT": "Camille Renaud", "HOME": str(home),
    }  # fmt: skip
    program = pexpect.spawn(
        sys.executable, ["-m", "daect_tui", "--register", str(register)],
        dimensions=(LINES, COLUMNS), env=environment, timeout=PATIENCE,
    )  # fmt: skip
    try:
        yield Terminal(program, pyte.Screen(COLUMNS, LINES))
    finally:
        program.close(force=True)


def measure(terminal: Terminal, letters: int) -> tuple[dict[str, list[float]], dict[str, list[float]], float]:
    """Press keys at rest, then under the batch; return the seconds of each, and those of the batch."""
    terminal.until(says("À faire"))
    terminal.press(F3, says("Rechercher"))
    terminal.press(F8, says("Aucun document"))
    terminal.press(CTRL_N, says("De quelle séance"))
    terminal.press(ENTER, says("Lettres de décision"))
    terminal.press(ENTER, says(f"{letters} prêtes"))
    terminal.rest(1.0)
    rest: dict[str, list[float]] = {}
    batch: dict[str, list[float]] = {}
    rank = 0
    for _ in range(6):
        for name, seconds in round_of(terminal, rank):
            rest.setdefault(name, []).append(seconds)
        rank += 1
    began = time.perf_counter()
    terminal.program.send(CTRL_S)
    terminal.until(says("Production"))
    while not says(f"{letters} lettres produites")(terminal.lines):
        for name, seconds in round_of(terminal, rank):
            if says(f"{letters} lettres produites")(terminal.lines):
                break
            batch.setdefault(name, []).append(seconds)
        rank += 1
    return rest, batch, time.perf_counter() - began


def main() -> None:
    """Make the register, measure, print; fail above the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=60, help="how many letters the batch has")
    parser.add_argument("--rounds", type=int, default=1, help="how many batches are produced")
    options = parser.parse_args()
    slow: set[str] = set()
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            register = signed_session(Path(folder), options.letters)
            with application(register, Path(folder)) as terminal:
                rest, batch, seconds = measure(terminal, options.letters)
        print(f"lot de {options.letters} lettres, {seconds:.1f} s avec les touches")
        for name in rest:
            tell(name, rest[name], batch.get(name, []))
        tell("toutes", _every(rest), _every(batch))
        slow |= {name for name in batch if is_slow(rest[name], batch[name])}
    if slow:
        sys.exit(f"Sous le lot, ces touches attendent trop : {', '.join(sorted(slow))}.")


def is_slow(rest: list[float], batch: list[float]) -> bool:
    """Tell whether a key waits for the batch."""
    return statistics.median(batch) > max(MOST, TIMES * statistics.median(rest))


def _every(times: dict[str, list[float]]) -> list[float]:
    return [one for each in times.values() for one in each]


def tell(name: str, rest: list[float], batch: list[float]) -> None:
    """Print the median and the worst of a key, at rest and under the batch, in milliseconds."""

    def said(times: list[float]) -> str:
        if not times:
            return "—"
        median, worst = statistics.median(times) * 1000, max(times) * 1000
        return f"médiane {median:3.0f} ms, pire {worst:3.0f} ms ({len(times)})"

    print(f"{name:8} au repos {said(rest)} · sous le lot {said(batch)}", flush=True)


if __name__ == "__main__":
    main()
