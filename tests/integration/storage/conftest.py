"""Real register files: made once a run, copied for each test."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.register import OpenRegister, create_register, open_register
from tests.integration.storage.person_samples import fill_persons
from tests.integration.storage.samples import AGENT, CLOCK, MOMENT
from tests.integration.storage.world import World, fill
from tests.support.released import Shelf
from tests.support.statements import compile_once

compile_once()


@dataclass(frozen=True, slots=True)
class Filled:
    """A closed register file that holds one record of every kind."""

    path: Path
    world: World


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    path = tmp_path_factory.mktemp("registers") / "filled.daect"
    register = create_register(path, created_at=MOMENT)
    with register.begin(CLOCK, AGENT) as unit:
        world = fill(unit)
        fill_persons(unit)
        unit.commit()
    register.close()
    return Filled(path, world)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("registers") / "empty.daect"
    create_register(path, created_at=MOMENT).close()
    return path


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shelf:
    return Shelf(tmp_path_factory.getbasetemp(), worker_id)


@pytest.fixture
def world(made: Filled) -> World:
    return made.world


@pytest.fixture
def filled_file(made: Filled, tmp_path: Path) -> Path:
    return Path(shutil.copy(made.path, tmp_path / "registre.daect"))


@pytest.fixture
def filled(filled_file: Path) -> Iterator[OpenRegister]:
    register = open_register(filled_file)
    yield register
    register.close()


@pytest.fixture
def register(empty: Path, tmp_path: Path) -> Iterator[OpenRegister]:
    register = open_register(Path(shutil.copy(empty, tmp_path / "registre.daect")))
    yield register
    register.close()
