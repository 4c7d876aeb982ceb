"""The wheel and the sdist, built once a run as `make wheel` builds them."""

import subprocess
import sys
from pathlib import Path

from tests.support.once import made_once

ROOT = Path(__file__).parents[2]


def built(basetemp: Path, worker_id: str) -> Path:
    """Return the folder of what is built."""
    return made_once(basetemp, worker_id, "built", _build)


def _build(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "build.py"), str(folder)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
