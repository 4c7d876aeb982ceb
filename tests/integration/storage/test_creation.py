"""A new register is made whole, or not at all."""

import os
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from daect_tui.domain.errors import UnusableRegister, WouldOverwrite
from storage import creation
from storage.register import create_register, open_register
from tests.integration.storage.samples import MOMENT


def test_a_new_register_is_sound_and_knows_who_it_is(tmp_path: Path) -> None:
    path = tmp_path / "d’un nouveau" / "dossier" / "registre.daect"
    created = create_register(path, demonstration=True, clock_set_to=date(2018, 3, 1), created_at=MOMENT)
    assert created.file_faults() == ()
    assert (created.info.created_at, created.info.demonstration) == (MOMENT, True)
    assert created.info.clock_set_to == date(2018, 3, 1)
    created.close()

    opened = open_register(path)
    assert opened.info == created.info
    opened.close()
    assert [one.name for one in path.parent.iterdir()] == ["registre.daect"]


def test_two_registers_are_never_taken_for_one_another(tmp_path: Path) -> None:
    made = [create_register(tmp_path / name, created_at=MOMENT) for name in ("un.daect", "deux.daect")]
    assert made[0].info.identifier != made[1].info.identifier
    assert not made[0].info.demonstration
    assert made[0].info.clock_set_to is None
    for register in made:
        register.close()


def test_the_moment_of_creation_is_kept_in_utc(tmp_path: Path) -> None:
    summer = datetime(2017, 5, 17, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    register = create_register(tmp_path / "registre.daect", created_at=summer)
    assert register.info.created_at == summer
    assert register.info.created_at.tzinfo is UTC
    register.close()


@pytest.mark.parametrize("taken", ["file", "folder", "link to nothing"])
def test_what_is_there_is_never_overwritten(tmp_path: Path, taken: str) -> None:
    path = tmp_path / "registre.daect"
    if taken == "file":
        path.write_bytes(b"precious")
    elif taken == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "ailleurs")
    with pytest.raises(WouldOverwrite, match=r"Un fichier existe déjà à l’emplacement .*registre\.daect"):
        create_register(path, created_at=MOMENT)
    assert [one.name for one in tmp_path.iterdir()] == ["registre.daect"]
    if taken == "file":
        assert path.read_bytes() == b"precious"


def test_a_register_that_appears_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "registre.daect"
    made = tmp_path / "fait.daect"
    made.write_bytes(b"new")
    path.write_bytes(b"precious")
    with pytest.raises(WouldOverwrite):
        creation.put_in_place(made, path)
    assert path.read_bytes() == b"precious"


def test_a_folder_that_cannot_be_made_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    path = tmp_path / "fichier" / "dossier" / "registre.daect"
    with pytest.raises(UnusableRegister) as refused:
        create_register(path, created_at=MOMENT)
    assert str(refused.value) == (
        f"Le registre {path} ne peut pas être créé\u00a0: une partie de ce chemin est un fichier, "
        "pas un dossier. Choisissez un autre emplacement, ou demandez le droit d’écrire dans ce dossier."
    )
    assert [one.name for one in tmp_path.iterdir()] == ["fichier"]


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_folder_where_nothing_may_be_written_is_named(tmp_path: Path) -> None:
    superuser = os.geteuid() == 0
    tmp_path.chmod(0o555)
    if superuser:
        os.seteuid(65534)
    try:
        with pytest.raises(UnusableRegister, match="vous n’avez pas le droit d’y accéder"):
            create_register(tmp_path / "registre.daect", created_at=MOMENT)
    finally:
        if superuser:
            os.seteuid(0)
        tmp_path.chmod(0o755)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_on_the_way_leaves_neither_file_nor_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "registre.daect"
    naive = MOMENT.replace(tzinfo=None)
    with pytest.raises(Exception, match="timezone"):
        create_register(path, created_at=naive)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_too_long_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(UnusableRegister, match="le nom est trop long"):
        create_register(tmp_path / ("r" * 300), created_at=MOMENT)
    assert list(tmp_path.iterdir()) == []
