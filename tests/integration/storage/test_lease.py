"""One writer: the lease is the operating system's, so it is never stale and never taken from the living."""

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from daect_tui.domain.errors import UnusableRegister, WriteRefused
from daect_tui.domain.writer import Writer
from storage.lease import leased, take_lease, this_writer, writer_of
from storage.register import OpenRegister, create_register, lease_register, read_register
from tests.integration.storage.conftest import Filled
from tests.integration.storage.samples import AGENT, CLOCK, act, programme
from tests.integration.storage.test_opening import _somebody_without_rights
from tests.support.others import OtherInstance

NOW = datetime(2018, 3, 14, 13, 2, tzinfo=UTC)
# What somebody who may write there could have left.
_HOSTILE = (
    b'{"process": Infinity, "agent": "a", "machine": "b", "since": "2018-03-14T10:00:00+00:00"}',
    b"[" * 1_500,
)
ME = this_writer("Camille Renaud", NOW)


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_a_second_writer_is_told_who_writes_where_and_since_when(filled_file: Path) -> None:
    with OtherInstance(filled_file) as other:
        assert other.said == "open"
        with pytest.raises(WriteRefused) as refused:
            lease_register(filled_file, "Camille Renaud")
        writer = writer_of(filled_file)

    assert refused.value.held
    assert writer is not None
    assert (writer.agent, writer.process, writer.machine) == ("Paul Esnault", other.process, ME.machine)
    assert writer.since is not None
    assert f"processus {other.process}" in str(refused.value)


def test_the_second_process_gets_the_sentence_too(filled_file: Path) -> None:
    register = lease_register(filled_file, "Camille Renaud")
    with OtherInstance(filled_file) as other:
        assert other.said.startswith("WriteRefused: Ce registre est écrit par Camille Renaud depuis")
    register.close()


def test_closing_gives_the_lease_back_and_leaves_nothing_beside(filled_file: Path) -> None:
    lease_register(filled_file, "Camille Renaud").close()

    assert writer_of(filled_file) is None
    assert names(filled_file) == ["registre.daect"]
    lease_register(filled_file, "Paul Esnault").close()


def test_two_openings_in_one_process_exclude_each_other_too(filled_file: Path) -> None:
    lease = take_lease(filled_file, ME)
    with pytest.raises(WriteRefused):
        take_lease(filled_file, ME)
    lease.release()
    take_lease(filled_file, ME).release()


def test_the_lease_of_a_killed_process_is_free_and_its_file_is_not_believed(filled_file: Path) -> None:
    with OtherInstance(filled_file) as other:
        other.kill()
    assert "registre.daect-lock" in names(filled_file)

    assert writer_of(filled_file) is None
    register = lease_register(filled_file, "Camille Renaud")
    taken = writer_of(filled_file)
    register.close()

    assert taken is not None
    assert taken.agent == "Camille Renaud"
    assert names(filled_file) == ["registre.daect"]


@pytest.mark.skipif(os.name != "posix", reason="starts a program of POSIX")
def test_a_viewer_that_outlives_the_process_does_not_keep_the_lease(
    filled_file: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with OtherInstance(filled_file) as other:
        # It waits for somebody to write in the pipe: it lives as long as the test wants.
        other.does(f"subprocess.Popen(['cat', {str(pipe)!r}], stdout=subprocess.DEVNULL)")
        other.kill()
        try:
            take_lease(filled_file, ME).release()
        finally:
            pipe.write_text("fin")


def test_a_copied_register_carries_no_lease_nor_does_a_copied_folder(
    filled_file: Path, tmp_path: Path
) -> None:
    register = lease_register(filled_file, "Camille Renaud")
    elsewhere = Path(shutil.copytree(filled_file.parent, tmp_path / "copie")) / filled_file.name

    assert writer_of(elsewhere) is None
    lease_register(elsewhere, "Paul Esnault").close()
    register.close()


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_a_link_leads_to_the_same_lease(filled_file: Path, tmp_path: Path) -> None:
    (tmp_path / "ailleurs").mkdir()
    link = tmp_path / "ailleurs" / "lien.daect"
    link.symlink_to(filled_file)
    register = lease_register(filled_file, "Camille Renaud")
    with pytest.raises(WriteRefused):
        lease_register(link, "Paul Esnault")
    register.close()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"agent": 1}', b"\xff\xfe", b'{"since": "hier"}', *_HOSTILE]
)
def test_a_lock_file_that_says_nothing_names_nobody(filled_file: Path, content: bytes) -> None:
    lease = take_lease(filled_file, ME)
    filled_file.with_name("registre.daect-lock").write_bytes(content)

    assert writer_of(filled_file) == Writer()
    lease.release()


@pytest.mark.skipif(sys.platform == "win32", reason="links and tubes of POSIX")
def test_a_lock_file_that_leads_elsewhere_is_neither_emptied_nor_waited_for(
    filled_file: Path, tmp_path: Path
) -> None:
    lock = filled_file.with_name("registre.daect-lock")
    precious = tmp_path / "precieux.txt"
    precious.write_text("à garder")
    lock.symlink_to(precious)
    with pytest.raises(WriteRefused, match="lien"):
        take_lease(filled_file, ME)
    assert precious.read_text() == "à garder"
    assert writer_of(filled_file) is None

    lock.unlink()
    os.mkfifo(lock)
    with pytest.raises(WriteRefused, match="fichier ordinaire"):
        take_lease(filled_file, ME)
    assert writer_of(filled_file) is None


def test_a_file_that_is_no_register_gets_no_lock_file(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Ceci n’est pas un registre.", "utf-8")
    for name in ("notes.txt", "absent.daect"):
        with pytest.raises(UnusableRegister):
            lease_register(tmp_path / name, "Camille Renaud")

    assert names(tmp_path / "notes.txt") == ["notes.txt"]


def test_a_register_is_not_replaced_while_somebody_writes_in_it(filled_file: Path) -> None:
    with OtherInstance(filled_file), pytest.raises(WriteRefused), leased(filled_file, "Camille Renaud"):
        raise AssertionError("the lease of the other process was taken")


# ── Reading beside a writer ────────────────────────────────────────────────────────────────────


def test_who_only_reads_is_refused_every_write_and_told_why(filled_file: Path) -> None:
    with OtherInstance(filled_file):
        register = read_register(filled_file)
        why = register.read_only()
        with pytest.raises(WriteRefused, match="écrit par Paul Esnault"):
            register.begin(CLOCK, AGENT)
        register.close()

    assert why is not None
    assert why.writer is not None


def test_taking_over_waits_for_the_end_of_the_writer(filled_file: Path) -> None:
    register = read_register(filled_file)
    with OtherInstance(filled_file) as other:
        with pytest.raises(WriteRefused, match="Paul Esnault"):
            register.take_over("Camille Renaud")
        assert register.read_only() is not None
        other.kill()

    register.take_over("Camille Renaud")

    assert register.read_only() is None
    assert_writes(register)
    with OtherInstance(filled_file) as other:
        assert "Camille Renaud" in other.said
    register.close()
    assert writer_of(filled_file) is None


def test_tables_that_a_later_version_has_changed_meanwhile_are_left_alone(filled_file: Path) -> None:
    register = read_register(filled_file)
    other = lease_register(filled_file, AGENT)
    with other._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    other.close()

    with pytest.raises(UnusableRegister, match="la version la plus récente"):
        register.take_over("Camille Renaud")
    assert register.read_only() is not None
    assert writer_of(filled_file) is None
    register.close()


def assert_writes(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        unit.journal.append(act("register.tried"))
        unit.commit()
    with register.reading() as unit:
        assert unit.journal.last(1)[0].kind == "register.tried"


def test_a_register_that_is_behind_is_not_read(filled_file: Path) -> None:
    register = lease_register(filled_file, AGENT)
    with register._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    register.close()
    before = filled_file.read_bytes()

    with pytest.raises(UnusableRegister, match="n’a pas les tables de cette version"):
        read_register(filled_file)
    assert filled_file.read_bytes() == before


# ── Where nothing can be written ───────────────────────────────────────────────────────────────


@pytest.fixture
def archive(made: Filled) -> Iterator[Path]:
    """A register in a folder where an ordinary user may read, and nothing else."""
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(made.path, Path(folder) / "registre.daect"))
        path.chmod(0o444)
        path.parent.chmod(0o555)
        yield path
        path.parent.chmod(0o755)


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_folder_that_cannot_be_written_gives_a_register_to_read(archive: Path, made: Filled) -> None:
    with _somebody_without_rights():
        with pytest.raises(WriteRefused, match="vous n’avez pas le droit d’écrire") as refused:
            lease_register(archive, "Camille Renaud")
        register = read_register(archive)
        with register.reading() as unit:
            read = unit.programmes.all()
        faults = register.file_faults()
        revisions = [register.revision(), register.revision()]
        with pytest.raises(WriteRefused, match="Ce registre ne peut être que lu"):
            register.take_over("Camille Renaud")
        register.close()

    assert not refused.value.held
    assert programme().code in {one.code for one in read}
    assert faults == ()
    assert revisions[0] == revisions[1]
    assert names(archive) == ["registre.daect"]
    assert archive.read_bytes() == made.path.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_what_somebody_with_rights_writes_there_is_seen(archive: Path) -> None:
    with _somebody_without_rights():
        register = read_register(archive)
        before = register.revision()
    writer = lease_register(archive, "Paul Esnault") if os.geteuid() == 0 else None
    if writer is None:
        pytest.skip("the rights of the superuser are needed")
    assert_writes(writer)
    with _somebody_without_rights():
        after = register.revision()
        with register.reading() as unit:
            last = unit.journal.last(1)[0]
        register.close()
    writer.close()

    assert after > before
    assert last.kind == "register.tried"


# ── Seeing what changes ────────────────────────────────────────────────────────────────────────


def test_the_revision_grows_with_what_another_process_commits(filled_file: Path) -> None:
    with OtherInstance(filled_file) as other:
        register = read_register(filled_file)
        first = register.revision()
        assert register.revision() == first

        other.does("desk.intake.drafts.save({'name': 'Montclair'})")
        second = register.revision()
        assert second > first
        assert register.revision() == second

        other.kill()
        assert register.revision() == second
        register.close()


def test_the_revision_grows_with_what_is_committed_here(register: OpenRegister) -> None:
    first = register.revision()
    assert_writes(register)

    assert register.revision() > first


def test_a_register_put_in_the_place_of_another_is_read_anew(filled_file: Path, tmp_path: Path) -> None:
    register = read_register(filled_file)
    first = register.revision()
    other = tmp_path / "autre.daect"
    create_register(other, created_at=NOW).close()
    other.replace(filled_file)

    assert register.revision() > first
    with register.reading() as unit:
        assert unit.programmes.all() == ()
    register.close()


def test_a_closed_register_is_not_opened_again_by_a_late_look(filled_file: Path) -> None:
    register = read_register(filled_file)
    last = register.revision()
    register.close()

    assert register.revision() == last
    assert register._watch._connection is None


def test_a_register_that_is_gone_is_said(filled_file: Path) -> None:
    register = read_register(filled_file)
    register.revision()
    filled_file.unlink()

    with pytest.raises(UnusableRegister, match="ne se lit plus"):
        register.revision()
    register.close()
