"""The wheel, installed as its users install it, in an environment that has nothing of this tree.

The dependencies come from where the installers of this machine fetch them.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.support.terminals import COLUMNS, LINES, PATIENCE, Terminal
from tests.support.wheels import built

pytestmark = pytest.mark.system

OURS = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "DAECT_REGISTER", "DAECT_AGENT"}


def shell(arguments: Sequence[object], cwd: Path, **variables: object) -> str:
    """Run a program away from this tree; return what it says."""
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env={**_outside(), **{name: str(value) for name, value in variables.items()}},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _outside() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in OURS}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    return next(built(tmp_path_factory.getbasetemp(), worker_id).glob("*.whl"))


def environment(folder: Path, *installed: object) -> Path:
    """Make a virtual environment; return where its programs are."""
    shell([sys.executable, "-m", "venv", folder], folder.parent)
    programs = folder / "bin"
    shell([programs / "python", "-m", "pip", "install", "--quiet", *installed], folder.parent)
    return programs


def by_pip(wheel: Path, place: Path) -> Path:
    return environment(place / "venv", wheel) / "daect"


def by_pipx(wheel: Path, place: Path) -> Path:
    pipx = shutil.which("pipx")
    if pipx is None:
        pytest.skip("pipx is not there")
    folders = {"PIPX_HOME": place / "pipx", "PIPX_BIN_DIR": place / "bin", "PIPX_MAN_DIR": place / "man"}
    shell([pipx, "install", "--python", sys.executable, wheel], place, **folders)
    return place / "bin" / "daect"


def by_uv(wheel: Path, place: Path) -> Path:
    uv = shutil.which("uv") or environment(place / "of-uv", "uv") / "uv"
    folders = {
        "UV_TOOL_DIR": place / "tools",
        "UV_TOOL_BIN_DIR": place / "bin",
        "UV_CACHE_DIR": place / "cache",
    }
    shell([uv, "tool", "install", "--python", sys.executable, wheel], place, **folders)
    return place / "bin" / "daect"


def opened(daect: Path, register: Path, home: Path) -> Terminal:
    """Start the installed program on a pseudo-terminal."""

    def spawn(arguments: Sequence[str], variables: Mapping[str, str]) -> Any:  # noqa: ANN401 – not typed
        return pexpect.spawn(
            str(daect),
            [*arguments],
            cwd=str(home),
            dimensions=(LINES, COLUMNS),
            env={**_outside(), **variables},
        )

    return Terminal(register, "Camille Renaud", home, spawn)


@pytest.mark.parametrize("install", [by_pip, by_pipx, by_uv], ids=["pip", "pipx", "uv"])
def test_what_is_installed_runs_away_from_its_sources(
    install: Any,  # noqa: ANN401 – one of the three above
    wheel: Path,
    tmp_path: Path,
) -> None:
    daect, home = install(wheel, tmp_path), tmp_path / "maison"
    home.mkdir()

    assert "desktop-entry" in shell([daect, "--help"], home, HOME=home)
    told = shell([daect, "demo", "--no-ui", "--register", "demo.daect", "--out", "papiers"], home, HOME=home)
    assert "15 lettres de décision" in told
    if install is by_pip:
        shell([daect, "specimens", "--out", "specimens"], home, HOME=home)
        assert len([*(home / "specimens").glob("*.pdf")]) > 30
        entry = shell([daect, "desktop-entry"], home, HOME=home)
        assert f"Exec={daect}\n" in entry

    terminal = opened(daect, home / "demo.daect", home)
    terminal.until("Accueil")
    terminal.press("\x11")
    with pytest.raises(EOFError, match="the program ended"):
        terminal.read_for(PATIENCE)
