"""Several threads and processes on one file: writers wait for one another, readers for nobody."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from daect_tui.domain.deliberation import Choice, Vote
from daect_tui.domain.errors import Refusal, StaleRecord, UnusableRegister
from daect_tui.domain.journal_chain import broken_link
from daect_tui.domain.references import Series
from storage import engine
from storage.register import OpenRegister, open_register
from tests.integration.storage.samples import AGENT, CLOCK, act, programme
from tests.integration.storage.world import World


def _together(*works: Callable[[], object]) -> list[object]:
    """Run works in threads that start at the same moment; return what came of each."""
    start = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        start.wait()
        try:
            return work()
        except Exception as error:  # noqa: BLE001 – what came of it is what the test looks at
            return error

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def _numbering(register: OpenRegister, rounds: int) -> Callable[[], list[int]]:
    def work() -> list[int]:
        numbers = []
        for _ in range(rounds):
            with register.begin(CLOCK, AGENT) as unit:
                unit.programmes.all()  # a read comes first, as in every use case
                numbers.append(unit.next_number(Series.LETTER, "", 2017))
                unit.journal.append(act())
                unit.commit()
        return numbers

    return work


def test_two_threads_never_get_the_same_number_and_leave_no_gap(register: OpenRegister) -> None:
    first, second = _together(_numbering(register, 25), _numbering(register, 25))
    assert isinstance(first, list)
    assert isinstance(second, list)
    assert sorted(first + second) == list(range(1, 51))
    with register.reading() as unit:
        assert broken_link(unit.journal.entries()) is None


def test_two_open_registers_on_one_file_never_get_the_same_number(register: OpenRegister) -> None:
    other = open_register(register.path)
    try:
        first, second = _together(_numbering(register, 10), _numbering(other, 10))
    finally:
        other.close()
    assert isinstance(first, list)
    assert isinstance(second, list)
    assert sorted(first + second) == list(range(1, 21))


def test_of_two_who_change_the_same_dossier_one_is_told(filled: OpenRegister, world: World) -> None:
    def change() -> int:
        with filled.begin(CLOCK, AGENT) as unit:
            changed = unit.dossiers.update(world.dossiers[0])
            unit.journal.append(act())
            unit.commit()
            return changed.version

    came = _together(change, change)
    assert sorted(type(one).__name__ for one in came) == ["StaleRecord", "int"]
    assert [one for one in came if isinstance(one, StaleRecord)]


def test_of_two_votes_of_one_member_one_is_refused(filled: OpenRegister, world: World) -> None:
    def vote() -> None:
        with filled.begin(CLOCK, AGENT) as unit:
            unit.sessions.add_vote(world.ballot.id, Vote(world.members[1].id, Choice.FOR))
            unit.journal.append(act())
            unit.commit()

    (refused,) = [one for one in _together(vote, vote) if one is not None]
    assert isinstance(refused, Refusal)
    assert "a déjà voté" in str(refused)


def test_readers_see_one_snapshot_and_wait_for_no_writer(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as writer:
        writer.programmes.add(programme())
        writer.journal.append(act())
        with register.reading() as reader:
            assert reader.programmes.all() == ()
            writer.commit()
            assert reader.programmes.all() == ()
    with register.reading() as reader:
        assert reader.programmes.all() == (programme(),)


def test_a_reader_makes_no_writer_wait(filled: OpenRegister, world: World) -> None:
    with filled.reading() as reader:
        before = reader.dossiers.get(world.dossiers[0].reference)
        with filled.begin(CLOCK, AGENT) as writer:
            writer.dossiers.update(before)
            writer.journal.append(act())
            writer.commit()
        assert reader.dossiers.get(before.reference) == before


def test_a_register_that_somebody_else_writes_for_long_says_that_it_is_busy(
    filled_file: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 1)
    register = open_register(filled_file)
    with closing(sqlite3.connect(filled_file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with register.begin(CLOCK, AGENT) as unit, pytest.raises(UnusableRegister) as refused:
            unit.labels.update(replace(world.label, holder="Autre"))
        other.rollback()
    assert str(refused.value) == (
        f"Le registre {filled_file} est occupé\u00a0: une autre écriture dure depuis plusieurs secondes. "
        "Rien n’a été enregistré\u202f; attendez qu’elle se termine, puis recommencez."
    )
    with register.begin(CLOCK, AGENT) as unit:
        assert unit.labels.update(world.label).version == 2
    register.close()
