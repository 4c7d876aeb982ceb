"""One transaction: whole or not at all, told to the journal, never on stale ground."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import StatementError

from daect_tui.domain.committee_rules import CommitteeRules, DatedRules
from daect_tui.domain.deliberation import Choice, Vote
from daect_tui.domain.errors import Refusal, StaleRecord, UnknownReference
from daect_tui.domain.hearing import Disagreement, Hearing
from daect_tui.domain.journal import GENESIS
from daect_tui.domain.journal_chain import broken_link
from daect_tui.domain.references import Series
from daect_tui.domain.session import Attendance, Mandate, Motion, Outcome, Presence, Recusal
from daect_tui.domain.undo import Step, StepKind
from daect_tui.services.ports import Register, UnitOfWork
from storage.driver_errors import MisusedUnitOfWork
from storage.register import OpenRegister
from tests.integration.storage.report_samples import lesson
from tests.integration.storage.samples import (
    AGENT,
    CLOCK,
    DAY,
    MOMENT,
    act,
    ballot,
    draft,
    item,
    letterhead,
    organisation,
    programme,
    record,
    signatory,
)
from tests.integration.storage.wording_samples import paragraph, standard_text, wording_version
from tests.integration.storage.world import World


def test_leaving_without_commit_rolls_everything_back(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        unit.programmes.add(programme())
        unit.journal.append(act())
        assert unit.next_number(Series.DOSSIER, "PACT3", 2017) == 1
    with register.begin(CLOCK, AGENT) as unit:
        assert unit.programmes.all() == ()
        assert unit.journal.last(10) == ()
        assert unit.next_number(Series.DOSSIER, "PACT3", 2017) == 1


def test_an_error_on_the_way_rolls_everything_back(register: OpenRegister) -> None:
    def interrupted() -> None:
        with register.begin(CLOCK, AGENT) as unit:
            unit.programmes.add(programme())
            unit.journal.append(act())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with register.reading() as unit:
        assert unit.programmes.all() == ()


def test_what_is_committed_is_there(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        unit.programmes.add(programme())
        unit.journal.append(act())
        unit.commit()
    with register.reading() as unit:
        assert unit.programmes.all() == (programme(),)


# Every kind of write, none of which may pass in silence.
WRITES: dict[str, Callable[[UnitOfWork, World], Any]] = {
    "organisation": lambda unit, _: unit.organisations.add(organisation()),
    "organisation (update)": lambda unit, world: unit.organisations.update(world.dossiers[0].organisation),
    "dossier": lambda unit, world: unit.dossiers.add(replace(world.dossiers[0], reference="PACT3-2017-009")),
    "dossier (update)": lambda unit, world: unit.dossiers.update(world.dossiers[0]),
    "programme": lambda unit, _: unit.programmes.update(programme()),
    "letterhead": lambda unit, _: unit.institution.save_letterhead(replace(letterhead(), valid_until=DAY)),
    "signatory": lambda unit, _: unit.institution.save_signatory(replace(signatory(), valid_from=DAY)),
    "rules": lambda unit, _: unit.institution.save_rules(
        DatedRules(DAY, CommitteeRules(mandates_per_member=2))
    ),
    "grid": lambda unit, _: unit.institution.save_grid([]),
    "member": lambda unit, world: unit.members.add(world.members[0]),
    "session": lambda unit, world: unit.sessions.update(world.session),
    "item": lambda unit, world: unit.sessions.update_item(world.items[0]),
    "attendance": lambda unit, world: unit.sessions.add_attendance(
        world.session.id, Attendance(world.members[1].id, Presence.REMOTE, MOMENT)
    ),
    "departure": lambda unit, world: unit.sessions.end_attendance(
        world.session.id, world.members[0].id, MOMENT
    ),
    "mandate": lambda unit, world: unit.sessions.add_mandate(
        world.session.id, Mandate(world.members[2].id, world.members[0].id)
    ),
    "mandate (ended)": lambda unit, world: unit.sessions.end_mandate(
        world.session.id, world.members[1].id, MOMENT
    ),
    "seat (update)": lambda unit, world: unit.sessions.update_seat(
        world.session.id, unit.sessions.sitting(world.session.reference).seats[0]
    ),
    "hearing": lambda unit, world: unit.sessions.add_hearing(
        Hearing(0, world.items[0].id, "M. Jean Alby", "maire", MOMENT)
    ),
    "hearing (ended)": lambda unit, world: unit.sessions.end_hearing(
        unit.sessions.hearings(world.items[0].id)[0].id, MOMENT
    ),
    "disagreement": lambda unit, world: unit.sessions.add_disagreement(
        Disagreement(0, world.items[0].id, world.members[0].id, "M. Paul Aubin", "Non.")
    ),
    "step": lambda unit, world: unit.sessions.keep_step(world.session.id, Step(StepKind.NOTE, "note", 1)),
    "standard text": lambda unit, _: unit.standard_texts.save(standard_text("Autre.")),
    "wording": lambda unit, _: unit.wordings.add(wording_version(2)),
    "paragraph": lambda unit, _: unit.paragraphs.remove(paragraph()),
    "recusal": lambda unit, world: unit.sessions.add_recusal(
        Recusal(world.items[0].id, world.members[1].id, "")
    ),
    "ballot": lambda unit, world: unit.sessions.add_ballot(ballot(world.items[1].id)),
    "vote": lambda unit, world: unit.sessions.add_vote(
        world.ballot.id, Vote(world.members[1].id, Choice.FOR)
    ),
    "decision": lambda unit, world: unit.decisions.update(world.decision),
    "label": lambda unit, world: unit.labels.update(world.label),
    "mission": lambda unit, world: unit.missions.update(world.mission),
    "evaluation": lambda unit, world: unit.evaluations.update(world.evaluation),
    "lesson": lambda unit, _: unit.lessons.add(lesson()),
    "letter": lambda unit, world: unit.letters.add(replace(world.letter, chrono="2017-0009"), b"x"),
    "letter (update)": lambda unit, world: unit.letters.update(world.letter),
    "number": lambda unit, _: unit.next_number(Series.LETTER, "", 2017),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_change_that_the_journal_does_not_tell_of_is_refused(
    filled: OpenRegister, world: World, write: Callable[[UnitOfWork, World], Any]
) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        write(unit, world)
        with pytest.raises(MisusedUnitOfWork, match="without an act in the journal"):
            unit.commit()
    with filled.begin(CLOCK, AGENT) as unit:
        write(unit, world)
        unit.journal.append(act())
        unit.commit()


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_unit_of_work_that_reads_writes_nothing(
    filled: OpenRegister, world: World, write: Callable[[UnitOfWork, World], Any]
) -> None:
    with filled.reading() as unit, pytest.raises(MisusedUnitOfWork, match="only reads"):
        write(unit, world)


def test_a_unit_of_work_that_reads_has_no_pen_for_the_journal(register: OpenRegister) -> None:
    with register.reading() as unit, pytest.raises(MisusedUnitOfWork, match="only reads"):
        unit.journal.append(act())


def test_a_connection_that_read_may_write_for_the_next_unit_of_work(register: OpenRegister) -> None:
    for _ in range(3):
        with register.reading() as unit:
            unit.programmes.all()
        with register.begin(CLOCK, AGENT) as unit:
            unit.drafts.save(draft())
            unit.commit()


def test_drafts_need_no_act(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        kept = unit.drafts.save(draft())
        unit.commit()
    with register.reading() as unit:
        assert unit.drafts.get(kept.id) == kept
        assert unit.journal.last(1) == ()


def test_what_was_told_needs_not_be_told_again(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        unit.programmes.add(programme())
        unit.journal.append(act())
        unit.commit()
        unit.drafts.save(draft())
        unit.commit()


def test_an_act_covers_its_own_transaction_only(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        unit.programmes.add(programme())
        unit.journal.append(act())
        unit.commit()
        unit.programmes.add(programme("PACT2"))
        with pytest.raises(MisusedUnitOfWork, match="programme"):
            unit.commit()


STALE: dict[str, tuple[Callable[[UnitOfWork, World], Any], str]] = {
    "dossier": (lambda unit, world: unit.dossiers.update(world.dossiers[0]), "Le dossier PACT3-2017-001"),
    "session": (lambda unit, world: unit.sessions.update(world.session), "La séance PACT3-2017-S1"),
    "programme": (lambda unit, _: unit.programmes.update(programme()), "Le programme PACT3"),
    "decision": (lambda unit, world: unit.decisions.update(world.decision), "La décision sur le dossier"),
    "label": (lambda unit, world: unit.labels.update(world.label), "Le label LAB-2017-001"),
    "mission": (lambda unit, world: unit.missions.update(world.mission), "La mission MIS-2018-001"),
    "evaluation": (
        lambda unit, world: unit.evaluations.update(world.evaluation),
        "L’évaluation de la mission",
    ),
    "letter": (lambda unit, world: unit.letters.update(world.letter), "Le courrier 2017-0001"),
}


@pytest.mark.parametrize(("write", "said"), STALE.values(), ids=STALE.keys())
def test_a_stale_writer_is_refused_and_changes_nothing(
    filled: OpenRegister, world: World, write: Callable[[UnitOfWork, World], Any], said: str
) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        write(unit, world)
        unit.journal.append(act())
        unit.commit()
    with filled.begin(CLOCK, AGENT) as unit, pytest.raises(StaleRecord) as refused:
        write(unit, world)
    assert str(refused.value).startswith(said)
    assert str(refused.value).endswith("puis recommencez.")
    assert "entre-temps\u202f; relisez-l" in str(refused.value)


CROSSED: dict[str, tuple[Callable[[UnitOfWork, World], Any], str]] = {
    "second vote": (
        lambda unit, world: unit.sessions.add_vote(
            world.ballot.id, Vote(world.members[0].id, Choice.AGAINST)
        ),
        "a déjà voté sur cette motion",
    ),
    "second open ballot": (
        lambda unit, world: unit.sessions.add_ballot(ballot(world.items[0].id)),
        "Un vote est déjà ouvert ou acquis",
    ),
    "second arrival": (
        lambda unit, world: unit.sessions.add_attendance(
            world.session.id, Attendance(world.members[0].id, Presence.REMOTE, MOMENT)
        ),
        "Ce membre est déjà présent",
    ),
    "arrival of a stranger": (
        lambda unit, world: unit.sessions.add_attendance(
            world.session.id, Attendance(99, Presence.REMOTE, MOMENT)
        ),
        "n’est pas au registre",
    ),
    "second mandate": (
        lambda unit, world: unit.sessions.add_mandate(
            world.session.id, Mandate(world.members[1].id, world.members[2].id)
        ),
        "a déjà donné pouvoir",
    ),
    "mandate to oneself": (
        lambda unit, world: unit.sessions.add_mandate(
            world.session.id, Mandate(world.members[2].id, world.members[2].id)
        ),
        "ne peut pas se donner pouvoir",
    ),
    "second recusal": (
        lambda unit, world: unit.sessions.add_recusal(Recusal(world.items[1].id, world.members[1].id, "")),
        "s’est déjà déporté",
    ),
    "dossier twice on the agenda": (
        lambda unit, world: unit.sessions.add_item(world.session.id, item(world.dossiers[0], 3)),
        "déjà à l’ordre du jour",
    ),
    "second record": (
        lambda unit, world: unit.sessions.keep_record(world.session.id, record()),
        "procès-verbal rectificatif",
    ),
    "second decision": (
        lambda unit, world: unit.decisions.add(world.decision),
        "Une décision existe déjà",
    ),
    "second report": (
        lambda unit, world: unit.evaluations.add(world.evaluation),
        "déjà enregistré",
    ),
    "reference taken": (
        lambda unit, world: unit.dossiers.add(world.dossiers[0]),
        "Cette référence existe déjà",
    ),
    "programme code taken": (
        lambda unit, _: unit.programmes.add(programme()),
        "Un programme porte déjà ce code",
    ),
    "unknown programme": (
        lambda unit, world: unit.dossiers.update(replace(world.dossiers[0], programme="PACT9")),
        "n’est pas au registre",
    ),
    "country twice": (
        lambda unit, world: unit.dossiers.update(
            replace(world.dossiers[0], content=replace(world.dossiers[0].content, countries=("SN", "SN")))
        ),
        "Un pays est cité deux fois",
    ),
    "label that ends first": (
        lambda unit, world: unit.labels.update(
            replace(world.label, until=world.label.starts_on.replace(day=1))
        ),
        "Un label ne peut pas finir avant de commencer",
    ),
}


@pytest.mark.parametrize(("write", "said"), CROSSED.values(), ids=CROSSED.keys())
def test_what_slips_past_the_domain_is_refused_in_french(
    filled: OpenRegister, world: World, write: Callable[[UnitOfWork, World], Any], said: str
) -> None:
    with filled.begin(CLOCK, AGENT) as unit, pytest.raises(Refusal, match=said):
        write(unit, world)
    with filled.reading() as unit:
        assert unit.dossiers.get(world.dossiers[0].reference) == world.dossiers[0]


def test_a_value_of_the_wrong_kind_is_an_error_of_the_program(filled: OpenRegister, world: World) -> None:
    wrong: Any = Motion(Outcome.FAVOURABLE)
    with filled.begin(CLOCK, AGENT) as unit, pytest.raises(StatementError, match="Motion"):
        unit.decisions.update(replace(world.decision, grounds=wrong))


def test_a_moment_without_zone_is_an_error_of_the_program(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit, pytest.raises(StatementError, match="timezone"):
        unit.sessions.end_attendance(world.session.id, world.members[0].id, MOMENT.replace(tzinfo=None))


def test_numbers_run_by_series_scope_and_year(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        asked = [
            unit.next_number(*series)
            for series in (
                (Series.DOSSIER, "PACT3", 2017),
                (Series.DOSSIER, "PACT3", 2017),
                (Series.DOSSIER, "PACT2", 2017),
                (Series.DOSSIER, "PACT3", 2018),
                (Series.SESSION, "PACT3", 2017),
                (Series.DOSSIER, "PACT3", 2017),
            )
        ]
    assert asked == [1, 2, 1, 1, 1, 3]


def test_acts_are_sealed_with_the_clock_and_the_agent_of_the_unit(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        first, second = unit.journal.append(act()), unit.journal.append(act("test.again"))
        unit.commit()
    with register.reading() as unit:
        assert tuple(unit.journal.entries()) == (first, second)
        assert unit.journal.last(1) == (second,)
        assert broken_link(unit.journal.entries()) is None
    assert (first.sequence, first.previous, first.at, first.agent) == (1, GENESIS, MOMENT, AGENT)
    assert (second.sequence, second.previous) == (2, first.hash)


def test_an_open_register_fits_its_port(register: OpenRegister) -> None:
    port: Register = register
    with port.reading() as unit:
        assert unit.register == register.info
        with pytest.raises(UnknownReference):
            unit.drafts.get(1)
