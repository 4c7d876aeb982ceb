"""The journal in its register: words hidden without breaking the chain, and nothing else changed."""

from collections.abc import Callable
from contextlib import closing

import pytest

from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.journal_chain import broken_link
from daect_tui.domain.journal_hiding import HIDING
from storage.connecting import connect
from storage.driver_errors import MisusedUnitOfWork
from storage.records import Records
from storage.register import OpenRegister
from storage.tables import JournalTable
from storage.unit_of_work import SqlUnitOfWork
from tests.integration.storage.samples import AGENT, CLOCK

NAME = "Élodie « Lo » Ravel"


def _told(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit:
        unit.journal.append(Act("organisation.changed", NAME, {"nom": f'"{NAME}"\n', "noms": [NAME, "x"]}))
        unit.journal.append(Act("vote.recorded", "PACT3-2017-001", {"voix": 4}))
        unit.commit()


def test_a_name_is_hidden_twice_and_the_register_stays_sound(register: OpenRegister) -> None:
    _told(register)
    with register.begin(CLOCK, AGENT) as unit:
        assert unit.journal.hide(["personne"], "demande", "personne/4") == 0
        assert unit.journal.hide([NAME], f"demande de {NAME}", "personne/4") == 1
        assert unit.journal.hide([NAME], "encore", "personne/4", subjects=True) == 1
        assert unit.journal.hide([AGENT], "fin", "personne/4", agents=True) == 4
        unit.commit()
    with register.reading() as unit:
        entries = list(unit.journal.entries())
        assert [one.kind for one in entries][2:] == [HIDING, HIDING, HIDING]
        assert broken_link(entries) is None
    assert not any(NAME in f"{one.subject}{one.detail}" for one in entries)
    assert register.file_faults() == ()


def test_nothing_is_hidden_where_the_chain_is_broken(register: OpenRegister) -> None:
    _told(register)
    with closing(connect(register.path)) as connection, connection:
        connection.execute("UPDATE journal SET agent = 'Intrus'")
    with register.begin(CLOCK, AGENT) as unit, pytest.raises(Refusal, match="rompue à l’acte n°\u00a01"):
        unit.journal.hide([NAME], "demande", "personne/4")


def test_an_act_after_an_end_that_was_cut_off_does_not_mend_the_chain(register: OpenRegister) -> None:
    _told(register)
    with closing(connect(register.path)) as connection, connection:
        connection.execute("DELETE FROM journal WHERE sequence = 2")
    with register.begin(CLOCK, AGENT) as unit:
        assert unit.journal.append(Act("vote.recorded", "PACT3-2017-001", {})).sequence == 3
        unit.commit()

    (fault,) = register.file_faults()
    assert "rompue à l’acte n°\u00a02" in str(fault)


@pytest.mark.parametrize(
    "change",
    [
        lambda records: records.put(JournalTable.model_construct()),
        lambda records: records.change(JournalTable, {"agent": "Intrus"}),
        lambda records: records.change_many(JournalTable, [{"sequence": 1, "agent": "Intrus"}], "sequence"),
        lambda records: records.remove(JournalTable),
    ],
)
def test_the_door_for_rows_neither_changes_nor_removes_an_entry(
    register: OpenRegister, change: Callable[[Records], object]
) -> None:
    unit = register.begin(CLOCK, AGENT)
    assert isinstance(unit, SqlUnitOfWork)
    with unit, pytest.raises(MisusedUnitOfWork):
        change(unit.records)


def test_only_a_hiding_may_say_that_entries_were_changed(register: OpenRegister) -> None:
    with register.begin(CLOCK, AGENT) as unit, pytest.raises(MisusedUnitOfWork):
        unit.journal.append(Act(HIDING, "personne/4", {"lignes_effacees": ["1:" + "0" * 64]}))
    with register.reading() as unit, pytest.raises(MisusedUnitOfWork):
        unit.journal.hide([NAME], "demande", "personne/4")
