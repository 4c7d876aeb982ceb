"""A session is closed, the register destroyed, a backup put back: all that was confirmed is there."""

from pathlib import Path

import pytest

from daect_tui.cli import main
from daect_tui.domain.backup import BackupReason
from daect_tui.domain.rotation import Retention
from daect_tui.services.backups import BackupPlan
from storage.register import open_register
from tests.support.desks import desk_on, new_register, opened


def test_a_destroyed_register_comes_back_as_it_was_when_the_session_closed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAECT_AGENT", "Camille Renaud")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = tmp_path / "registre.daect"
    desk = desk_on(new_register(path)).backed_up(BackupPlan(automatic=True, keep=Retention()))
    session, _room = opened(desk)
    record = desk.closing.close(session, carry_over=True)
    assert desk.backups.automatic(BackupReason.SESSION) == ""
    with desk.office.reading() as work:
        confirmed = list(work.journal.entries())
    desk.close()

    path.write_bytes(b"SQLite format 3\0" + bytes(path.stat().st_size - 16))
    assert main(["--register", str(path), "journal"]) == 1
    told = capsys.readouterr().err
    (command,) = [line for line in told.splitlines() if " restore " in line]
    backup = command.split(" restore ")[1]
    assert main(["--register", str(path), "restore", backup]) == 1  # nobody is there to agree
    assert "--yes" in capsys.readouterr().err
    assert main(["--register", str(path), "restore", backup, "--yes"]) == 0
    assert main(["--register", str(path), "check"]) == 0

    again = desk_on(open_register(path))
    with again.office.reading() as work:
        entries = list(work.journal.entries())
        assert work.sessions.record(session) == record
    again.close()
    assert entries[: len(confirmed)] == confirmed
    assert [entry.kind for entry in entries[len(confirmed) :]] == ["register.restored"]
    # What was destroyed is kept all the same: what can be read of it could still be saved.
    assert len(list(path.with_name("registre.sauvegardes").glob("*_remplace.daect"))) == 1
