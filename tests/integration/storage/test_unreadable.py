"""A register whose rows were changed by hand: what cannot be read is the file's fault, nothing else is."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from daect_tui.domain.errors import UnusableRegister
from storage.register import OpenRegister, read_register


def changed(path: Path, statement: str) -> OpenRegister:
    """Change a register by hand, then open it to read."""
    with closing(sqlite3.connect(path, isolation_level=None)) as hand:
        hand.execute("PRAGMA ignore_check_constraints = ON")
        hand.execute(statement)
    return read_register(path)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossier SET sent_on = 'hier'",
        "UPDATE dossier SET sent_on = 12",
        "UPDATE dossier SET domain = CAST(x'fffe80' AS TEXT)",
        "UPDATE dossier SET channel = 'pigeon'",
    ],
)
def test_a_value_of_another_kind_is_the_fault_of_the_file(filled_file: Path, statement: str) -> None:
    register = changed(filled_file, statement)
    try:
        with pytest.raises(UnusableRegister, match="endommagé"), register.reading() as work:
            work.dossiers.get("PACT3-2017-001")
    finally:
        register.close()


def test_a_register_that_cannot_say_its_own_name_is_not_opened(filled_file: Path) -> None:
    with pytest.raises(UnusableRegister, match="endommagé"):
        changed(filled_file, "UPDATE register SET created_at = 'hier'")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM dossier; END",
        "CREATE VIEW v AS SELECT * FROM dossier",
    ],
)
def test_a_register_that_acts_by_itself_is_refused(filled_file: Path, statement: str) -> None:
    with pytest.raises(UnusableRegister, match=r"automatisme \([tv]\)"):
        changed(filled_file, statement)


@pytest.mark.parametrize("fault", [ValueError, KeyError, StopIteration])
def test_a_fault_of_the_program_stays_one(filled_file: Path, fault: Callable[[], Exception]) -> None:
    register = read_register(filled_file)
    try:
        with pytest.raises(type(fault())), register.reading():
            raise fault()
    finally:
        register.close()
