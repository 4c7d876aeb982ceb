"""A disk that is full or fails: a sentence, and nothing half written."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.letter import Letter
from storage.register import OpenRegister, create_register, open_register
from tests.integration.storage.samples import AGENT, CLOCK, MOMENT, act
from tests.integration.storage.world import World
from tests.support.limits import files_no_longer_than
from tests.support.released import Shelf


def test_a_register_that_does_not_fit_on_the_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "dossier" / "registre.daect"
    with (
        files_no_longer_than(8192),
        pytest.raises(UnusableRegister, match="le disque est plein ou défaillant"),
    ):
        create_register(path, created_at=MOMENT)
    assert list(tmp_path.iterdir()) == []


def _keep_a_large_letter(register: OpenRegister, model: Letter) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        unit.letters.add(replace(model, chrono="2017-0002"), os.urandom(1_000_000))
        unit.journal.append(act())
        unit.commit()


def test_an_act_that_does_not_fit_in_the_register_is_not_kept(filled_file: Path, world: World) -> None:
    register = open_register(filled_file)
    with register._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # SQLite takes it for « no page more »
    with pytest.raises(UnusableRegister, match="le disque est plein") as refused:
        _keep_a_large_letter(register, world.letter)
    assert "Rien n’a été enregistré\u202f; libérez de la place" in str(refused.value)
    register.close()
    assert _letters(filled_file) == (world.letter,)


def test_an_act_on_a_disk_that_fails_is_not_kept(filled_file: Path, world: World) -> None:
    register = open_register(filled_file)
    with files_no_longer_than(40_000), pytest.raises(UnusableRegister, match="débranché ou défaillant"):
        _keep_a_large_letter(register, world.letter)
    register.close()
    assert _letters(filled_file) == (world.letter,)


def _letters(path: Path) -> tuple[Letter, ...]:
    register = open_register(path)
    assert register.file_faults() == ()
    with register.reading() as unit:
        letters = unit.letters.all()
    register.close()
    return letters


def test_a_register_whose_backup_does_not_fit_is_not_migrated(shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.old("0035/tout", tmp_path / "registre.daect")
    before = path.read_bytes()
    with (
        files_no_longer_than(40_000),
        pytest.raises(UnusableRegister, match="n’a pas pu être sauvegardé"),
    ):
        open_register(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == [path.name]
