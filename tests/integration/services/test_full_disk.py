"""Every other kind of write that the system cuts short: a sentence or a fallback, and what was there stays.

The limit on the length of files stands for the full disk; tests/system/test_full_disk.py has a real one.
"""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from daect_tui import diary, reports
from daect_tui.domain.errors import DaectError, WriteRefused
from daect_tui.services.attachments import Attachment
from daect_tui.services.desk import Desk
from daect_tui.services.territories import lists_digest, official_territories
from daect_tui.settings import keep_printer
from exports.files import write_atomically
from exports.packs import write_exchange
from exports.tables import write_table
from storage.lease import take_lease, this_writer
from storage.register import open_register
from storage.territories.lookup import PreparedTerritories
from tests.support.desks import MORNING, desk_on, filed, form, new_register
from tests.support.limits import files_no_longer_than
from tests.support.valises import prepared

# Room for the index that SQLite keeps beside a register, not for what is written.
_INDEX = 40_000
_LONG = "Réseaux d’eau " * 40_000


def _draft(desk: Desk, _: Path) -> None:
    desk.intake.drafts.save(form(domain=_LONG))


def _attachment(desk: Desk, _: Path) -> None:
    piece = Attachment("deliberation.pdf", b"%PDF-1.7" + os.urandom(200_000))
    desk.pieces.receive("PACT3-2018-001", ("deliberation", "délibération"), date(2018, 3, 14), piece)


def _valise(desk: Desk, folder: Path) -> None:
    desk.valises.pack("PACT3-2018-S1", folder / "seance.daect")


def _backup(desk: Desk, _: Path) -> None:
    desk.backups.make()


@pytest.mark.parametrize("write", [_draft, _attachment, _valise, _backup])
def test_what_does_not_fit_beside_or_in_the_register_is_refused_whole(
    tmp_path: Path, write: Callable[[Desk, Path], None]
) -> None:
    path = tmp_path / "essai.daect"
    desk = desk_on(new_register(path))
    prepared(desk)
    filed(desk)
    with desk.office.reading() as work:
        acts = len(tuple(work.journal.entries()))

    with files_no_longer_than(_INDEX), pytest.raises(DaectError, match=r"disque|place|taille|débranché"):
        write(desk, tmp_path)
    desk.close()

    register = open_register(path)
    assert register.faults() == ()
    with register.reading() as work:
        assert len(tuple(work.journal.entries())) == acts
    assert desk_on(register).intake.drafts.pending() == ()
    register.close()
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == [path.name]


def test_a_lease_that_cannot_say_whose_it_is_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "essai.daect"
    new_register(path).close()
    somebody = this_writer("Camille Renaud", MORNING)
    with files_no_longer_than(0), pytest.raises(WriteRefused, match="ne peut pas être réservée"):
        take_lease(path, somebody)
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith("-lock")] == []
    take_lease(path, somebody).release()


ROWS = [[str(number), "x" * 80] for number in range(2000)]
WRITERS: dict[str, Callable[[Path], None]] = {
    "lettre.pdf": lambda path: write_atomically(path, b"%PDF-1.7" + bytes(9000)),
    "table.csv": lambda path: write_table(path, ("n", "texte"), ROWS),
    "table.xlsx": lambda path: write_table(path, ("n", "texte"), ROWS),
    "table.json": lambda path: write_table(path, ("n", "texte"), ROWS),
    "paquet.daectpack": lambda path: write_exchange(path, bytes(9000)),
    "config.toml": lambda path: keep_printer(path, "Bureau " + "x" * 3000),
}


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_that_does_not_fit_leaves_the_one_that_stands_there(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("theme = 'nord'\n", "utf-8")
    with files_no_longer_than(1000), pytest.raises(DaectError):
        WRITERS[name](path)
    assert path.read_text("utf-8") == "theme = 'nord'\n"
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_what_only_helps_does_without_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (diary, reports):
        monkeypatch.setattr(module, "reports_folder", lambda: tmp_path / "journaux")
    territories = PreparedTerritories(tmp_path / "cache", lists_digest, official_territories)
    with files_no_longer_than(0):
        diary.note(diary.Event.STARTED)
        assert reports.keep_report(ValueError("x")) is None
        assert territories.at_postcode("28000") != ()
    territories.close()
    assert [one.name for one in tmp_path.rglob("*") if one.is_file() and one.stat().st_size] == []
