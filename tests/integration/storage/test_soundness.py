"""Damage and tampering give faults in French, never a traceback."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.text import quoted
from daect_tui.services.clocks import SetClock
from storage.register import open_register


def _tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _faults(path: Path, code: str = "") -> tuple[str, ...]:
    """Return the faults of the file, or those of a code: its records break rules, made apart as they were."""
    register = open_register(path)
    try:
        found = register.faults() if code else register.file_faults()
    finally:
        register.close()
    return tuple(str(one) for one in found if code in ("", one.code))


@pytest.mark.parametrize(
    "statement", ["DELETE FROM journal_head", "UPDATE journal_head SET sequence = 1"], ids=("none", "earlier")
)
def test_a_write_after_a_lost_head_says_what_happened(filled_file: Path, statement: str) -> None:
    _tamper(filled_file, statement)
    register = open_register(filled_file)
    clock = SetClock(datetime(2017, 5, 18, 9, tzinfo=UTC))

    lost = pytest.raises(Refusal, match="La tête du journal a été changée ou retirée")
    with register.begin(clock, "Camille Durand") as work, lost:
        work.journal.append(Act("organisation.added", "1", {}))
    register.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossier SET silence_on = NULL WHERE reference = 'PACT3-2017-002'",
        "UPDATE dossier SET silence_on = '2017-04-04' WHERE reference = 'PACT3-2017-002'",
        "UPDATE dossier SET state = 'refuse' WHERE reference = 'PACT3-2017-002'",
        "UPDATE piece_request SET dossier = 'PACT3-2017-002', ended_on = NULL",
    ],
)
def test_a_silence_date_that_is_not_the_sum_is_found_out(filled_file: Path, statement: str) -> None:
    _tamper(filled_file, statement)

    (fault,) = _faults(filled_file, "dossier.rejet-implicite")

    assert fault.startswith("La date de rejet implicite du dossier PACT3-2017-002 n’est pas celle du calcul")


def test_a_sound_file_has_no_fault(filled_file: Path) -> None:
    assert _faults(filled_file) == ()


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE journal SET detail = '{\"voix\":4}' WHERE sequence = 1", 1),
        ("UPDATE journal SET agent = 'Autre' WHERE sequence = 2", 2),
        ("UPDATE journal SET kind = 'vote.recorded' WHERE sequence = 1", 1),
        ("UPDATE journal SET subject = 'PACT3-2017-002' WHERE sequence = 2", 2),
        ("UPDATE journal SET at = '2017-05-17 07:30:15.123457' WHERE sequence = 1", 1),
        ("UPDATE journal SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE sequence = 2", 2),
        ("UPDATE journal SET sequence = 7 WHERE sequence = 2", 2),
        ("DELETE FROM journal WHERE sequence = 1", 1),
        ("DELETE FROM journal WHERE sequence = 2", 2),
        ("DELETE FROM journal", 1),
        ("DELETE FROM journal_head", 1),
        ("UPDATE journal_head SET sequence = 7", 3),
        ("UPDATE journal_head SET hash = replace(hash, substr(hash, 1, 1), 'x')", 3),
    ],
)
def test_a_tampered_journal_is_found_out_at_the_act_that_was_changed(
    filled_file: Path, statement: str, broken: int
) -> None:
    _tamper(filled_file, statement)
    (fault,) = _faults(filled_file)
    assert fault.startswith(f"La chaîne du journal est rompue à l’acte n°\u00a0{broken}\u00a0:")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET at = 'hier' WHERE sequence = 2",
        "UPDATE journal SET agent = x'FF' WHERE sequence = 2",
    ],
)
def test_a_journal_that_cannot_be_read_is_a_fault(filled_file: Path, statement: str) -> None:
    _tamper(filled_file, statement)
    (fault,) = _faults(filled_file)
    assert "Ce qui ne se lit pas jusqu’au bout\u00a0: le journal." in fault
    assert fault.endswith("Restaurez la dernière sauvegarde.")


def test_rows_without_what_they_depend_on_are_counted(filled_file: Path) -> None:
    _tamper(filled_file, "DELETE FROM stored_file", "DELETE FROM organisation")
    orphans = (
        ("1\u00a0ligne", "dismissed_conflict", "organisation"),
        ("2\u00a0lignes", "dossier", "organisation"),
        ("1\u00a0ligne", "dossier_opinion", "stored_file"),
        ("1\u00a0ligne", "frozen_document", "stored_file"),
        ("1\u00a0ligne", "label", "organisation"),
        ("1\u00a0ligne", "letter", "stored_file"),
        ("3\u00a0lignes", "minutes_version", "stored_file"),
        ("1\u00a0ligne", "mission_file", "stored_file"),
        ("1\u00a0ligne", "piece", "stored_file"),
        ("1\u00a0ligne", "signed_copy", "stored_file"),
    )
    assert _faults(filled_file) == tuple(
        f"{number} de la table {quoted(table)} sans la fiche de {quoted(parent)} dont elle dépend. "
        "Restaurez la dernière sauvegarde."
        for number, table, parent in orphans
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stored_file SET content = CAST(replace(content, 'courrier', 'COURRIER') AS BLOB)",
        "UPDATE stored_file SET content = replace(content, 'courrier', 'lettres.') WHERE size = 20",
    ],
)
def test_a_kept_file_that_was_altered_is_named(filled_file: Path, statement: str) -> None:
    _tamper(filled_file, statement)
    (fault,) = _faults(filled_file)
    assert "a été altéré hors de l’application" in fault


def test_rows_that_break_a_rule_are_damage(filled_file: Path) -> None:
    _tamper(filled_file, "PRAGMA ignore_check_constraints = ON", "UPDATE label SET until = '2001-01-01'")
    (fault,) = _faults(filled_file)
    assert fault.startswith("Le fichier du registre est endommagé\u00a0: 1\u00a0défaut, dont «\u202f")


def test_pages_overwritten_after_opening_give_faults(filled_file: Path) -> None:
    register = open_register(filled_file)
    register.close()
    with filled_file.open("r+b") as file:
        file.seek(2 * 4096)
        file.write(os.urandom(filled_file.stat().st_size - 2 * 4096))
    faults = register.faults()
    register.close()
    assert any(fault.code == "fichier.illisible" for fault in faults)


def test_a_register_that_is_no_database_any_more_gives_faults(filled_file: Path) -> None:
    register = open_register(filled_file)
    register.close()
    filled_file.write_bytes(b"\x00" * 8192)
    faults = register.faults()
    register.close()
    assert faults
    assert all(fault.remedy == "Restaurez la dernière sauvegarde." for fault in faults)
