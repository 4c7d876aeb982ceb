"""A fault of the program: a French sentence, a report that says where and nothing of anybody."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from daect_tui import cli, diary, reports, safeguards
from daect_tui.domain.errors import DaectError

NAME = "Élodie Ravel"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "journaux"
    for module in (reports, diary):
        monkeypatch.setattr(module, "reports_folder", lambda: folder)
    return folder


def broken(*_options: object) -> int:
    raise ZeroDivisionError(NAME)


def a_key() -> None:
    nobody: dict[str, str] = {}
    nobody[NAME]


def a_statement() -> None:
    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("SELECT * FROM personne WHERE nom = :nom"), {"nom": NAME})


def a_refusal_on_the_way() -> None:
    typed = NAME
    try:
        int(typed)
    except ValueError as error:
        error.add_note(NAME)
        raise DaectError(f"{typed} n’est pas un nombre.") from error


def a_file() -> None:
    Path(f"/rien/{NAME}").read_bytes()


def a_group() -> None:
    raise ExceptionGroup(NAME, [KeyError(NAME), ValueError(NAME)])


@pytest.mark.parametrize(
    ("fault", "kinds"),
    [
        (a_key, ["builtins.KeyError"]),
        (a_statement, ["sqlite3.OperationalError SQLITE_ERROR", "sqlalchemy.exc.OperationalError"]),
        (a_refusal_on_the_way, ["builtins.ValueError", "daect_tui.domain.errors.DaectError"]),
        (a_file, ["builtins.FileNotFoundError 2"]),
        (a_group, ["builtins.ExceptionGroup", "builtins.KeyError", "builtins.ValueError"]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_report_says_where_and_holds_no_text_of_anybody(
    folder: Path, fault: Callable[[], None], kinds: list[str]
) -> None:
    path = None
    try:
        fault()
    except Exception as caught:  # noqa: BLE001 – whatever it is
        path = reports.keep_report(caught)

    assert path is not None
    told = path.read_text("utf-8")
    written = told + (folder / diary.NAME).read_text("utf-8")
    assert [line for line in told.splitlines() if line in kinds] == kinds
    assert f" {fault.__name__}\n" in told
    for part in (NAME, "Ravel", "lodie", str(Path.home()), str(Path(__file__).parent)):
        assert part not in written


def test_only_the_newest_reports_are_kept(folder: Path) -> None:
    paths = [reports.keep_report(ValueError()) for _ in range(reports.KEPT + 3)]

    assert sorted(folder.glob("defaut-*")) == [path for path in paths if path][3:]


def test_a_fault_in_a_command_is_told_in_french_and_written_down(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(safeguards, "check_register", broken)

    assert cli.main(["check"]) == 1

    (report,) = folder.glob("defaut-*")
    told = capsys.readouterr().err
    assert "erreur imprévue du programme (ZeroDivisionError)" in told
    assert str(report) in told
    assert "Traceback" not in told
    lines = (folder / diary.NAME).read_text("utf-8").splitlines()
    assert [line.split()[2] for line in lines] == ["debut", "erreur", "fin"]
    assert "commande=check" in lines[0]
    assert "code=1" in lines[2]


def test_a_fault_in_a_thread_is_written_down_and_not_painted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reports.watch_threads()
    thread = threading.Thread(target=a_key)
    thread.start()
    thread.join()

    (report,) = folder.glob("defaut-*")
    assert "builtins.KeyError" in report.read_text("utf-8")
    assert capfd.readouterr() == ("", "")


def test_a_folder_that_cannot_be_written_does_not_hide_the_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.write_text("")
    monkeypatch.setattr(safeguards, "check_register", broken)

    assert cli.main(["check"]) == 1

    assert "ZeroDivisionError" in capsys.readouterr().err
