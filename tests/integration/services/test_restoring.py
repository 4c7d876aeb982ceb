"""Coming back to a backup: what is left behind is told, what is replaced is kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from daect_tui.domain.backup import BackupReason
from daect_tui.domain.errors import RefusedForReasons, UnknownReference, UnusableRegister, WriteRefused
from daect_tui.domain.register_histories import Relation, last_common
from daect_tui.services.desk import Desk
from daect_tui.services.following import silent
from daect_tui.services.restoring import Restoring, record_restoration
from storage.backups.restoring import SqlRestorer
from storage.backups.vault import SqlVault
from storage.register import OpenRegister, lease_register, open_register
from tests.support.desks import desk_on, filed, new_register


def saved(desk: Desk) -> Path:
    backup = desk.backups.make()
    return desk.backups.vault.folder / backup.name


def register_of(desk: Desk) -> Path:
    assert isinstance(desk.office.register, OpenRegister)
    return desk.office.register.path


def restoring(register: Path) -> Restoring:
    return Restoring(SqlRestorer(register), lambda kind: kind)


@pytest.mark.parametrize("most", [0, 1, 5, 9])
@pytest.mark.parametrize("parting", [0, 1, 4, 5])
def test_the_last_common_act_is_found_by_halves(most: int, parting: int) -> None:
    backup = {number: f"{number}" for number in range(1, 10)}
    place = {number: f"{number}" if number <= parting else "autre" for number in range(1, 10)}
    assert last_common(place.get, backup.get, most) == min(most, parting)


def test_what_the_register_has_beyond_the_backup_is_told_then_kept_aside(desk: Desk) -> None:
    filed(desk)
    backup, register = saved(desk), register_of(desk)
    left = filed(desk, name="Autre commune (fictif)", domain="Autre")
    after = desk.backups.vault.head()
    desk.close()

    use_case = restoring(register)
    preview = use_case.preview(backup)
    assert preview.compared.relation is Relation.NEWER
    assert dict(preview.compared.newer.kinds)["dossier.file"] == 1
    assert any("de plus" in line for line in preview.lines)
    assert any(left in line for line in preview.lines)
    aside = use_case.restore(preview, "Camille Renaud", silent)

    assert aside is not None
    assert SqlVault(aside).head().hash == after.hash
    assert [one.reason for one in SqlVault(register).backups()] == [
        BackupReason.REPLACED,
        BackupReason.DEMAND,
    ]
    again = desk_on(open_register(register))
    with pytest.raises(UnknownReference):
        again.intake.open(left)
    record_restoration(again.office, preview)
    with again.office.reading() as work:
        told = work.journal.last(1)[0]
    assert (told.kind, after.hash in told.detail) == ("register.restored", True)
    assert again.office.register.faults() == ()
    again.close()
    # Coming back to what was replaced is the same act, and the histories have parted by then.
    back = restoring(register).preview(aside)
    assert back.compared.relation is Relation.PARTED
    restoring(register).restore(back, "Camille Renaud", silent)
    assert SqlVault(register).head().hash == after.hash


def test_a_register_that_is_missing_or_in_pieces_is_replaced_too(desk: Desk, tmp_path: Path) -> None:
    filed(desk)
    backup, register = saved(desk), register_of(desk)
    desk.close()
    register.write_bytes(b"SQLite format 3\0" + bytes(4000))

    preview = restoring(register).preview(backup)
    assert preview.compared.relation is Relation.UNREADABLE
    aside = restoring(register).restore(preview, "Camille Renaud", silent)
    assert aside is not None
    assert aside.read_bytes() == b"SQLite format 3\0" + bytes(4000)
    assert restoring(register).preview(backup).compared.relation is Relation.SAME

    elsewhere = tmp_path / "neuf" / "registre.daect"
    preview = restoring(elsewhere).preview(backup)
    assert restoring(elsewhere).restore(preview, "Camille Renaud", silent) is None
    assert restoring(elsewhere).preview(backup).compared.relation is Relation.SAME


def test_what_cannot_be_trusted_is_refused_and_nothing_changes(desk: Desk, tmp_path: Path) -> None:
    filed(desk)
    backup, register = saved(desk), register_of(desk)
    stranger = desk_on(new_register(tmp_path / "autre" / "autre.daect"))
    foreign = saved(stranger)
    stranger.close()
    with closing(sqlite3.connect(foreign)) as connection, connection:
        connection.execute("UPDATE register SET identifier = ?", ("0" * 32,))  # the fixture copies one model
    with pytest.raises(UnusableRegister, match="n’est pas de ce registre"):
        restoring(register).preview(foreign)

    preview = restoring(register).preview(backup)
    desk.close()
    before = register.read_bytes()
    writer = lease_register(register, "Nadia Ferrand")
    with pytest.raises(WriteRefused, match="Nadia Ferrand"):
        restoring(register).restore(preview, "Camille Renaud", silent)
    writer.close()
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("DELETE FROM journal WHERE sequence = 3")
    with pytest.raises(RefusedForReasons, match="chaîne du journal rompue"):
        restoring(register).preview(backup)
    assert any("Défaut accepté" in line for line in restoring(register).preview(backup, faults=True).lines)
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UnusableRegister, match="plus récente"):
        restoring(register).preview(backup)
    assert register.read_bytes() == before
