import errno
import subprocess
import sys
from pathlib import Path

import pytest

from daect_tui.domain.errors import UnusableOutput
from exports.files import sweep, write_atomically, writing_atomically


def test_writes_and_replaces_leaving_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "lettre.pdf"
    write_atomically(target, b"un")
    write_atomically(target, b"deux")
    assert target.read_bytes() == b"deux"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="the modes of POSIX")
def test_the_file_has_the_mode_of_an_ordinary_one(tmp_path: Path) -> None:
    (tmp_path / "ordinary").write_bytes(b"")
    write_atomically(tmp_path / "lettre.pdf", b"x")
    assert (tmp_path / "lettre.pdf").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("absent/lettre.pdf", "le dossier n’existe pas"),
        ("folder", "un dossier porte déjà ce nom"),
        ("file/lettre.pdf", "n’est pas un dossier"),
        ("x" * 300, "le nom est trop long"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other error numbers")
def test_each_impossible_place_is_explained(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"kept")
    with pytest.raises(UnusableOutput) as caught:
        write_atomically(tmp_path / name, b"x")
    assert sentence in str(caught.value)
    assert name in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"kept"


# In its own process: a limit on file size, or another user, would follow the test session about.
_CHILD = """
import os, resource, signal, sys
from pathlib import Path
from exports.files import sweep, write_atomically, writing_atomically
from daect_tui.domain.errors import UnusableOutput
{setup}
try:
    write_atomically(Path(sys.argv[1]), b"x" * 100_000)
except UnusableOutput as error:
    print(error)
"""


def _refusal(setup: str, target: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _CHILD.format(setup=setup), str(target)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_write_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "lettre.pdf"
    target.write_bytes(b"old")
    setup = (
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"
    )
    assert "dépasse la taille permise" in _refusal(setup, target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_folder_without_permission_is_explained(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    # The superuser may write anywhere: the child gives that up first.
    setup = "os.geteuid() or os.setuid(65534)"
    assert "l’écriture y est interdite" in _refusal(setup, folder / "lettre.pdf")
    assert not any(folder.iterdir())


def test_what_a_killed_process_left_is_swept_and_what_is_being_written_stays(tmp_path: Path) -> None:
    (tmp_path / ".daect-0123456789abcdef.tmp").write_bytes(b"%PDF- half")
    (tmp_path / "lettre.tmp").write_bytes(b"mine")

    with writing_atomically(tmp_path / "lettre.pdf") as file:
        sweep(tmp_path)
        file.write(b"whole")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["lettre.pdf", "lettre.tmp"]


def test_a_file_that_another_program_holds_open_is_said_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "lettre.pdf"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        # What Windows answers; elsewhere an open file is replaced.
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UnusableOutput, match="ouvert dans un autre programme"):
        write_atomically(target, b"new")

    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    target = tmp_path / "lettre.pdf"
    write_atomically(target, b"same")
    before = target.stat()
    write_atomically(target, b"same")
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert list(tmp_path.iterdir()) == [target]
