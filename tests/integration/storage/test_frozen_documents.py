"""The document of a kept PDF is read as it was, or said to be damaged: never half read."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from daect_tui.domain.errors import UnusableRegister
from storage.register import open_register
from tests.integration.storage.samples import frozen_document
from tests.integration.storage.world import World


def _rewritten(path: Path, change: Callable[[Any], object]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (kept,) = connection.execute("SELECT document FROM frozen_document").fetchone()
        document = json.loads(kept)
        change(document)
        connection.execute("UPDATE frozen_document SET document = ?", [json.dumps(document)])
        connection.commit()


def test_a_document_is_kept_once_under_the_hash_of_its_pdf(filled_file: Path, world: World) -> None:
    register = open_register(filled_file)
    with register.reading() as unit:
        assert unit.frozen_documents.find(world.letter.sha256) == frozen_document()
        assert unit.frozen_documents.find("0" * 64) is None
    register.close()


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.pop("title"),
        lambda document: document.update(dated="hier"),
        lambda document: document["body"].append({"picture": "logo.png"}),
        lambda document: document["body"][0].pop("text"),
    ],
    ids=["a mention that lacks", "a date that is none", "an unknown block", "a block without its text"],
)
def test_a_damaged_document_is_a_fault(
    filled_file: Path, world: World, change: Callable[[Any], object]
) -> None:
    _rewritten(filled_file, change)
    register = open_register(filled_file)
    with (
        register.reading() as unit,
        pytest.raises(UnusableRegister, match="Une fiche du registre est illisible"),
    ):
        unit.frozen_documents.find(world.letter.sha256)
    (fault,) = register.file_faults()
    assert fault.sentence.startswith(f"Le texte du courrier {world.letter.chrono} a été altéré")
    register.close()
