"""The revisions make the tables, and bring a register that is behind up to date without risk."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from daect_tui.domain.backup import BackupReason
from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.decision import DecisionState
from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.label_event import LabelEventKind
from daect_tui.domain.mission_costs import Bearer
from daect_tui.domain.session import Recusal
from storage.backups.vault import SqlVault
from storage.engine import maintenance_engine
from storage.migrate import configuration, upgrade
from storage.register import create_register, open_register
from storage.revision import HEAD
from storage.tables import METADATA
from tests.integration.storage.samples import MOMENT
from tests.integration.storage.world import World


@contextmanager
def _maintained(path: Path) -> Iterator[Connection]:
    with maintenance_engine(path).begin() as connection:
        yield connection


def _downgraded(path: Path, revision: str) -> Path:
    with _maintained(path) as connection:
        command.downgrade(configuration(connection), revision)
    return path


def _rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def _schema(path: Path) -> dict[str, frozenset[str]]:
    """Return the statement that made each table and index, as the set of its clauses."""
    rows = _rows(path, "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index')")
    return {
        str(name): frozenset(line.strip().rstrip(",").replace('"', "") for line in str(sql).splitlines())
        for name, sql in rows
        if sql and not str(name).startswith(("sqlite_", "alembic_"))
    }


def test_the_constant_is_the_head_of_the_revisions() -> None:
    assert ScriptDirectory.from_config(configuration()).get_heads() == [HEAD]


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables made by every revision in turn, where a new register has those of the models at once."""
    path = tmp_path_factory.mktemp("migrated") / "registre.daect"
    with _maintained(path) as connection:
        upgrade(connection)
    return path


def test_the_migrated_tables_are_those_of_the_models(migrated: Path) -> None:
    with _maintained(migrated) as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": METADATA})
        assert compare_metadata(context, METADATA) == []


def test_down_to_the_checks_that_alembic_does_not_compare(migrated: Path, empty: Path) -> None:
    assert _schema(migrated) == _schema(empty)
    assert _rows(migrated, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert _rows(empty, "SELECT version_num FROM alembic_version") == [(HEAD,)]


def test_every_revision_goes_down_and_up_again(empty: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(empty, tmp_path / "registre.daect"))
    before = _schema(path)
    revisions = [script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()]
    for revision in (*revisions[1:], "base"):
        _downgraded(path, revision)
    assert _schema(path) == {}
    with _maintained(path) as connection:
        for revision in reversed(revisions):
            command.upgrade(configuration(connection), revision)
    assert _schema(path) == before


def test_a_register_that_is_behind_is_copied_then_migrated(filled_file: Path, world: World) -> None:
    _downgraded(filled_file, "0005")
    old = _rows(filled_file, "SELECT name FROM sqlite_master WHERE name = 'letter'")

    register = open_register(filled_file)

    with register.reading() as unit:
        assert unit.letters.all() == ()
        assert unit.evaluations.all() == (world.evaluation,)
    assert register.file_faults() == ()
    register.close()
    (backup,) = SqlVault(filled_file).backups()
    assert (backup.reason, backup.is_sound) == (BackupReason.MIGRATION, True)
    copy = SqlVault(filled_file).folder / backup.name
    assert sorted(one.name for one in filled_file.parent.iterdir()) == [filled_file.name, copy.parent.name]
    assert _rows(copy, "SELECT version_num FROM alembic_version") == [("0005",)]
    assert _rows(copy, "SELECT name FROM sqlite_master WHERE name = 'letter'") == old == []
    assert _rows(copy, "SELECT count(*) FROM dossier") == [(2,)]


def test_a_session_held_before_its_rules_were_frozen_is_read_as_it_was(
    filled_file: Path, world: World
) -> None:
    _downgraded(filled_file, "0012")
    with closing(sqlite3.connect(filled_file)) as connection:
        # As the program of that day wrote them: a record, a floor and rules with fewer things in them.
        for table, column, added in (
            ("session_record", "record", ("breaks", "lapse", "second_of", "rules")),
            ("committee_rules", "rules", ("second_quorum_share", "convocation_days", "secret_ballot")),
        ):
            paths = ", ".join(f"'$.{name}'" for name in added)
            connection.execute(f"UPDATE {table} SET {column} = json_remove({column}, {paths})")  # noqa: S608
        connection.commit()

    register = open_register(filled_file)

    reference = world.session.reference
    with register.reading() as unit:
        sitting, record = unit.sessions.sitting(reference), unit.sessions.record(reference)
        assert sitting.session == replace(world.session, rules=CommitteeRules(), hour=None, urgency="")
        assert sitting.items == world.items
        assert [seat.kind for seat in sitting.seats] == [one.kind for one in world.members]
        assert [mandate.ended_at for mandate in sitting.mandates] == [None]
        assert (record.breaks, record.rules) == ((), CommitteeRules())
        assert unit.sessions.ballots(world.items[0].id) == (world.ballot,)
    assert register.file_faults() == ()
    register.close()


def test_a_proposal_that_waited_before_decisions_came_from_it_is_drafted(
    filled_file: Path, world: World
) -> None:
    _downgraded(filled_file, "0014")

    register = open_register(filled_file)

    with register.reading() as unit:
        (waiting,) = unit.proposals.of_dossier(world.dossiers[1].reference)
        drafted, signed = unit.decisions.recent(9)
        assert (drafted.proposal_id, drafted.session, drafted.grounds) == (waiting.id, "", waiting.grounds)
        assert (drafted.kind, drafted.state) == (waiting.kind, DecisionState.PENDING)
        assert signed == world.decision
    assert register.file_faults() == ()
    register.close()


def test_a_recusal_of_before_the_preparation_was_declared_by_its_member(
    filled_file: Path, world: World
) -> None:
    _downgraded(filled_file, "0013")

    register = open_register(filled_file)

    with register.reading() as unit:
        sitting = unit.sessions.sitting(world.session.reference)
        assert sitting.recusals == (Recusal(world.items[1].id, world.members[1].id, "siège au conseil"),)
        assert sitting.items == world.items
        assert unit.members.all() == world.members
    assert register.file_faults() == ()
    register.close()


def test_the_criteria_of_a_session_closed_before_are_frozen_in_words(filled_file: Path, world: World) -> None:
    _downgraded(filled_file, "0017")
    with closing(sqlite3.connect(filled_file)) as connection:
        # As the program of that day wrote it: codes only.
        connection.execute(
            "UPDATE session_record SET record = json_set(json_remove(record, '$.items[0].criteria'), "
            "'$.items[0].grounds.criteria', json('[\"C1\", \"C9\"]'))"
        )
        connection.commit()

    register = open_register(filled_file)

    with register.reading() as unit:
        (item, *_others) = unit.sessions.record(world.session.reference).items
        programme = unit.programmes.get(item.programme)
        worded = programme.criterion("C1")
        assert worded is not None
        assert item.criteria == (worded.text,)
        assert unit.minutes.of_session(world.session.reference) == ()
    assert register.file_faults() == ()
    register.close()


def test_a_cost_of_before_gets_its_bearer_from_its_words(filled_file: Path, world: World) -> None:
    _downgraded(filled_file, "0021")
    costs = ["Délégation", "Ministère", "Titulaire du label", "collectivité d’accueil", "Ambassade", "Rotary"]
    budget = [{"heading": "x", "amount": {"cents": 1}, "borne_by": name} for name in costs]
    with closing(sqlite3.connect(filled_file)) as connection, connection:
        connection.execute("UPDATE mission SET budget = ?", (json.dumps(budget),))

    register = open_register(filled_file)
    with register.reading() as unit:
        mission = unit.missions.get(world.mission.reference)
    register.close()

    assert [line.bearer for line in mission.content.budget] == [
        Bearer.DELEGATION, Bearer.DELEGATION, Bearer.HOLDER, Bearer.HOST, Bearer.POSTE, Bearer.OTHER,
    ]  # fmt: skip
    assert (mission.content.objectives, mission.content.security_level, mission.asked) == ((), None, None)


def test_a_register_that_cannot_be_backed_up_is_not_migrated(filled_file: Path) -> None:
    _downgraded(filled_file, "0005")
    SqlVault(filled_file).folder.write_bytes(b"precious")
    with pytest.raises(UnusableRegister, match="n’a pas pu être sauvegardé avant"):
        open_register(filled_file)
    assert _rows(filled_file, "SELECT version_num FROM alembic_version") == [("0005",)]


def test_a_migration_that_fails_leaves_the_register_as_it_was(filled_file: Path) -> None:
    _downgraded(filled_file, "0004")
    with closing(sqlite3.connect(filled_file)) as connection:
        connection.execute("CREATE TABLE letter (obstacle TEXT)")
        connection.commit()
    before = _schema(filled_file)

    with pytest.raises(UnusableRegister, match="n’a pas pu être mis à jour\u202f; il est resté tel quel"):
        open_register(filled_file)

    assert _schema(filled_file) == before
    assert _rows(filled_file, "SELECT version_num FROM alembic_version") == [("0004",)]


def test_a_migration_that_would_leave_orphans_is_refused(filled_file: Path) -> None:
    _downgraded(filled_file, "0005")
    with closing(sqlite3.connect(filled_file)) as connection:
        connection.execute("DELETE FROM member")
        connection.commit()
    with pytest.raises(UnusableRegister, match="est endommagé"):
        open_register(filled_file)
    assert _rows(filled_file, "SELECT version_num FROM alembic_version") == [("0005",)]


def test_a_percent_sign_in_the_path_of_a_register_is_no_obstacle(tmp_path: Path) -> None:
    register = create_register(tmp_path / "100%s.daect", created_at=MOMENT)
    register.close()
    open_register(_downgraded(tmp_path / "100%s.daect", "0003")).close()


def test_a_label_that_was_repealed_before_its_events_were_kept_has_this_one(
    filled_file: Path, world: World
) -> None:
    _downgraded(filled_file, "0020")

    register = open_register(filled_file)

    with register.reading() as unit:
        (event,) = unit.label_lives.get(world.label.number).events
        ended = unit.reversals.of_decisions([world.decision.id])[world.decision.id]
        assert event.kind is LabelEventKind.REPEALED
        assert (event.day, event.notified_on) == (ended.signed_on, ended.notified_on)
        assert (event.reason, event.signatory) == (ended.case.reasons, ended.signatory)
    assert register.file_faults() == ()
    register.close()
