"""The command line as a user meets it: its French, its exit codes, and nothing changed on refusal."""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Demonstration = tuple[Path, Path, str]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bidon"], "n’existe pas"),
        (["check", "--trop"], "argument inconnu"),
        (["letters", "--out", "x"], "il manque"),
        (["--register"], "demande une valeur"),
    ],
    ids=["unknown command", "unknown option", "missing option", "missing value"],
)
def test_a_usage_error_is_a_french_sentence_with_code_2(
    process: Run, arguments: list[str], said: str
) -> None:
    done = process(*arguments)

    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert "Voyez daect" in done.stderr


def test_help_and_version(run: Run, process: Run) -> None:
    assert "Commandes" in run("--help").stdout
    assert run("--version").stdout.startswith("daect ")
    assert process("--version").stdout == run("--version").stdout
    for command in ("demo", "check", "letters", "minutes", "communique", "journal"):
        done = run(command, "--help")
        assert done.returncode == 0
        assert "Options" in done.stdout


def _text_file(path: Path) -> None:
    path.write_text("Ceci n’est pas un registre.", "utf-8")


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table courses (pain text)")
        connection.commit()


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [_text_file, _other_database, _folder], ids=lambda make: make.__name__)
def test_a_file_that_is_no_register_is_named_and_left_alone(
    run: Run, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "notes.daect"
    make(path)
    before = path.read_bytes() if path.is_file() else b""

    done = run("check", "--register", path)

    assert done.returncode == 1
    assert str(path) in done.stderr
    assert "Traceback" not in done.stderr
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("damaged", ["", "/", "."])
def test_a_folder_is_nothing_to_save_a_register_from(run: Run, tmp_path: Path, damaged: str) -> None:
    done = run("salvage", damaged, tmp_path / "sauve.daect")

    assert done.returncode == 1
    assert "Il n’y a pas de fichier à l’emplacement" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [("encrypt", "--register"), ("decrypt", "--register"), ("demo", "--no-ui", "--register"), ("salvage",)],
    ids=" ".join,
)
def test_a_name_that_no_disk_takes_is_said(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    more = [str(tmp_path / "neuf")] if arguments == ("salvage",) else []
    done = run(*arguments, tmp_path / ("é" * 300), *more)

    assert done.returncode == 1
    assert "trop long" in done.stderr
    assert "imprévue" not in done.stderr


def test_a_missing_register_is_said_and_not_made(run: Run, tmp_path: Path) -> None:
    done = run("--register", tmp_path / "absent.daect", "check")

    assert done.returncode == 1
    assert "absent.daect" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_environment_names_the_register(process: Run, demonstration: Demonstration) -> None:
    done = process("check", DAECT_REGISTER=str(demonstration[0]))

    assert done.returncode == 0
    assert str(demonstration[0]) in done.stdout


def test_a_register_newer_than_the_program_is_left_alone(
    run: Run, demonstration: Demonstration, tmp_path: Path
) -> None:
    newer = tmp_path / "futur.daect"
    shutil.copy(demonstration[0], newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
        connection.commit()
    before = newer.read_bytes()

    done = run("check", "--register", newer)

    assert done.returncode == 1
    assert "récent" in done.stderr
    assert newer.read_bytes() == before


def test_check_finds_a_journal_that_was_altered(
    run: Run, demonstration: Demonstration, tmp_path: Path
) -> None:
    altered = tmp_path / "altere.daect"
    shutil.copy(demonstration[0], altered)
    with closing(sqlite3.connect(altered)) as connection:
        connection.execute("update journal set agent = 'Autre' where sequence = 40")
        connection.commit()

    done = run("check", "--register", altered)

    assert done.returncode == 1
    assert "40" in done.stderr
    assert "journal" in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_without_permission_is_said(run: Run, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    done = run("demo", "--no-ui", "--register", tmp_path / "r.daect", "--out", tmp_path)

    assert done.returncode == 1
    assert str(tmp_path) in done.stderr


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_left(run: Run, tmp_path: Path) -> None:
    obstacle = tmp_path / "fichier"
    obstacle.write_text("un fichier à la place d’un dossier")

    done = run("demo", "--no-ui", "--register", obstacle / "r.daect", "--out", tmp_path / "docs")

    assert done.returncode == 1
    assert str(obstacle) in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["fichier"]


def test_an_unknown_session_is_said_with_code_2(
    run: Run, demonstration: Demonstration, tmp_path: Path
) -> None:
    done = run("--register", demonstration[0], "letters", "--session", "PACT3-1999-S9", "--out", tmp_path)

    assert done.returncode == 2
    assert "PACT3-1999-S9" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_documents_of_a_session_are_written_again_identical(
    run: Run, demonstration: Demonstration, tmp_path: Path
) -> None:
    register, folder, _printed = demonstration

    done = run("letters", "--session", "PACT3-2017-S1", "--out", tmp_path / "l", "--register", register)
    assert done.returncode == 0
    for path in sorted((folder / "lettres").glob("*.pdf")):
        assert (tmp_path / "l" / path.name).read_bytes() == path.read_bytes()

    for command, name in (("minutes", "proces-verbal.pdf"), ("communique", "communique.pdf")):
        out = tmp_path / name
        done = run(command, "--session", "PACT3-2017-S1", "--out", out, "--register", register)
        assert done.returncode == 0
        assert out.read_bytes() == (folder / name).read_bytes()


def test_the_minutes_are_written_as_pdf_odt_or_docx_by_their_suffix(
    run: Run, demonstration: Demonstration, tmp_path: Path
) -> None:
    arguments = ("minutes", "--session", "PACT3-2017-S1", "--register", demonstration[0], "--out")
    for suffix, mark in (("odt", b"application/vnd.oasis"), ("DOCX", b"word/document.xml")):
        done = run(*arguments, tmp_path / f"pv.{suffix}")
        assert done.returncode == 0
        assert "(définitif, version 2)" in done.stdout
        assert mark in (tmp_path / f"pv.{suffix}").read_bytes()


def test_the_extract_says_nothing_of_another_dossier(
    run: Run, demonstration: Demonstration, tmp_path: Path
) -> None:
    register = Path(shutil.copy(demonstration[0], tmp_path / "registre.daect"))
    arguments = ("minutes", "--session", "PACT3-2017-S1", "--register", register, "--dossier")

    done = run(*arguments, "PACT3-2017-003", "--out", tmp_path / "extrait.odt")
    unknown = run(*arguments, "PACT3-2017-099", "--out", tmp_path / "rien.odt")

    assert done.returncode == 0
    with ZipFile(tmp_path / "extrait.odt") as packed:
        text = packed.read("content.xml").decode()
    assert set(re.findall(r"PACT3-2017-\d{3}", text)) == {"PACT3-2017-003"}
    assert "Mulhouse" in text
    assert "Marseille" not in text
    assert (unknown.returncode, (tmp_path / "rien.odt").exists()) == (2, False)
    assert "PACT3-2017-099 n’était pas à l’ordre du jour" in unknown.stderr
    told = run("journal", "--register", register).stdout
    assert "Délivrer un extrait du procès-verbal  PACT3-2017-003" in told


def test_the_minutes_are_written_in_no_other_format(
    run: Run, demonstration: Demonstration, tmp_path: Path
) -> None:
    done = run(
        "minutes",
        "--session",
        "PACT3-2017-S1",
        "--out",
        tmp_path / "pv.xyz",
        "--register",
        demonstration[0],
    )

    assert done.returncode == 2
    assert ".pdf, .odt ou .docx" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_journal_tells_who_did_what(run: Run, demonstration: Demonstration) -> None:
    lines = run("journal", "--register", demonstration[0]).stdout.splitlines()

    assert lines[0].startswith("1  ")
    assert any("Ouvrir la séance  PACT3-2017-S1" in line for line in lines)
    assert all("Camille Renaud" in line for line in lines)


def test_without_a_terminal_the_application_says_so(process: Run, tmp_path: Path) -> None:
    done = process("--register", tmp_path / "r.daect")

    assert done.returncode == 1
    assert "terminal" in done.stderr
    assert list(tmp_path.iterdir()) == []
