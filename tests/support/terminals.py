"""The real program on a pseudo-terminal: press keys, read its screen as a person does, kill it."""

import os
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL
from typing import Any

import pexpect
import pyte

ROOT = Path(__file__).parents[2]
COLUMNS, LINES = 80, 24
PATIENCE = 60.0

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "home": "\x1b[H", "down": "\x1b[B",
    "f3": "\x1bOR", "f4": "\x1bOS", "ctrl+n": "\x0e", "ctrl+s": "\x13", "ctrl+u": "\x15",
}  # fmt: skip

# Sequences that the emulator does not know: private modes of the keyboard, device control strings.
_UNKNOWN = re.compile(rb"\x1b\[[<=>?][0-9;]*[A-Za-z$]+|\x1bP.*?\x1b\\", re.DOTALL)


def started(arguments: Sequence[str], environment: Mapping[str, str]) -> Any:  # noqa: ANN401 – not typed
    """Start the program on a pseudo-terminal."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "daect_tui", *arguments],
        cwd=str(ROOT),
        dimensions=(LINES, COLUMNS),
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )


class Terminal:
    """`daect` on a register, for an agent; `spawn` starts it."""

    def __init__(
        self,
        register: Path,
        agent: str,
        home: Path,
        spawn: Callable[[Sequence[str], Mapping[str, str]], Any] = started,
    ) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._program = spawn(
            ["--register", str(register)],
            {"TERM": "xterm-256color", "DAECT_AGENT": agent, "HOME": str(home)},
        )
        # The delays are those of the test.
        self._program.delaybeforesend = None

    @property
    def lines(self) -> list[str]:
        """What can be read now, line by line, no-break spaces written as plain ones."""
        return [line.replace("\u00a0", " ").replace("\u202f", " ").rstrip() for line in self._screen.display]

    def shows(self, words: str) -> bool:
        """Tell whether a text stands on one line of the screen."""
        return any(words in line for line in self.lines)

    def press(self, *keys: str) -> None:
        """Press keys; a name that is not known is typed as it stands."""
        for key in keys:
            self._program.send(KEYS.get(key, key))

    def read(self, seconds: float) -> bool:
        """Take in what the program has written, waiting for it so long at most; tell whether it did.

        Raises `EOFError` when the program has ended and all was read.
        """
        try:
            received = self._program.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            raise EOFError("the program ended; on its screen:\n" + "\n".join(self.lines)) from None
        self._stream.feed(_UNKNOWN.sub(b"", received))
        return True

    def read_for(self, seconds: float) -> None:
        """Take in what the program writes during so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.read(left)

    def until(self, *words: str) -> None:
        """Wait until one of these texts is on the screen."""
        self.until_true(lambda: any(self.shows(each) for each in words))

    def until_true(self, condition: Callable[[], bool]) -> None:
        """Wait until something is true of the screen."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, "this never came; on the screen:\n" + "\n".join(self.lines)
            self.read(0.2)

    def kill(self) -> None:
        """Send SIGKILL; what was written before is still read from the terminal."""
        self._program.kill(SIGKILL)
        with suppress(EOFError):
            while True:
                self.read(PATIENCE)
        self._program.close()
