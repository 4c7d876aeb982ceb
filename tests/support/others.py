"""Another instance of the program on the same register: a process of its own, driven line by line."""

import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]

# Opens the register as the program does, says so, then evaluates each line that it is given.
_INSTANCE = """
import subprocess, sys
from pathlib import Path
from daect_tui.assembly import open_desk
from daect_tui.domain.deliberation import Choice, Tally
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.errors import DaectError

try:
    desk = open_desk(Path(sys.argv[1]), sys.argv[2])
except DaectError as error:
    print(f"{type(error).__name__}: {error}", flush=True)
    sys.exit(1)
print("open", flush=True)
for line in sys.stdin:
    if line.strip() == "close":
        break
    eval(line)
    print("done", flush=True)
desk.close()
"""


class OtherInstance:
    """A process that writes in a register, until it is closed or killed; `said` is its first line."""

    def __init__(self, register: Path, agent: str = "Paul Esnault") -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _INSTANCE, str(register), agent],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self.said = self._line()

    @property
    def process(self) -> int:
        """Its number."""
        return self._process.pid

    def does(self, expression: str) -> None:
        """Have an expression on `desk` evaluated there; come back when it is done."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{expression}\n")
        self._process.stdin.flush()
        assert self._line() == "done"

    def close(self) -> None:
        """Have the register closed, and wait for the end."""
        self._process.communicate("close\n")

    def kill(self) -> None:
        """End it at once, as a flat battery does."""
        self._process.kill()
        self._process.communicate()

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self.kill()
