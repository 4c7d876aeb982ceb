"""The command line, called as `daect` calls it or in a process of its own; one demonstration for all."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

from daect_tui.cli import main
from tests.support.once import made_once

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of a user who has a home of her own."""
    home = tmp_path_factory.mktemp("maison")
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "PYTHONPATH") if name in os.environ}
    return {
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


@pytest.fixture(scope="session")
def run(environment: dict[str, str]) -> Run:
    """Run a command here: what it says, its code and what it leaves are those of a process."""

    def command(*arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
        typed = [str(argument) for argument in arguments]
        out, err = io.StringIO(), io.StringIO()
        with (
            patch.dict(os.environ, {**environment, **variables}, clear=True),
            patch("sys.stdin", io.StringIO()),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = _code(typed)
        return subprocess.CompletedProcess(typed, code, out.getvalue(), err.getvalue())

    return command


def _code(arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as leaving:
        return int(leaving.code or 0)


@pytest.fixture(scope="session")
def process(environment: dict[str, str]) -> Run:
    """Run a command in a process of its own, as a user does: for what only a process shows."""

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
def demonstration(
    process: Run, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> tuple[Path, Path, str]:
    """Return the register, the folder and what the command printed; made once a run."""
    folder = tmp_path_factory.mktemp("demo")

    def make(made: Path) -> None:
        done = process("demo", "--no-ui", "--register", made / "essai.daect", "--out", made)
        assert done.returncode == 0, done.stderr
        (made / "told").write_text(done.stdout.replace(str(made), "{folder}"), "utf-8")

    made = made_once(tmp_path_factory.getbasetemp(), worker_id, "demonstration", make)
    told = (made / "told").read_text("utf-8").replace("{folder}", str(folder))
    shutil.copytree(made, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("told"))
    return folder / "essai.daect", folder, told
