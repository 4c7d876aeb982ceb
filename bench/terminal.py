"""A program on a real pseudo-terminal: how long until a text can be read on its screen."""

import os
import re
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL

import pexpect
import pyte

COLUMNS, LINES = 80, 24
PATIENCE = 60.0

# Sequences that the emulator does not know: private modes of the keyboard, device control strings.
UNKNOWN = re.compile(rb"\x1b\[[<=>?][0-9;]*[A-Za-z$]+|\x1bP.*?\x1b\\", re.DOTALL)


class NeverShown(Exception):
    """The program ended, or its time ran out, before the text was on the screen."""


@dataclass(frozen=True, slots=True)
class FirstPaint:
    """Seconds from the spawn to the text seen: on the clock, and of the program's own CPU."""

    wall: float
    cpu: float


def first_paint(command: Sequence[str], needle: str, environment: dict[str, str]) -> FirstPaint:
    """Start a command, wait until `needle` is on its screen, kill it, and give the two times.

    Raises NeverShown, with what the screen held.
    """
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    started = time.perf_counter()
    program = pexpect.spawn(
        command[0],
        list(command[1:]),
        dimensions=(LINES, COLUMNS),
        env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
    )
    try:
        seen = _wait_for(program, stream, screen, needle, started + PATIENCE)
    finally:
        cpu = _kill(program)
    if seen is None:
        held = "\n".join(line.rstrip() for line in screen.display)
        raise NeverShown(f"« {needle} » n’est jamais paru à l’écran de « {' '.join(command)} » :\n{held}")
    return FirstPaint(seen - started, cpu)


def _wait_for(
    program: pexpect.spawn, stream: pyte.ByteStream, screen: pyte.Screen, needle: str, until: float
) -> float | None:
    while time.perf_counter() < until:
        try:
            received = program.read_nonblocking(65536, timeout=0.2)
        except pexpect.TIMEOUT:
            continue
        except pexpect.EOF:
            return None
        stream.feed(UNKNOWN.sub(b"", received))
        if any(needle in line for line in screen.display):
            return time.perf_counter()
    return None


def _kill(program: pexpect.spawn) -> float:
    """End the program at once; give the seconds of CPU, user and system, that it used."""
    with suppress(ProcessLookupError):
        os.kill(program.pid, SIGKILL)
    _, _, used = os.wait4(program.pid, 0)
    os.close(program.child_fd)
    # The child was waited for here, for its figures: pexpect must not look for it again.
    program.closed = program.terminated = True
    program.child_fd = -1
    return used.ru_utime + used.ru_stime


def cpu_of(pid: int) -> float | None:
    """Return the seconds of CPU that a program has used in all its threads; `None` where only Linux tells."""
    threads = Path(f"/proc/{pid}/task")
    try:
        return sum(int((one / "schedstat").read_text().split()[0]) for one in threads.iterdir()) / 1e9
    except OSError:
        return None
