"""The program in a process of its own, forked from one that has read its modules: a start costs a third.

What runs is `daect_tui.cli.main` with the arguments of a command line, from its first statement on; what
kills it is SIGKILL. Only the reading of the modules, which writes nothing, is not repeated.
"""

import fcntl
import os
import pty
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from typing import NoReturn

from pexpect.fdpexpect import fdspawn

from tests.support.terminals import COLUMNS, LINES, Terminal

AGENT = "Camille Renaud"
# How often one looks whether the program has ended.
_GLANCE = 0.005


def read_modules() -> None:
    """Read what the program reads late; opens nothing, starts no thread."""
    import alembic.command  # noqa: F401, PLC0415

    import exports.documents  # noqa: PLC0415
    import exports.pdf  # noqa: F401, PLC0415
    import screens.app  # noqa: PLC0415
    import screens.committee.screens  # noqa: PLC0415
    import screens.dossiers.form  # noqa: F401, PLC0415
    import storage.register  # noqa: F401, PLC0415


@dataclass(frozen=True, slots=True)
class Ending:
    """How a command ended: `code` is `None` when it was killed, after `seconds`; what it had printed."""

    code: int | None
    seconds: float
    printed: str


def command(arguments: Sequence[object], home: Path, kill_after: float | None = None) -> Ending:
    """Run a command to its end, or kill it after so many seconds."""
    told = home / "dit.txt"
    # Nothing is said yet: a program may be killed before its first instruction.
    told.write_text("", "utf-8")
    begun = time.monotonic()
    process = os.fork()
    if process == 0:
        _speak_into(told)
        _become_the_program(arguments, _environment(home))
    end = None if kill_after is None else begun + kill_after
    while True:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            break
        if end is not None and time.monotonic() >= end:
            os.kill(process, SIGKILL)
            _, status = os.waitpid(process, 0)
            break
        time.sleep(_GLANCE)
    # A command that ended at the very moment of its kill was not killed.
    code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
    return Ending(code, time.monotonic() - begun, told.read_text("utf-8"))


class ForkedTerminal(Terminal):
    """`daect` on a register, on a pseudo-terminal."""

    def __init__(self, register: Path, home: Path) -> None:
        super().__init__(register, AGENT, home, spawn=_Forked)


class _Forked(fdspawn):  # type: ignore[misc]
    """What pexpect makes of the near end of the pseudo-terminal."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        self._process, near = pty.fork()
        if self._process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            _become_the_program(arguments, environment)
        super().__init__(near)

    def kill(self, signal: int) -> None:
        os.kill(self._process, signal)

    def close(self) -> None:
        super().close()
        os.waitpid(self._process, 0)


def _speak_into(path: Path) -> None:
    """Have what is printed go into a file, line by line as on a terminal."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]


def _become_the_program(arguments: Sequence[object], environment: Mapping[str, str]) -> NoReturn:
    from daect_tui.cli import main  # noqa: PLC0415

    os.environ.update(environment)
    code = 1
    try:
        code = main([str(each) for each in arguments])
        sys.stdout.flush()
    finally:
        os._exit(code)


def _environment(home: Path) -> dict[str, str]:
    return {"DAECT_AGENT": AGENT, "HOME": str(home), "TZ": "Europe/Paris"}
