"""A fault of the program: a French sentence, a report on the disk, never a traceback on the screen."""

from pathlib import Path

import pytest

from daect_tui import assembly, cli, reports


def broken(*_options: object) -> int:
    raise ZeroDivisionError("une division")


def test_an_unexpected_fault_is_told_in_french_and_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(assembly, "check_register", broken)
    monkeypatch.setattr(reports, "reports_folder", lambda: tmp_path / "journaux")

    assert cli.main(["check"]) == 1

    (report,) = (tmp_path / "journaux").iterdir()
    told = capsys.readouterr().err
    assert "erreur imprévue du programme (ZeroDivisionError)" in told
    assert str(report) in told
    assert "Traceback" not in told
    assert "une division" in report.read_text("utf-8")


def test_a_report_that_cannot_be_written_does_not_hide_the_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    obstacle = tmp_path / "fichier"
    obstacle.write_text("")
    monkeypatch.setattr(assembly, "check_register", broken)
    monkeypatch.setattr(reports, "reports_folder", lambda: obstacle)

    assert cli.main(["check"]) == 1

    assert "ZeroDivisionError" in capsys.readouterr().err
