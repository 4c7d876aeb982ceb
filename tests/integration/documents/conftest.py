"""One making of the specimens for all the tests of the documents, whatever the number of workers."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.pdf_text import Said
from tests.support.specimens import shared_specimens, texts_of


@pytest.fixture(scope="session")
def specimens(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the folder of the specimens."""
    return shared_specimens(tmp_path_factory.getbasetemp(), worker_id)


@pytest.fixture(scope="session")
def texts(specimens: Path) -> Mapping[str, Said]:
    """Return what each specimen says, by the name of its file."""
    return texts_of(specimens)
