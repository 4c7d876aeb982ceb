"""A fresh register for each test; the application closes it."""

from pathlib import Path

import pytest

from daect_tui.services.desk import Desk
from tests.support.desks import desk_on, new_register


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_on(new_register(tmp_path / "essai.daect"))
