"""Backups that make themselves: when something changed, as many as were asked for, failures told again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from daect_tui.domain.backup import BackupReason
from daect_tui.domain.rotation import Retention
from daect_tui.domain.worklist import Room
from daect_tui.services.backups import BackupPlan, Backups
from daect_tui.services.desk import Desk
from tests.support.desks import filed

PLAN = BackupPlan(automatic=True, keep=Retention(2, 0, 0, 0))


def backups_of(desk: Desk, plan: BackupPlan = PLAN) -> Backups:
    return Backups(desk.office, desk.info, plan)


def test_one_is_made_only_when_something_was_done_since_and_the_oldest_goes(desk: Desk) -> None:
    backups = backups_of(desk)
    assert backups.automatic(BackupReason.EXIT) == ""
    assert not backups.is_due()
    assert backups.automatic(BackupReason.EXIT) == ""
    (first,) = backups.listed()

    for number in range(2):
        filed(desk, name=f"Organisme {number}", domain=f"Domaine {number}")
        assert backups.automatic(BackupReason.SESSION) == ""

    names = [one.name for one in backups.listed()]
    assert len(names) == 2
    assert first.name not in names
    assert not Backups(desk.office, desk.info, BackupPlan()).is_due()
    demonstration = replace(desk.info, demonstration=True)
    filed(desk)
    assert backups.is_due()
    assert not Backups(desk.office, demonstration, PLAN).is_due()


def test_what_fails_is_told_until_it_is_mended(desk: Desk, tmp_path: Path) -> None:
    missing = tmp_path / "disque"
    missing.write_bytes(b"")
    backups = backups_of(desk, replace(PLAN, folder=missing))
    assert "ne peut pas être créé" in backups.automatic(BackupReason.EXIT)
    (task,) = backups.tasks(date(2018, 3, 14))
    assert task.room is Room.SAFETY
    assert "échec" in task.sentence

    missing.unlink()
    assert backups.automatic(BackupReason.EXIT) == ""
    assert list(backups.tasks(backups.listed()[0].made_at.date())) == []


def test_a_copy_elsewhere_is_asked_for_after_some_days(desk: Desk, tmp_path: Path) -> None:
    backups = backups_of(desk)
    backups.automatic(BackupReason.EXIT)
    day = backups.listed()[0].made_at.date()
    later = date.fromordinal(day.toordinal() + 40)
    (task,) = backups.tasks(later)
    assert "autre support" in task.sentence
    assert list(backups_of(desk, replace(PLAN, reminder_days=0)).tasks(later)) == []

    backups.copy_to(tmp_path)
    assert list(backups.tasks(day)) == []
