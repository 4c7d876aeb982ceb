"""A fresh register for each test, and a desk on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from daect_tui.services.desk import Desk
from tests.support.desks import desk_on, new_register


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    register = new_register(tmp_path / "essai.daect")
    desk = desk_on(register)
    yield desk
    desk.close()
