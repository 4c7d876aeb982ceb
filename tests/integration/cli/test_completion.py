"""What completes the command line, in the shells themselves, wherever they are installed."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from daect_tui.arguments import build_parser
from daect_tui.cli import main
from daect_tui.completion import commands_of
from daect_tui.completion_scripts import SCRIPTS

PARSER = build_parser("essai")
NAMES = [command.name for command in commands_of(PARSER) if command.name]
ASKED = {
    "daect jo": {"journal"},
    "daect journal --s": {"--since", "--subject"},
    "daect --register demo.daect export l": {"labels", "letters"},
    "daect export --on 24/05/2017 labels r": {"rapport annuel.csv", "registre.daect"},
    "daect import m": {"members", "missions", "mes-labels.csv"},
    "daect letters --order ": {"adresse", "numero"},
    "daect letters --session P": set(),
    "daect letters --out d": {"dossier"},
    "daect completion ": set(SCRIPTS),
    "daect wordings check premier.toml r": {"rapport annuel.csv", "registre.daect"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dossier").mkdir()
    for name in ("rapport annuel.csv", "registre.daect", "mes-labels.csv", "d.txt"):
        (tmp_path / name).touch()
    for shell, write in SCRIPTS.items():
        (tmp_path / f".{shell}").write_text(write(commands_of(PARSER)), encoding="utf-8")
    return tmp_path


def bash(folder: Path, line: str) -> set[str]:
    """Ask bash what it would offer at the end of a line, as it calls a function that completes."""
    asked = (
        'source .bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _daect; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    return said(["bash", "--norc", "-c", asked, "bash", *line.split(" ")], folder)


def said(command: Iterable[str], folder: Path) -> set[str]:
    done = subprocess.run([*command], cwd=folder, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return {line.partition("\t")[0].rstrip("/") for line in done.stdout.splitlines() if line}


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_offers_commands_options_words_and_paths(folder: Path) -> None:
    assert bash(folder, "daect ") == set(NAMES)
    for line, offered in ASKED.items():
        assert bash(folder, line) == offered, line
    for command in commands_of(PARSER):
        options = {name for option in command.options for name in option.names}
        line = " ".join(filter(None, ("daect", command.name, "-")))
        assert bash(folder, line) == options, line


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
@pytest.mark.parametrize("line", ["daect jo", "daect journal --s", "daect letters --order "])
def test_fish_offers_the_same(folder: Path, line: str) -> None:
    assert said(["fish", "-c", f"source .fish; complete -C '{line}'"], folder) == ASKED[line]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_reads_its_script(folder: Path) -> None:
    assert said(["zsh", "-f", "-n", "./.zsh"], folder) == set()


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_command_writes_the_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0

    written = capsys.readouterr().out
    assert all(name in written for name in NAMES)
