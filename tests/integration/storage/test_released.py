"""The registers of every released program, opened by the program of today (tests/registers/README.md)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.decision import DecisionState
from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.label_event import LabelEventKind
from daect_tui.domain.mission_costs import Bearer
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.domain.session import Recusal
from daect_tui.services.ports import UnitOfWork
from storage.register import open_register, read_register
from tests.integration.storage.samples import AGENT, CLOCK, DAY, act
from tests.integration.storage.world import World
from tests.support.released import CAMPAIGN, RELEASED, Shelf, content_of

# Where the lines of a table stand today, and the decision that a waiting proposal is drafted as.
_MOVED = {"reservation": "standard_text"}
_DRAFTED = {"0012/tout": {"PACT3-2017-002": "projet"}}


@pytest.mark.parametrize("name", RELEASED)
def test_a_released_register_holds_today_what_it_held(shelf: Shelf, tmp_path: Path, name: str) -> None:
    told = shelf.told(name)
    path = shelf.migrated(name, tmp_path / "registre.daect")
    now = content_of(path)
    drafted = _DRAFTED.get(name, {})

    for table, lines in told["counts"].items():
        expected = lines + (len(drafted) if table == "decision" else 0)
        if table in _MOVED:
            assert now["counts"][_MOVED[table]] >= lines
        else:
            assert now["counts"][table] == expected, table
    assert now["states"] == {**told["states"], "decision": {**told["states"]["decision"], **drafted}}
    assert [now[kind] for kind in ("letters", "drafts", "journal")] == [
        told[kind] for kind in ("letters", "drafts", "journal")
    ]


@pytest.mark.parametrize("name", RELEASED)
def test_a_released_register_is_sound_its_journal_goes_on_and_its_documents_are_read(
    shelf: Shelf, tmp_path: Path, name: str
) -> None:
    told = shelf.told(name)
    register = open_register(shelf.migrated(name, tmp_path / "registre.daect"))

    with register.begin(CLOCK, AGENT) as unit:
        unit.journal.append(act("test.again"))
        unit.commit()

    # « tout » holds a record of every kind, made apart from one another: no rule binds them.
    assert (register.file_faults() if name.endswith("/tout") else register.faults()) == ()
    with register.reading() as unit:
        (last,) = unit.journal.last(1)
        assert (last.sequence, last.previous) == (told["journal"]["acts"] + 1, told["journal"]["head"])
        assert {one.chrono: one.sha256 for one in unit.letters.all()} == told["letters"]
        assert all(unit.letters.content(one).startswith(b"%PDF-") for one in told["letters"].values())
    register.close()


@pytest.mark.parametrize("name", [name for name in RELEASED if name.endswith(CAMPAIGN)])
def test_a_register_that_is_behind_is_not_read_as_it_stands(shelf: Shelf, tmp_path: Path, name: str) -> None:
    path = shelf.old(name, tmp_path / "registre.daect")
    before = path.read_bytes()
    with pytest.raises(UnusableRegister, match=r"n’a pas les tables.*ouvrez-le d’abord en écriture"):
        read_register(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_register_of_a_program_to_come_is_refused(shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.migrated(RELEASED[-1], tmp_path / "registre.daect")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UnusableRegister, match=r"plus récente de daect \(révision 9999\). Mettez daect"):
        open_register(path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@contextmanager
def _read(path: Path) -> Iterator[UnitOfWork]:
    register = open_register(path)
    with register.reading() as unit:
        yield unit
    register.close()


def test_what_was_filed_at_first_gets_its_pieces_its_silence_and_its_index(
    shelf: Shelf, tmp_path: Path
) -> None:
    path = shelf.old("0006/tout", tmp_path / "registre.daect")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE dossier SET state = 'accuse', received_on = '2016-12-31' WHERE id = 1")
        connection.execute("UPDATE dossier SET state = 'refuse' WHERE id = 2")

    with _read(path) as unit:
        silences = [unit.dossiers.get(f"PACT3-2017-00{rank}").silence_on for rank in (1, 2)]
        assert silences == [date(2017, 2, 28), None]
        assert [piece.code for piece in unit.programmes.get("PACT3").pieces][:2] == [
            "formulaire",
            "deliberation",
        ]
        assert unit.register_view.count(RegisterQuery("fougeres"), DAY) == 2


def test_a_session_held_before_its_rules_were_frozen_is_read_as_it_was(
    shelf: Shelf, tmp_path: Path, world: World
) -> None:
    with _read(shelf.migrated("0012/tout", tmp_path / "registre.daect")) as unit:
        reference = world.session.reference
        sitting, record = unit.sessions.sitting(reference), unit.sessions.record(reference)
        assert sitting.session == replace(world.session, rules=CommitteeRules(), hour=None, urgency="")
        assert [item.dossier for item in sitting.items] == [item.dossier for item in world.items]
        assert [seat.kind for seat in sitting.seats] == [one.kind for one in world.members]
        assert [mandate.ended_at for mandate in sitting.mandates] == [None]
        # Before the preparation, whoever was recused had declared it.
        assert sitting.recusals == (Recusal(world.items[1].id, world.members[1].id, "siège au conseil"),)
        assert (record.breaks, record.rules) == ((), CommitteeRules())
        assert unit.sessions.ballots(world.items[0].id) == (world.ballot,)
        # The codes of its criteria are frozen in words.
        worded = unit.programmes.get(record.items[0].programme).criterion("C1")
        assert worded is not None
        assert record.items[0].criteria == (worded.text,)
        assert unit.minutes.of_session(reference) == ()


def test_a_proposal_that_waited_before_decisions_came_from_it_is_drafted(
    shelf: Shelf, tmp_path: Path, world: World
) -> None:
    with _read(shelf.migrated("0012/tout", tmp_path / "registre.daect")) as unit:
        (waiting,) = unit.proposals.of_dossier(world.dossiers[1].reference)
        drafted, _signed = unit.decisions.recent(9)
        assert (drafted.proposal_id, drafted.session, drafted.grounds) == (waiting.id, "", waiting.grounds)
        assert (drafted.kind, drafted.state) == (waiting.kind, DecisionState.PENDING)


def test_a_label_that_was_repealed_before_its_events_were_kept_has_this_one(
    shelf: Shelf, tmp_path: Path, world: World
) -> None:
    with _read(shelf.migrated("0019/tout", tmp_path / "registre.daect")) as unit:
        (event,) = unit.label_lives.get(world.label.number).events
        ended = unit.reversals.of_decisions([world.decision.id])[world.decision.id]
        assert event.kind is LabelEventKind.REPEALED
        assert (event.day, event.notified_on) == (ended.signed_on, ended.notified_on)
        assert (event.reason, event.signatory) == (ended.case.reasons, ended.signatory)


def test_a_mission_and_its_report_of_before_are_read_as_they_were(
    shelf: Shelf, tmp_path: Path, world: World
) -> None:
    with _read(shelf.migrated("0019/tout", tmp_path / "registre.daect")) as unit:
        mission = unit.missions.get(world.mission.reference)
        assert [line.bearer for line in mission.content.budget] == [Bearer.OTHER]
        assert (mission.content.objectives, mission.content.security_level) == ((), None)
        (evaluation,) = unit.evaluations.all()
        assert evaluation.report.results == ()
        assert evaluation.report.expert_voice == world.evaluation.report.expert_voice
        assert [mark.question for mark in evaluation.marks] == [
            mark.question for mark in world.evaluation.marks
        ]
        assert [line.code for line in unit.institution.grid()] == ["Q1", "Q2"]
