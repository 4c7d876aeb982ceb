"""A register that is behind is backed up, then brought up to date: whole, or not at all."""

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from daect_tui.cli import main
from daect_tui.domain.backup import BackupReason
from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.mission_costs import Bearer
from storage.backups.vault import SqlVault
from storage.inspection import revision_of
from storage.register import lease_register, open_register
from storage.revision import HEAD
from storage.upgrading import migrate_register
from tests.integration.storage.samples import AGENT
from tests.support.limits import files_no_longer_than
from tests.support.once import made_once
from tests.support.released import Shelf, content_of

ROOT = Path(__file__).parents[3]


def _rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def _schema_of(path: Path) -> list[tuple[object, ...]]:
    return _rows(path, "SELECT name, sql FROM sqlite_master ORDER BY name")


def test_a_register_that_is_behind_is_backed_up_then_migrated(shelf: Shelf, tmp_path: Path) -> None:
    # A percent sign in the path is no obstacle.
    path = shelf.old("0029/tout", tmp_path / "100%s.daect")
    open_register(path).close()

    (backup,) = SqlVault(path).backups()
    assert (backup.reason, backup.is_sound) == (BackupReason.MIGRATION, True)
    copy = SqlVault(path).folder / backup.name
    assert sorted(one.name for one in tmp_path.iterdir()) == [path.name, copy.parent.name]
    assert content_of(copy) == shelf.told("0029/tout")
    assert _rows(copy, "SELECT version_num FROM alembic_version") == [("0029",)]


def test_a_register_that_cannot_be_backed_up_is_not_migrated(shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.old("0035/tout", tmp_path / "registre.daect")
    SqlVault(path).folder.write_bytes(b"precious")
    with pytest.raises(UnusableRegister, match="n’a pas pu être sauvegardé avant"):
        open_register(path)
    assert content_of(path) == shelf.told("0035/tout")


def test_a_migration_that_fails_leaves_the_register_as_it_was(shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.old("0029/tout", tmp_path / "registre.daect")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE frozen_document (obstacle TEXT)")
    before = _schema_of(path)

    for attempt in (open_register, lambda path: migrate_register(path, AGENT, dry_run=True)):
        with pytest.raises(UnusableRegister, match="être mis à jour\u202f; il est resté tel quel"):
            attempt(path)

    assert _schema_of(path) == before
    assert _rows(path, "SELECT version_num FROM alembic_version") == [("0029",)]


def test_a_migration_that_would_leave_orphans_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.old("0035/tout", tmp_path / "registre.daect")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM member")
    with pytest.raises(UnusableRegister, match="est endommagé"):
        open_register(path)
    assert _rows(path, "SELECT version_num FROM alembic_version") == [("0035",)]


def test_a_cost_of_before_gets_its_bearer_from_its_words(shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.old("0019/tout", tmp_path / "registre.daect")
    costs = ["Délégation", "Ministère", "Titulaire du label", "collectivité d’accueil", "Ambassade", "Rotary"]
    budget = [{"heading": "x", "amount": {"cents": 1}, "borne_by": name} for name in costs]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE mission SET budget = ?", (json.dumps(budget),))

    register = open_register(path)
    with register.reading() as unit:
        (mission,) = unit.missions.all()
    register.close()

    assert [line.bearer for line in mission.content.budget] == [
        Bearer.DELEGATION, Bearer.DELEGATION, Bearer.HOLDER, Bearer.HOST, Bearer.POSTE, Bearer.OTHER,
    ]  # fmt: skip


def test_the_command_rehearses_without_a_trace_then_migrates_then_has_nothing_to_do(
    shelf: Shelf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shelf.old("0035/campagne", tmp_path / "registre.daect")
    before = path.read_bytes()

    assert main(["migrate", "--dry-run", "--register", str(path)]) == 0
    assert f"passerait de la révision 0035 à la révision {HEAD}" in capsys.readouterr().out
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]

    assert main(["migrate", "--register", str(path)]) == 0
    told = capsys.readouterr().out
    assert f"est passé de la révision 0035 à la révision {HEAD}" in told
    assert SqlVault(path).backups()[0].name in told
    assert "le registre est sain" in told

    assert main(["migrate", "--register", str(path)]) == 0
    assert "rien à faire" in capsys.readouterr().out


def test_a_disk_that_fills_during_the_migration_leaves_the_old_one(shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.old("0006/tout", tmp_path / "registre.daect")
    room = path.stat().st_size * 5 // 4
    with files_no_longer_than(room), pytest.raises(UnusableRegister, match="il est resté tel quel"):
        open_register(path)
    assert content_of(path) == shelf.told("0006/tout")
    assert _rows(path, "PRAGMA integrity_check") == [("ok",)]


# Brings a register up to date, and is killed at its statement of that number.
_STOPPED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from storage.upgrading import migrate_register

left = int(sys.argv[2])

def count(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(Engine, "before_cursor_execute", count)
event.listen(Engine, "commit", count)
migrate_register(Path(sys.argv[1]), "Nadia Ferrand", dry_run=False)
print(left)
"""
_WIDE = 1_000_000


def _killed_at(statement: int, path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _STOPPED, str(path), str(statement)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def _check_old_or_new(path: Path, told: object) -> None:
    """Check that the register is the old one, or the new one, and that the next opening makes it new."""
    revision = revision_of(path)
    assert revision in {"0029", HEAD}
    if revision == "0029":
        assert content_of(path) == told
    register = lease_register(path, AGENT)
    assert register.file_faults() == ()
    register.close()
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name, "registre.sauvegardes"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("share", [0.6, 1.0])
def test_a_killed_migration_leaves_the_old_or_the_new(shelf: Shelf, tmp_path: Path, share: float) -> None:
    whole = made_once(shelf.basetemp, shelf.worker_id, "statements", partial(_count_statements, shelf))
    statements = int((whole / "count").read_text())
    path = shelf.old("0029/tout", tmp_path / "registre.daect")
    assert _killed_at(round(statements * share), path).returncode == -signal.SIGKILL
    _check_old_or_new(path, shelf.told("0029/tout"))


@pytest.mark.system
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_at_each_step_the_migration_leaves_the_old_or_the_new(shelf: Shelf, tmp_path: Path) -> None:
    _count_statements(shelf, tmp_path)
    statements = int((tmp_path / "count").read_text())
    for number in range(1, statements, max(1, statements // 60)):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = shelf.old("0029/tout", folder / "registre.daect")
        assert _killed_at(number, path).returncode == -signal.SIGKILL
        _check_old_or_new(path, shelf.told("0029/tout"))


def _count_statements(shelf: Shelf, folder: Path) -> None:
    done = _killed_at(_WIDE, shelf.old("0029/tout", folder / "registre.daect"))
    (folder / "count").write_text(str(_WIDE - int(done.stdout)))


def test_two_that_begin_at_once_migrate_once(shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.old("0029/campagne", tmp_path / "registre.daect")
    command = [sys.executable, "-m", "daect_tui", "migrate", "--register", str(path)]
    both = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
        for _ in range(2)
    ]
    said = [(one.communicate(), one.returncode) for one in both]
    migrated = [out for (out, _), code in said if code == 0 and "est passé de la révision 0029" in out]
    assert len(migrated) == 1
    ((out, err), code) = next(one for one in said if one[0][0] != migrated[0])
    assert (code == 0 and "rien à faire" in out) or (code == 1 and "écrit" in err)
    assert len(SqlVault(path).backups()) == 1
    _check_old_or_new(path, shelf.told("0029/campagne"))
