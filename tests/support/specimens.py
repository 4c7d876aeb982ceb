"""The specimens, made once a run by the command itself in a process of its own, and what each one says."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from tests.support.once import made_once
from tests.support.pdf_text import Said, said

GOLDENS = Path(__file__).parents[1] / "integration/documents/goldens"
_ORDINARY = "-ordinaire"
# Between two sentences, abbreviations left alone.
_SENTENCE = re.compile(r"(?<=[^A-Z][.;!?])(?<!art\.) (?=[A-ZÀ-Ý«])")
# Far from the zone and the order of sets that this process has: the bytes may depend on neither.
_ELSEWHERE = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}


def make_specimens(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `daect specimens` in another zone, with another order of sets."""
    command = [sys.executable, "-m", "daect_tui", "specimens", "--out", str(folder)]
    environment = {**os.environ, **_ELSEWHERE}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def shared_specimens(basetemp: Path, worker_id: str) -> Path:
    """Return the folder where the specimens of this run are, made by the first worker that asks for them."""
    return made_once(basetemp, worker_id, "specimens", _make_and_read)


def _make_and_read(folder: Path) -> None:
    run = make_specimens(folder)
    (folder / "told.txt").write_text(f"{run.returncode}\n{run.stdout}{run.stderr}", "utf-8")
    texts = {path.stem: asdict(said(path)) for path in sorted(folder.glob("*.pdf"))}
    (folder / "texts.json").write_text(json.dumps(texts), "utf-8")


def texts_of(made: Path) -> Mapping[str, Said]:
    """Return what each specimen says, by the name of its file."""
    kept = json.loads((made / "texts.json").read_text("utf-8"))
    return {
        name: Said(tuple((tag, text) for tag, text in one["lines"]), tuple(one["around"]), tuple(one["cut"]))
        for name, one in kept.items()
    }


def ordinary(texts: Mapping[str, Said]) -> Mapping[str, Said]:
    """Keep those of the ordinary scene, without its name."""
    return {name.removesuffix(_ORDINARY): one for name, one in texts.items() if name.endswith(_ORDINARY)}


def golden(one: Said) -> str:
    """Write what a document says a sentence a line, whatever its pages; hashes of kept files are left out."""
    text = re.sub(r"\b[0-9a-f]{64}\b", "[empreinte]", one.content)
    return _SENTENCE.sub("\n", text) + "\n"
