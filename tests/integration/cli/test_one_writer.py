"""Commands beside an application that writes: those that write are refused, those that read are not."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.support.others import OtherInstance

Run = Callable[..., CompletedProcess[str]]
Demonstration = tuple[Path, Path, str]


@pytest.fixture
def register(demonstration: Demonstration, tmp_path: Path) -> Path:
    return Path(shutil.copy(demonstration[0], tmp_path / "essai.daect"))


@pytest.fixture(scope="module")
def written(demonstration: Demonstration, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A register in which another instance writes, and nobody else: each test leaves it as it was."""
    register = Path(shutil.copy(demonstration[0], tmp_path_factory.mktemp("writer") / "essai.daect"))
    with OtherInstance(register, "Nadia Ferrand") as other:
        assert other.said == "open"
        yield register


@pytest.mark.parametrize(
    "command",
    [
        ("letters", "--session", "PACT3-2017-S1", "--out", "lettres"),
        ("minutes", "--session", "PACT3-2017-S1", "--out", "pv.pdf"),
        ("communique", "--session", "PACT3-2017-S1", "--out", "communique.pdf"),
        ("demo", "--no-ui", "--force", "--out", "demo"),
    ],
    ids=lambda command: command[0],
)
def test_a_command_that_writes_is_told_who_does(
    run: Run, written: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    before = written.read_bytes()
    *head, out = command

    done = run(*head, tmp_path / out, "--register", written)

    assert done.returncode == 1
    assert done.stderr.startswith("daect\u00a0: Ce registre est écrit par Nadia Ferrand depuis ")
    assert not (tmp_path / out).exists() or not any((tmp_path / out).iterdir())
    assert written.read_bytes() == before


@pytest.fixture
def organisations(tmp_path: Path) -> Path:
    """A file of organisations to import."""
    path = tmp_path / "organismes.csv"
    path.write_text("Nom;Nature\nCommune de Valmont (fictive);commune\n", "utf-8")
    return path


def test_an_import_is_told_who_writes(run: Run, written: Path, organisations: Path) -> None:
    before = written.read_bytes()

    done = run("import", "organisations", organisations, "--register", written)

    assert done.returncode == 1
    assert done.stderr.startswith("daect\u00a0: Ce registre est écrit par Nadia Ferrand depuis ")
    assert written.read_bytes() == before


def test_an_import_that_is_tried_only_reads(run: Run, written: Path, organisations: Path) -> None:
    done = run("import", "organisations", organisations, "--dry-run", "--register", written)

    assert done.returncode == 0, done.stderr
    assert "rien n’a été écrit" in done.stdout


def test_an_export_only_reads(run: Run, written: Path, tmp_path: Path) -> None:
    done = run("export", "dossiers", tmp_path / "dossiers.csv", "--register", written)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "dossiers.csv").stat().st_size


@pytest.mark.parametrize("command", ["check", "journal"])
def test_a_command_that_reads_does_not_wait(run: Run, written: Path, command: str) -> None:
    done = run(command, "--register", written)

    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_command_goes_through_once_the_application_was_killed(
    run: Run, register: Path, tmp_path: Path
) -> None:
    with OtherInstance(register) as other:
        other.kill()

    done = run("minutes", "--session", "PACT3-2017-S1", "--out", tmp_path / "pv.pdf", "--register", register)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "pv.pdf").is_file()


def test_the_display_needs_a_terminal(run: Run, register: Path) -> None:
    done = run("display", "--register", register)

    assert done.returncode == 1
    assert "se tient dans un terminal" in done.stderr
