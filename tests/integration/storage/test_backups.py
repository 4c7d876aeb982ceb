"""Backups on real files: whole, verified, listed by what they are; what cannot be written leaves nothing."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from daect_tui.domain.backup import BackupReason
from daect_tui.domain.errors import UnusableOutput, WouldOverwrite
from daect_tui.services.following import silent
from storage.backups.contents import faults_in, is_readable
from storage.backups.vault import SqlVault
from storage.register import OpenRegister, open_register
from storage.soundness.damaged import examine_file
from tests.integration.storage.samples import AGENT, CLOCK, act, organisation

NOW = datetime(2018, 3, 14, 9, tzinfo=UTC)
ROOT = Path(__file__).parents[3]


def nobody(_done: int, _total: int) -> None:
    """Look at nothing."""


def add(register: OpenRegister, name: str) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        unit.organisations.add(organisation(name))
        unit.journal.append(act("organisation.added", name))
        unit.commit()


def test_a_backup_of_an_open_register_has_every_act_and_needs_no_other_file(filled: OpenRegister) -> None:
    add(filled, "Montclair (fictif)")  # still in the file beside the register
    vault = SqlVault(filled.path)
    made = vault.make(NOW, BackupReason.SESSION, nobody)

    assert made.is_sound
    assert made.is_of(vault.head())
    assert (made.reason, made.last_act) == (BackupReason.SESSION, "organisation.added")
    assert vault.backups(filled.info.identifier) == (made,)
    path = vault.folder / made.name
    assert {one.suffix for one in vault.folder.iterdir()} == {".daect", ".json"}
    copy = open_register(path.rename(path.with_name("ailleurs.daect")))
    assert copy.info == filled.info
    assert copy.file_faults() == ()
    with copy.reading() as unit:
        assert unit.journal.last(1)[0].hash == vault.head().hash
    copy.close()


def test_what_is_written_meanwhile_does_not_enter_the_copy(filled: OpenRegister) -> None:
    vault = SqlVault(filled.path)
    before = vault.head()
    steps: list[int] = []

    def writes(done: int, _total: int) -> None:
        if not steps:
            add(filled, "Montclair (fictif)")
        steps.append(done)

    made = vault.make(NOW, BackupReason.DEMAND, writes)

    assert steps
    assert made.is_sound
    assert made.is_of(before)
    assert vault.head().acts == before.acts + 1


def test_a_backup_that_is_stopped_or_refused_leaves_nothing(filled: OpenRegister, tmp_path: Path) -> None:
    vault = SqlVault(filled.path)

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        vault.make(NOW, BackupReason.EXIT, stop)
    assert list(vault.folder.iterdir()) == []

    with pytest.raises(UnusableOutput, match="Branchez le support"):
        vault.copy_to(tmp_path / "cle" / "copie.daect", NOW, nobody)
    with pytest.raises(WouldOverwrite):
        vault.copy_to(filled.path, NOW, nobody)
    vault.folder.rmdir()
    vault.folder.write_bytes(b"")
    with pytest.raises(UnusableOutput, match="ne peut pas être créé"):
        vault.make(NOW, BackupReason.EXIT, nobody)
    assert vault.obstacle()


def test_a_copy_elsewhere_is_remembered_and_one_that_rots_is_found(
    filled: OpenRegister, tmp_path: Path
) -> None:
    vault = SqlVault(filled.path)
    stick = tmp_path / "cle"
    stick.mkdir()
    path, faults = vault.copy_to(stick, NOW, nobody)
    assert (path.parent, faults) == (stick, ())
    known = vault.elsewhere(filled.info.identifier)
    assert known is not None
    assert (known.at, known.place) == (NOW, str(path))

    made = vault.make(NOW, BackupReason.DEMAND, nobody)
    with closing(sqlite3.connect(vault.folder / made.name)) as connection, connection:
        connection.execute("UPDATE journal SET agent = 'Quelqu’un d’autre' WHERE sequence = 1")
    again = vault.verify(made, NOW + timedelta(days=1), silent)
    assert not again.is_sound
    assert "chaîne du journal rompue à l’acte n°\u00a01" in again.faults[0]
    assert vault.backups() == (again,)

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        vault.verify(again, NOW, stop)
    assert vault.backups() == (again,)


@pytest.mark.skipif(os.name == "nt", reason="files have no limit there")
def test_a_full_disk_gives_a_sentence_and_no_half_backup(filled_file: Path) -> None:
    probe = (
        "import resource, signal, sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from daect_tui.domain.backup import BackupReason\n"
        "from daect_tui.domain.errors import UnusableOutput\n"
        "from storage.backups.vault import SqlVault\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try:\n"
        "    SqlVault(Path(sys.argv[1])).make(datetime.now(UTC), BackupReason.EXIT, lambda *_: None)\n"
        "except UnusableOutput as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, str(filled_file)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "n’a pas pu être écrite" in done.stdout
    assert list(SqlVault(filled_file).folder.iterdir()) == []


def test_a_backup_whose_rules_cannot_be_read_is_not_sound(filled: OpenRegister, tmp_path: Path) -> None:
    vault = SqlVault(filled.path)
    made = vault.make(NOW, BackupReason.DEMAND, nobody)
    altered = tmp_path / "altered.daect"
    content = (vault.folder / made.name).read_bytes()
    altered.write_bytes(content.replace(b"CHECK (second_of", b"CHECK (secon\x9d_of"))

    (fault,) = faults_in(altered)

    assert "session: no such column: secon" in fault
    assert not is_readable(altered)
    complained = examine_file(altered).faults
    assert {"fichier.ne-s-ouvre-pas", "fichier.illisible"} <= {fault.code for fault in complained}
