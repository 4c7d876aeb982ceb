"""What was kept comes back equal, and is found by those who look for it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from daect_tui.domain.committee_rules import CommitteeRules, DatedRules
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.draft import FormKind
from daect_tui.domain.errors import Refusal, UnknownReference, UnusableRegister
from daect_tui.domain.evaluation import GridLine
from daect_tui.services.ports import UnitOfWork
from storage.register import OpenRegister, open_register
from tests.integration.storage.samples import (
    AGENT,
    CLOCK,
    MOMENT,
    draft,
    letterhead,
    programme,
    record,
    signatory,
)
from tests.integration.storage.world import World


def test_everything_kept_comes_back_equal_from_the_reopened_file(filled: OpenRegister, world: World) -> None:
    with filled.reading() as unit:
        assert unit.programmes.all() == (programme(),)
        assert tuple(unit.dossiers.get(one.reference) for one in world.dossiers) == world.dossiers
        assert unit.organisations.get(world.dossiers[0].organisation.id) == world.dossiers[0].organisation
        assert unit.members.all() == world.members
        assert unit.sessions.get(world.session.reference) == world.session
        assert unit.sessions.items(world.session.reference) == world.items
        assert unit.sessions.ballots(world.items[0].id) == (world.ballot,)
        assert unit.sessions.record(world.session.reference) == record()
        assert unit.decisions.get(world.decision.id) == world.decision
        assert unit.labels.get(world.label.number) == world.label
        assert unit.missions.get(world.mission.reference) == world.mission
        assert unit.evaluations.find(world.mission.reference) == world.evaluation
        assert unit.letters.get(world.letter.chrono) == world.letter
        assert unit.letters.content(world.letter.sha256) == b"%PDF-1.7 un courrier"
        assert unit.institution.letterheads() == (letterhead(),)
        assert unit.institution.signatories() == (signatory(),)
        (passage,) = unit.passages.of(world.dossiers[0].reference)
        assert (passage.at, passage.agent, passage.after) == (MOMENT, AGENT, "complet")


def test_versions_grow_by_one(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        assert unit.dossiers.update(world.dossiers[0]).version == world.dossiers[0].version + 1
        assert unit.sessions.update(world.session).version == world.session.version + 1
        assert unit.programmes.update(programme()).version == 2
        assert unit.letters.update(world.letter).version == 2
        assert unit.letters.get(world.letter.chrono).version == 2


def test_an_updated_record_is_read_as_updated_in_the_same_unit_of_work(
    filled: OpenRegister, world: World
) -> None:
    before = world.dossiers[0]
    changed = replace(
        before,
        state=DossierState.DELIBERATED,
        content=replace(before.content, countries=("MA", "SN", "TN"), sent_on=None),
    )
    with filled.begin(CLOCK, AGENT) as unit:
        assert unit.dossiers.get(before.reference) == before
        assert unit.dossiers.update(changed) == replace(changed, version=before.version + 1)
        assert unit.dossiers.get(before.reference) == replace(changed, version=before.version + 1)
        assert unit.dossiers.in_states([DossierState.DELIBERATED]) == (
            replace(changed, version=before.version + 1),
        )


def test_drafts_of_a_record_come_the_last_saved_first_and_are_overwritten(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        old = unit.drafts.save(draft("PACT3-2017-001"))
        unit.drafts.save(draft())
        new = unit.drafts.save(replace(draft("PACT3-2017-001"), saved_at=MOMENT + timedelta(seconds=1)))
        assert unit.drafts.of(FormKind.DOSSIER, "PACT3-2017-001") == (new, old)
        assert unit.drafts.of(FormKind.MISSION, "PACT3-2017-001") == ()
        later = unit.drafts.save(
            replace(old, fields={"domaine": "Eau"}, saved_at=MOMENT + timedelta(seconds=2))
        )
        assert unit.drafts.of(FormKind.DOSSIER, "PACT3-2017-001") == (later, new)
        unit.drafts.remove(later.id)
        with pytest.raises(UnknownReference, match="n’existe plus"):
            unit.drafts.get(later.id)


def test_a_late_save_never_falls_upon_another_draft(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        filed = unit.drafts.save(draft())
        unit.drafts.remove(filed.id)
        other = unit.drafts.save(replace(draft(), fields={"domaine": "Autre"}))
        assert other.id != filed.id
        with pytest.raises(UnknownReference):
            unit.drafts.save(filed)
        assert unit.drafts.get(other.id) == other


def test_dated_settings_are_replaced_on_their_day(filled: OpenRegister) -> None:
    until = replace(letterhead(), valid_until=date(2018, 12, 31))
    next_one = replace(letterhead(), valid_from=date(2019, 1, 1))
    with filled.begin(CLOCK, AGENT) as unit:
        unit.institution.save_letterhead(until)
        unit.institution.save_letterhead(next_one)
        assert unit.institution.letterheads() == (until, next_one)
        unit.institution.save_signatory(replace(signatory(), last_name="Morel"))
        assert [one.last_name for one in unit.institution.signatories()] == ["Morel"]


def test_rules_replace_those_that_begin_on_the_same_day(register: OpenRegister) -> None:
    edited = DatedRules(date(2017, 1, 1), CommitteeRules(quorum_share=(2, 3), casting_vote=False))
    later = DatedRules(date(2018, 1, 1), CommitteeRules())
    with register.begin(CLOCK, AGENT) as unit:
        unit.institution.save_rules(DatedRules(date(2017, 1, 1), CommitteeRules(mandates_per_member=2)))
        unit.institution.save_rules(later)
        unit.institution.save_rules(edited)
        assert unit.institution.rules() == (edited, later)


def test_the_grid_is_replaced_whole_in_its_order(filled: OpenRegister) -> None:
    grid = (GridLine("Q9", "Neuf ?"), GridLine("Q1", "Utile ?"))
    with filled.begin(CLOCK, AGENT) as unit:
        unit.institution.save_grid(grid)
        assert unit.institution.grid() == grid


def test_decisions_labels_and_letters_are_found_by_what_they_are_about(
    filled: OpenRegister, world: World
) -> None:
    dossier_reference, session_reference = world.dossiers[0].reference, world.session.reference
    with filled.begin(CLOCK, AGENT) as unit:
        assert unit.decisions.of_session(session_reference) == (world.decision,)
        assert unit.decisions.of_dossier(dossier_reference) == (world.decision,)
        assert unit.decisions.of_dossier(world.dossiers[1].reference) == ()
        renewed = unit.labels.add(replace(world.label, number="LAB-2020-001"))
        assert unit.labels.of_dossier(dossier_reference) == (renewed, world.label)
        sheet = unit.letters.add(replace(world.letter, chrono="2017-0002", session="", sha256=""), b"fiche")
        assert unit.letters.all() == (sheet, world.letter)
        assert unit.letters.of_session(session_reference) == (world.letter,)
        assert unit.letters.of_subject(dossier_reference) == (world.letter, sheet)
        assert unit.missions.all() == (world.mission,)
        assert unit.evaluations.all() == (world.evaluation,)
        assert unit.evaluations.find("MIS-2099-001") is None


def test_labels_are_listed_by_number(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        unit.labels.add(replace(world.label, number="LAB-2016-007"))
        assert [one.number for one in unit.labels.all()] == ["LAB-2016-007", "LAB-2017-001"]


def test_the_catalogue_is_listed_by_code(filled: OpenRegister) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        unit.programmes.add(programme("EXPE-CT"))
        assert [one.code for one in unit.programmes.all()] == ["EXPE-CT", "PACT3"]


def test_kept_bytes_that_were_altered_are_not_given_out(filled_file: Path, world: World) -> None:
    with closing(sqlite3.connect(filled_file)) as connection:
        connection.execute("UPDATE stored_file SET content = CAST(upper(content) AS BLOB)")
        connection.commit()
    register = open_register(filled_file)
    with (
        register.reading() as unit,
        pytest.raises(UnusableRegister, match="a été altéré hors de l’application"),
    ):
        unit.letters.content(world.letter.sha256)
    register.close()


def test_the_same_bytes_are_kept_once_and_twenty_megabytes_are_the_most(
    filled: OpenRegister, world: World
) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        again = unit.letters.add(replace(world.letter, chrono="2017-0002"), b"%PDF-1.7 un courrier")
        assert again.sha256 == world.letter.sha256
        largest = unit.letters.add(replace(world.letter, chrono="2017-0003"), bytes(20 * 1024 * 1024))
        assert len(unit.letters.content(largest.sha256)) == 20 * 1024 * 1024
        with pytest.raises(Refusal, match="20\u00a0Mo"):
            unit.letters.add(replace(world.letter, chrono="2017-0004"), bytes(20 * 1024 * 1024 + 1))


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda unit: unit.dossiers.get("PACT3-1999-001"), "PACT3-1999-001"),
        (lambda unit: unit.sessions.get("CS-1999-S1"), "CS-1999-S1"),
        (lambda unit: unit.sessions.sitting("CS-1999-S1"), "CS-1999-S1"),
        (lambda unit: unit.labels.get("LAB-1999-001"), "LAB-1999-001"),
        (lambda unit: unit.missions.get("MIS-1999-001"), "MIS-1999-001"),
        (lambda unit: unit.letters.get("1999-0001"), "1999-0001"),
        (lambda unit: unit.letters.content("0" * 64), "0" * 64),
        (lambda unit: unit.decisions.get(99), "99"),
        (lambda unit: unit.organisations.get(99), "99"),
        (lambda unit: unit.sessions.remove_item(99), "n’est plus à l’ordre du jour"),
        (lambda unit: unit.programmes.get("PACT9"), "PACT9\u202f».*Programmes connus\u00a0: PACT3."),
    ],
)
def test_what_is_not_there_is_said_with_what_was_asked(
    filled: OpenRegister, ask: Callable[[UnitOfWork], object], said: str
) -> None:
    with filled.begin(CLOCK, AGENT) as unit, pytest.raises(UnknownReference, match=said):
        ask(unit)


def test_an_empty_catalogue_says_so(register: OpenRegister) -> None:
    with register.reading() as unit, pytest.raises(UnknownReference, match="Le catalogue est vide"):
        unit.programmes.get("PACT3")
