"""Making the specimens: the same bytes whatever the process, a refusal told without stopping the others."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from daect_tui.adapters import Layouts
from daect_tui.domain.errors import DocumentFault
from daect_tui.services.clocks import SetClock
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.families import FAMILIES, Family
from daect_tui.services.specimens.making import made
from daect_tui.services.specimens.scene import scenes
from daect_tui.services.specimens.studio import Specimen, Studio
from storage.register import create_register
from tests.support.desks import MORNING, desk_on
from tests.support.specimens import make_specimens

SAMPLE = 8


@pytest.fixture
def clock() -> SetClock:
    return SetClock(MORNING)


@pytest.fixture
def studio(tmp_path: Path, clock: SetClock) -> Iterator[Studio]:
    register = create_register(tmp_path / "specimens.daect", created_at=MORNING)
    desk = desk_on(register, clock, scenes()[0].told["agent"])
    yield Studio(desk, Layouts(), tmp_path)
    desk.close()


def test_another_process_in_another_zone_makes_the_same_bytes(
    specimens: Path, studio: Studio, clock: SetClock
) -> None:
    for one in islice(made(studio, clock), SAMPLE):
        assert one.content == (specimens / f"{one.name}.pdf").read_bytes(), one.name


def test_the_command_counts_what_it_wrote(specimens: Path) -> None:
    code, told = (specimens / "told.txt").read_text("utf-8").splitlines()[:2]

    assert code == "0"
    assert told.startswith(f"{len(list(specimens.glob('*.pdf')))}\u00a0documents dans ")


def test_a_specimen_that_is_refused_leaves_the_others_be(studio: Studio, clock: SetClock) -> None:
    def refuses() -> bytes:
        raise DocumentFault("L’objet est vide.")

    def faulty(_work: UnitOfWork, _cast: Cast, _studio: Studio) -> tuple[Specimen, ...]:
        return (Specimen("faux", refuses),)

    families: tuple[Family, ...] = (faulty, FAMILIES[0])
    first, second, *_ = made(studio, clock, families)

    assert (first.name, first.content, first.refusal) == ("faux-ordinaire", b"", "L’objet est vide.")
    assert (second.refusal, second.done) == ("", 2)
    assert second.content.startswith(b"%PDF-")


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_bytes(b"")

    run = make_specimens(tmp_path / "fichier")

    assert run.returncode == 1
    assert run.stderr.startswith("daect\u00a0: ")
    assert run.stdout == ""
