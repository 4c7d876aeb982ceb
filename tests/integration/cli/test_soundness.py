"""Each rule of soundness: the demonstration obeys it, and breaking it by hand gives that very fault."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from daect_tui.domain.soundness.fault import Fault
from storage.register import read_register
from storage.soundness.cases import SOURCES
from storage.soundness.damaged import examine_file
from tests.integration.cli.conftest import Run

REFUSED, LABELLED, SESSION = "PACT3-2017-015", "PACT3-2017-001", "PACT3-2017-S1"
UNDER_REVIEW = "UPDATE dossier SET state = 'instruction'"


def broken(register: Path, copy: Path, *statements: str) -> tuple[Fault, ...]:
    """Return the faults of a copy on which some statements were run behind the back of the program."""
    shutil.copy(register, copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
        connection.commit()
    return examine_file(copy).faults


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copie.daect"


@pytest.fixture(scope="module")
def sound(demonstration: tuple[Path, Path, str]) -> Path:
    return demonstration[0]


def test_the_demonstration_is_sound_and_everything_was_looked_at(sound: Path) -> None:
    found = examine_file(sound)

    assert found.faults == ()
    checked = {one.title: one.count for one in found.checked}
    assert {source.family.title for source in SOURCES} <= checked.keys()
    assert (checked["dossiers"], checked["décisions"], checked["labels"]) == (18, 15, 13)


CASES = {
    "dossier.sans-decision": (LABELLED, "UPDATE decision SET state = 'projet' WHERE dossier = '{}'"),
    "dossier.delibere-sans-suite": (LABELLED, "UPDATE dossier SET state = 'delibere' WHERE reference = '{}'"),
    "dossier.propose-sans-proposition": (
        LABELLED, "UPDATE dossier SET state = 'propose' WHERE reference = '{}'"
    ),
    "dossier.hors-ordre-du-jour": (
        LABELLED, "UPDATE dossier SET state = 'ordre_du_jour' WHERE reference = '{}'"
    ),
    "dossier.irrecevabilite": (LABELLED, "UPDATE dossier SET state = 'irrecevable' WHERE reference = '{}'"),
    "dossier.dates": (LABELLED, "UPDATE dossier SET sent_on = '2017-12-24' WHERE reference = '{}'"),
    "dossier.deux-labels": (
        LABELLED, "UPDATE label SET dossier = '{}' WHERE number = 'LAB-2017-002'"
    ),
    "dossier.organisme-fusionne": (
        LABELLED,
        ("UPDATE organisation SET merged_into = id + 1"
        " WHERE id = (SELECT organisation_id FROM dossier WHERE reference = '{}')"),
    ),
    "dossier.rejet-implicite": (
        LABELLED, "UPDATE dossier SET silence_on = '2017-09-01' WHERE reference = '{}'"
    ),
    "decision.sans-avis": (REFUSED, "UPDATE agenda_item SET outcome = 'revoir' WHERE dossier = '{}'"),
    "decision.seance-non-close": (LABELLED, "UPDATE session SET state = 'suspendue' WHERE id = 1"),
    "decision.sans-motifs": (REFUSED, "UPDATE decision SET grounds = '{{}}' WHERE dossier = '{}'"),
    "decision.ecart-sans-motif": (
        REFUSED, "UPDATE decision SET kind = 'labellisation', departure = '' WHERE dossier = '{}'"
    ),
    "decision.dates": (REFUSED, "UPDATE decision SET signed_on = '2017-05-01' WHERE dossier = '{}'"),
    "decision.dossier-non-suivi": (REFUSED, "UPDATE decision SET state = 'signee' WHERE dossier = '{}'"),
    "decision.notifiee-sans-lettre": (
        REFUSED, "UPDATE letter SET notified_on = NULL, state = 'envoye' WHERE subject = '{}'"
    ),
    "decision.label-manquant": (LABELLED, "UPDATE label SET dossier = NULL WHERE dossier = '{}'"),
    "seance.sans-compte-rendu": (SESSION, "DELETE FROM session_record"),
    "seance.figee-trop-tot": (SESSION, "UPDATE session SET state = 'ouverte' WHERE reference = '{}'"),
    "seance.changee-apres-cloture": (
        SESSION, "UPDATE agenda_item SET outcome = 'revoir' WHERE position = 4"
    ),
    "seance.points-sans-issue": (SESSION, "UPDATE agenda_item SET outcome = NULL WHERE position = 4"),
    "seance.en-valise": (
        SESSION,
        ("INSERT INTO checkout (pack, session, dossiers, file_name, holder, made_at, made_by, frozen, line,"
        " head, lines, reason) SELECT 'p', '{}', '[]', 'f', 'h', closed_at, 'a', 'z', 1, 'z', 1, ''"
        " FROM session WHERE closed_at NOT NULL"),
    ),
    "seance.seconde-convocation": (
        "PACT3-2017-S2", "UPDATE session SET second_of = 'PACT3-2017-S1' WHERE reference = '{}'"
    ),
    "pv.seance-non-close": (SESSION, "UPDATE session SET state = 'ouverte' WHERE reference = '{}'"),
    "pv.tete-du-journal": (
        SESSION, "UPDATE minutes_version SET head = json_set(head, '$.sequence', 4000) WHERE session = '{}'"
    ),
    "avis.sans-vote": (
        SESSION, "UPDATE ballot SET voided_at = '2017-05-17 10:00:00.000000' WHERE id = 3"
    ),
    "vote.resultat": (SESSION, "UPDATE ballot SET against = in_favour + 1 WHERE id = 3"),
    "vote.compte": (SESSION, "UPDATE vote SET choice = 'contre' WHERE id = 1"),
    "vote.secret": (
        SESSION, "UPDATE ballot SET mode = 'secret' WHERE id = (SELECT ballot_id FROM vote LIMIT 1)"
    ),
    "vote.deporte": (
        SESSION,
        ("INSERT INTO recusal (item_id, member_id, reason, origin, declared_by)"
        " SELECT b.item_id, v.member_id, 'r', 'declare', 'a' FROM vote v JOIN ballot b ON b.id = v.ballot_id"
        " WHERE v.id = 1"),
    ),
    "vote.sans-voix": (
        SESSION, "UPDATE seat SET voting = 0 WHERE member_id = (SELECT member_id FROM vote WHERE id = 1)"
    ),
    "vote.sans-quorum": (SESSION, "UPDATE ballot SET in_favour = 3, abstentions = 0 WHERE id = 3"),
    "label.sans-acte": (
        "LAB-2017-002", "UPDATE label SET dossier = 'PACT3-2017-015' WHERE number = '{}'"
    ),
    "label.dates": ("LAB-2017-002", "UPDATE label SET starts_on = '2017-05-01' WHERE number = '{}'"),
    "label.renouvellement": ("LAB-2017-002", "UPDATE label SET renews = '{}' WHERE number = 'LAB-2017-003'"),
    "mission.hors-label": ("MIS-2018-001", "UPDATE label SET until = '2018-01-01' WHERE id = 1"),
    "mission.rapport-sans-mission": ("MIS-2018-001", "UPDATE mission SET state = 'annulee'"),
    "mission.rapport-absent": ("MIS-2018-001", "DELETE FROM evaluation"),
    "mission.dates": ("MIS-2018-001", "UPDATE mission SET report_due = '2018-01-02'"),
    "mission.sans-acte": ("MIS-2018-001", "UPDATE mission SET state = 'annulee'"),
    "courrier.orphelin": ("2017-0004", "UPDATE letter SET subject = 'PACT3-2017-099' WHERE chrono = '{}'"),
    "courrier.sans-decision": (
        "2017-0004", "UPDATE letter SET kind = 'ajournement' WHERE chrono = '{}'"
    ),
    "courrier.dates": ("2017-0004", "UPDATE letter SET sent_on = '2017-12-24' WHERE chrono = '{}'"),
    "courrier.remplace": (
        "2017-0004", "INSERT INTO letter_replacement VALUES ('2017-0005', '{}', '')"
    ),
    "courrier.texte-altere": (
        "2017-0004",
        ("UPDATE frozen_document SET document = '[]'"
        " WHERE sha256 = (SELECT sha256 FROM letter WHERE chrono = '{}')"),
    ),
    "fiche.illisible": ("2017-0004", "UPDATE letter SET sent_on = 'hier' WHERE chrono = '{}'"),
    "fichier.altere": ("", "UPDATE stored_file SET content = zeroblob(size) WHERE rowid = 3"),
    "lien.rompu": ("", "DELETE FROM stored_file WHERE rowid = 3"),
    "journal.chaine": ("", "UPDATE journal SET agent = 'Autre' WHERE sequence = 40"),
    "etat.passages": ("MIS-2018-001", "DELETE FROM passage WHERE subject = '{}' AND action = 'partir'"),
    "numero.trou": ("", "DELETE FROM letter WHERE chrono = '2018-0005'"),
    "numero.compteur": ("", "UPDATE counter SET last = 3 WHERE series = 'letter'"),
    "index.liste": ("", "UPDATE register_entry SET by_domain = 'autre' WHERE id = 1"),
    "index.recherche": ("", "DELETE FROM search_posting WHERE key = 'vitrail'"),
    "index.savoir-faire": ("", "UPDATE know_how SET version = version + 1 WHERE kind = 'mission'"),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_a_rule_that_is_broken_behind_the_program_is_told(sound: Path, copy: Path, code: str) -> None:
    reference, statement = CASES[code]

    found = [fault for fault in broken(sound, copy, statement.format(reference)) if fault.code == code]

    assert found, code
    assert reference in {fault.reference for fault in found} or not reference
    assert all(fault.sentence.endswith(".") and fault.remedy.endswith(".") for fault in found)


def test_every_rule_of_every_family_has_its_case() -> None:
    assert {rule.code for source in SOURCES for rule in source.family.rules} <= CASES.keys()


def test_the_faults_of_a_rule_are_bounded(sound: Path, copy: Path) -> None:
    found = [one for one in broken(sound, copy, UNDER_REVIEW) if one.code == "etat.passages"]

    assert len(found) == 10
    assert "De même pour 8\u00a0autres." in found[-1].sentence


@pytest.mark.parametrize(
    ("code", "statement"),
    [
        ("numero.compteur", "UPDATE counter SET last = 3 WHERE series = 'letter'"),
        (
            "journal.chaine",
            "UPDATE journal SET agent = 'Autre' WHERE sequence = (SELECT max(sequence) FROM journal)",
        ),
        ("lien.rompu", "DELETE FROM session WHERE reference = 'PACT3-2017-S1'"),
    ],
)
def test_what_is_quickly_seen_is_seen_at_opening(sound: Path, copy: Path, code: str, statement: str) -> None:
    broken(sound, copy, statement)
    register = read_register(copy)
    try:
        assert code in {fault.code for fault in register.opening_faults()}
    finally:
        register.close()


def test_the_lists_are_made_again_from_the_records(sound: Path, copy: Path, run: Run) -> None:
    broken(sound, copy, *(CASES[code][1] for code in CASES if code.startswith("index.")))

    assert run("check", "--register", copy).returncode == 1
    assert run("check", "--rebuild", "--register", copy).returncode == 0


def test_each_fault_says_where_what_and_what_to_do(sound: Path, copy: Path, run: Run) -> None:
    broken(sound, copy, CASES["courrier.orphelin"][1].format("2017-0004"))

    done = run("check", "--register", copy)

    assert done.returncode == 1
    assert "Où\u00a0: 2017-0004 (courrier.orphelin)" in done.stderr
    assert "Quoi\u00a0: Le courrier 2017-0004 porte sur" in done.stderr
    assert "Que faire\u00a0: " in done.stderr


@pytest.mark.parametrize("length", [100_000, 4096, 200])
def test_a_file_that_was_cut_short_is_read_as_far_as_it_can_be(
    sound: Path, copy: Path, run: Run, length: int
) -> None:
    copy.write_bytes(sound.read_bytes()[:length])

    for done in (run("check", "--register", copy), run("check", "--report", "--register", copy)):
        assert done.returncode == 1
        assert "fichier" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


MARKER = "Zébulon-9137"


def test_no_text_of_the_register_is_in_the_diagnosis(sound: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / MARKER
    folder.mkdir()
    copy = folder / f"{MARKER}.daect"
    shutil.copy(sound, copy)
    marked = 0
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            if table in ("alembic_version", "sqlite_sequence"):
                continue
            for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
                if kind.startswith(("VARCHAR", "TEXT", "DATE", "TIME")):
                    marked += connection.execute(
                        f"UPDATE OR REPLACE {table} SET {name} = '{MARKER} ' || rowid"  # noqa: S608
                    ).rowcount
        connection.commit()
    assert marked > 5000
    report = tmp_path / "diagnostic.txt"

    done = run("check", "--report", report, "--register", copy)
    again = run("check", "--report", report, "--register", copy)
    on_screen = run("check", "--report", "--register", copy)

    assert (done.returncode, again.returncode, on_screen.returncode) == (1, 2, 1), done.stderr
    written = report.read_text("utf-8")
    assert "dossier\u00a0: 18" in written
    assert "fiche.illisible\u00a0: " in written
    assert MARKER not in written + on_screen.stdout
    assert str(Path.home()) not in written
