"""One demonstration made by the real command, shared by the tests that only read it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the program as a user does, in a home of its own."""
    home = tmp_path_factory.mktemp("maison")
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "PYTHONPATH") if name in os.environ}
    environment = {
        **kept,
        "HOME": str(home),
        "USERPROFILE": str(home),
        "LOCALAPPDATA": str(home),
        "APPDATA": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "DAECT_AGENT": "Camille Renaud",
        "PYTHONUTF8": "1",
    }

    def command(*arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "daect_tui", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
            env={**environment, **variables},
        )

    return command


@pytest.fixture(scope="session")
def demonstration(run: Run, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """Return the register, the folder and what the command printed."""
    folder = tmp_path_factory.mktemp("demo")
    register = folder / "essai.daect"
    done = run("demo", "--no-ui", "--register", register, "--out", folder)
    assert done.returncode == 0, done.stderr
    return register, folder, done.stdout
