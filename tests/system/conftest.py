"""One making of the specimens for all that other programs are asked of them."""

from pathlib import Path

import pytest

from tests.support.specimens import shared_specimens


@pytest.fixture(scope="session")
def specimens(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> list[Path]:
    """Every kind of document, on ordinary and on hard data, as `daect specimens` writes them."""
    folder = shared_specimens(tmp_path_factory.getbasetemp(), worker_id)
    status, _, told = (folder / "told.txt").read_text("utf-8").partition("\n")
    assert status == "0", told
    return sorted(folder.glob("*.pdf"))
