"""Keys, each timed from the byte that is sent to the text that it paints, on a pseudo-terminal.

The first time that a place is gone to, then at rest, then while the letters of a session are laid out,
numbered and kept. CPU is that of the program until it rests again: a busy machine makes every key wait, and
says nothing of the program. Names the keys that take above 100 ms at rest, 250 the first time, both on the
clock and of CPU, and those whose median under the batch is above 100 ms and one and a half times what it is
at rest; with `--strict`, for a machine that does nothing else, ends with 1 when there is one.
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
from bench.terminal import COLUMNS, LINES, UNKNOWN, NeverShown, cpu_of

# Seconds that a key may take, and the first time; under the batch, the times that it takes at rest where that
# is more. Seconds that anything is waited for.
MOST, FIRST = 0.100, 0.250
TIMES = 1.5
PATIENCE = 30.0
# Between two keys, as a quick typist leaves; as long as it takes until the program rests; until it is ready.
PAUSE, REST, READY = 0.05, 0.3, 5.0
# How many times each key is pressed at rest.
ROUNDS = 4
F1, ESCAPE, ENTER, DOWN = "\x1bOP", "\x1b", "\r", "\x1b[B"
CTRL_F, CTRL_N, CTRL_P, CTRL_S = "\x06", "\x0e", "\x10", "\x13"
# The rooms: the key as it is called and sent, and the title of the screen.
ROOMS = {
    "F3": ("\x1bOR", "Dossiers"),
    "F4": ("\x1bOS", "Comité"),
    "F5": ("\x1b[15~", "Missions"),
    "F6": ("\x1b[17~", "Évaluations"),
    "F7": ("\x1b[18~", "Labels"),
    "F9": ("\x1b[20~", "Répertoire"),
    "F2": ("\x1bOQ", "Accueil"),
    "F8": ("\x1b[19~", "Courriers"),
}

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
        if seen(self.lines):
            raise ValueError(f"what {key!r} paints is on the screen already")
        pressed = time.perf_counter()
        self.program.send(key)
        return self.until(seen) - pressed

    def rest(self, seconds: float) -> None:
        """Leave the application alone, and read what it paints meanwhile."""
        limit = time.perf_counter() + seconds
        while time.perf_counter() < limit:
            with suppress(pexpect.TIMEOUT):
                self.stream.feed(UNKNOWN.sub(b"", self.program.read_nonblocking(65536, timeout=0.01)))


@dataclass(frozen=True, slots=True)
class Taken:
    """What one press took: seconds on the clock, and of CPU where the system tells."""

    wall: float
    cpu: float | None = None


@dataclass
class Fingers:
    """Press keys and keep what each took, by its name."""

    terminal: Terminal
    # Whether the program is let rest after each key: its CPU is then that of the key.
    rests: bool = True
    taken: dict[str, list[Taken]] = field(default_factory=dict)

    def press(self, name: str, key: str, seen: Seen) -> None:
        """Press a key, and leave what comes after it."""
        before = cpu_of(self.terminal.program.pid)
        wall = self.terminal.press(key, seen)
        self.terminal.rest(REST if self.rests else PAUSE)
        after = cpu_of(self.terminal.program.pid) if self.rests else None
        cpu = None if before is None or after is None else after - before
        self.taken.setdefault(name, []).append(Taken(wall, cpu))

    def over(self, name: str, key: str, words: str, back: str = "Échap") -> None:
        """Press a key that puts something over the screen, and Échap, which takes it away."""
        self.press(name, key, says(words))
        self.press(back, ESCAPE, lacks(words))

    def room(self, name: str) -> None:
        """Press the key of a room."""
        key, title = ROOMS[name]
        self.press(name, key, titled(title))


def says(text: str) -> Seen:
    """Look for a text anywhere."""
    return lambda lines: any(text in line for line in lines)


def lacks(text: str) -> Seen:
    """Look for a screen without a text."""
    return lambda lines: not says(text)(lines)


def titled(text: str) -> Seen:
    """Look for a text in the first line."""
    return lambda lines: text in lines[0]


def first_round(fingers: Fingers) -> None:
    """Go to every place for the first time, from the Accueil back to the Accueil."""
    for name in [*list(ROOMS)[:-2], "F8", "F2"]:
        fingers.room(name)
    fingers.over("F1", F1, "les touches de cet écran")
    fingers.over("Ctrl+P", CTRL_P, "Commandes")
    fingers.over("Ctrl+F", CTRL_F, "Chercher partout")


def chosen(lines: list[str]) -> str:
    """Return what the cursor of the lot is on: the reference that stands in the title of the preview."""
    return next((line[2:16] for line in lines if line.startswith("─ PACT3-2018-")), "")


def round_of(fingers: Fingers) -> Iterator[None]:
    """Press every key, from the lot of letters back to it: a step at each value."""
    before = chosen(fingers.terminal.lines)
    fingers.press("↓", DOWN, lambda lines: chosen(lines) not in {"", before})
    yield
    fingers.over("F1", F1, "les touches de cet écran")
    yield
    fingers.over("Ctrl+P", CTRL_P, "Commandes")
    yield
    fingers.over("Ctrl+F", CTRL_F, "Chercher partout")
    yield
    for name in ROOMS:
        fingers.room(name)
        if name == "F3":
            fingers.press("lettre", "z", says("▏z"))
            fingers.press("Échap", ESCAPE, lacks("▏z"))
        yield


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
        # It would wait 50 ms before each key, as for a password.
        program.delaybeforesend = None
        yield Terminal(program, pyte.Screen(COLUMNS, LINES))
    finally:
        program.close(force=True)


def measure(terminal: Terminal, letters: int) -> tuple[Fingers, Fingers, Fingers, float]:
    """Press keys for the first time, at rest, then under the batch; return what they took, and the batch."""
    terminal.until(titled("Accueil"))
    terminal.rest(READY)
    first, rest, batch = Fingers(terminal), Fingers(terminal), Fingers(terminal, rests=False)
    first_round(first)
    terminal.press(ROOMS["F8"][0], says("Aucun document"))
    terminal.press(CTRL_N, says("De quelle séance"))
    terminal.press(ENTER, says("Lettres de décision"))
    terminal.press(ENTER, says(f"{letters} prêtes"))
    terminal.rest(1.0)
    for _ in range(ROUNDS):
        for _ in round_of(rest):
            pass
    began = time.perf_counter()
    terminal.program.send(CTRL_S)
    terminal.until(says("Production"))
    done = says(f": {letters} produites")
    while not done(terminal.lines):
        for _ in round_of(batch):
            if done(terminal.lines):
                break
    return first, rest, batch, time.perf_counter() - began


def main() -> None:
    """Make the register, measure, print; with `--strict`, fail above the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=60, help="how many letters the batch has")
    parser.add_argument("--rounds", type=int, default=1, help="how many batches are produced")
    parser.add_argument("--strict", action="store_true", help="end with 1 when a key is above its bound")
    options = parser.parse_args()
    slow: set[str] = set()
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            register = signed_session(Path(folder), options.letters)
            with application(register, Path(folder)) as terminal:
                first, rest, batch, seconds = measure(terminal, options.letters)
        print(f"lot de {options.letters} lettres, {seconds:.1f} s avec les touches")
        for name, times in rest.taken.items():
            tell(name, first.taken.get(name, []), times, batch.taken.get(name, []))
        tell("toutes", _every(first), _every(rest), _every(batch))
        slow |= {name for name, times in first.taken.items() if is_slow(times, FIRST)}
        slow |= {name for name, times in rest.taken.items() if is_slow(times, MOST)}
        slow |= {name for name, times in batch.taken.items() if waits_for_batch(rest.taken[name], times)}
    if slow:
        print(f"Ces touches attendent trop : {', '.join(sorted(slow))}.")
        sys.exit(options.strict)


def is_slow(times: list[Taken], most: float) -> bool:
    """Tell whether a key takes too long, and not for want of a processor only."""
    wall = statistics.median(one.wall for one in times)
    cpu = [one.cpu for one in times if one.cpu is not None]
    return wall > most and (not cpu or statistics.median(cpu) > most)


def waits_for_batch(rest: list[Taken], batch: list[Taken]) -> bool:
    """Tell whether a key waits for the batch."""
    at_rest = statistics.median(one.wall for one in rest)
    return statistics.median(one.wall for one in batch) > max(MOST, TIMES * at_rest)


def _every(fingers: Fingers) -> list[Taken]:
    return [one for each in fingers.taken.values() for one in each]


def tell(name: str, first: list[Taken], rest: list[Taken], batch: list[Taken]) -> None:
    """Print what a key takes for the first time, at rest and under the batch, in milliseconds."""
    parts = (("d’abord", first), ("au repos", rest), ("sous le lot", batch))
    print(f"{name:8} {' · '.join(f'{what} {_said(times)}' for what, times in parts)}", flush=True)


def _said(times: list[Taken]) -> str:
    if not times:
        return "—"
    walls = [one.wall * 1000 for one in times]
    cpu = [one.cpu * 1000 for one in times if one.cpu is not None]
    of_cpu = f", CPU {statistics.median(cpu):2.0f}" if cpu else ""
    return f"{statistics.median(walls):3.0f} ms (pire {max(walls):3.0f}{of_cpu})"


if __name__ == "__main__":
    main()
