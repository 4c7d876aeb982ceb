"""The real program killed at random, in its screens and its commands; docs/crashes.md has the long run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal and fork are needed", allow_module_level=True)

ROOT = Path(__file__).parents[2]
COMMANDS = (
    *("letters", "import", "merge", "pack", "minutes (PDF)", "minutes (ODT)", "migrate"),
    *("backup", "restore", "salvage"),
)


def _kill(phase: str, rounds: int, seed: int) -> None:
    """Play rounds of a phase in a process of their own: it forks the program, so it holds nothing open."""
    command = [sys.executable, "scripts/crashes.py", "--phase", phase]
    done = subprocess.run(
        [*command, "--rounds", str(rounds), "--seed", str(seed)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert "0 failed rounds" in done.stdout


@pytest.mark.system
@pytest.mark.parametrize("phase", ["session", "intake", *COMMANDS])
def test_tens_of_kills(phase: str) -> None:
    _kill(phase, rounds=3, seed=10)
