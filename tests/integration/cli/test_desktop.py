"""`daect desktop-entry`: in the menu of the person, as the specification wants it, and out of it again."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from daect_tui.commands.desktop import this_program
from daect_tui.commands.desktop_files import command_line, menu_entry, opening_entry

Run = Callable[..., subprocess.CompletedProcess[str]]
linux = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the menus of freedesktop.org")


@linux
def test_it_enters_the_menu_and_leaves_it(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "données"
    written = run("desktop-entry", "--install", XDG_DATA_HOME=str(data))
    entry = (data / "applications" / "daect.desktop").read_text("utf-8")

    assert written.returncode == 0
    assert [Path(line) for line in written.stdout.splitlines()] == [
        data / "applications/daect.desktop",
        data / "applications/daect-ouvrir.desktop",
        data / "icons/hicolor/scalable/apps/daect.svg",
        data / "mime/packages/daect.xml",
    ]
    assert "Terminal=true\n" in entry
    assert run("desktop-entry").stdout == entry

    assert run("desktop-entry", "--remove", XDG_DATA_HOME=str(data)).stdout.count("(enlevé)") == 4
    assert not [*data.rglob("daect*")]
    assert run("desktop-entry", "--remove", XDG_DATA_HOME=str(data)).stdout == "Rien n’était installé.\n"


@linux
def test_a_folder_that_refuses_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "applications").write_text("un fichier, pas un dossier", "utf-8")

    done = run("desktop-entry", "--install", XDG_DATA_HOME=str(tmp_path))

    assert done.returncode == 1
    assert "ne s’écrit pas" in done.stderr


def test_elsewhere_it_says_what_to_do(run: Run) -> None:
    with patch("sys.platform", "darwin"):
        done = run("desktop-entry", "--install")

    assert done.returncode == 2
    assert "docs/guide/installer.md" in done.stderr


@pytest.mark.parametrize(
    ("program", "line"),
    [
        (["/opt/daect/bin/daect"], "/opt/daect/bin/daect"),
        (["/opt/été 2018/daect"], '"/opt/été 2018/daect"'),
        (['/opt/$a`b"c\\d/50%'], '"/opt/\\$a\\`b\\"c\\\\d/50%%"'),
    ],
    ids=["plain", "space", "signs"],
)
def test_a_program_is_quoted_as_the_specification_wants(program: list[str], line: str) -> None:
    assert command_line(program) == line


def test_an_entry_starts_what_was_started(tmp_path: Path) -> None:
    script = str(tmp_path / "bin" / "daect")

    assert this_program(script, "python3") == [script]
    assert this_program("daect_tui/__main__.py", "python3") == ["python3", "-m", "daect_tui"]


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not there"
)
@pytest.mark.parametrize("write", [menu_entry, opening_entry])
def test_the_entries_are_valid(write: Callable[[list[str]], str], tmp_path: Path) -> None:
    path = tmp_path / "daect.desktop"
    path.write_text(write(["/opt/été 2018/$daect"]), "utf-8")

    judged = subprocess.run(
        ["desktop-file-validate", str(path)],  # noqa: S607
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (judged.returncode, judged.stdout) == (0, "")
