"""Reversals and appeals as the register keeps them."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.appeal import AppealAnswer, AppealKind
from daect_tui.domain.decision import DecisionState
from daect_tui.domain.errors import StaleRecord, UnknownReference
from daect_tui.services.clocks import SetClock
from storage.register import OpenRegister
from tests.integration.storage.deciding_samples import appeal, reversal
from tests.integration.storage.samples import MOMENT, act, decision
from tests.integration.storage.world import World


def test_a_reversal_is_read_back_and_notified(filled: OpenRegister, world: World) -> None:
    with filled.begin(SetClock(MOMENT), "Camille") as unit:
        (kept,) = unit.reversals.of_decisions([world.decision.id]).values()
        assert kept == replace(reversal(world.decision.id), id=kept.id)
        later = unit.reversals.update(replace(kept, notified_on=date(2018, 2, 9)))
        with pytest.raises(StaleRecord):
            unit.reversals.update(kept)
        assert unit.reversals.get(kept.id) == later
        with pytest.raises(UnknownReference):
            unit.reversals.get(99)
        assert unit.reversals.of_decisions([]) == {}


def test_only_administrative_appeals_without_answer_wait(filled: OpenRegister, world: World) -> None:
    with filled.begin(SetClock(MOMENT), "Camille") as unit:
        (first,) = unit.appeals.of_decision(world.decision.id)
        assert first == replace(appeal(world.decision.id), id=first.id)
        earlier = unit.appeals.add(replace(first, received_on=date(2017, 6, 1)))
        unit.appeals.add(replace(first, kind=AppealKind.CONTENTIOUS))
        assert unit.appeals.unanswered(9) == (earlier, first)
        assert unit.appeals.unanswered(1) == (earlier,)

        unit.appeals.update(
            replace(earlier, answer=AppealAnswer.REJECTED, answered_on=date(2017, 7, 1), note="Maintenu.")
        )

        assert unit.appeals.unanswered(9) == (first,)
        assert unit.appeals.get(earlier.id).note == "Maintenu."
        with pytest.raises(StaleRecord):
            unit.appeals.update(earlier)
        with pytest.raises(UnknownReference):
            unit.appeals.get(99)


def test_a_decision_from_a_proposal_is_kept_and_those_to_sign_come_first(
    filled: OpenRegister, world: World
) -> None:
    second = world.dossiers[1].reference
    with filled.begin(SetClock(MOMENT), "Camille") as unit:
        (waiting,) = unit.proposals.of_dossier(second)
        assert unit.proposals.get(waiting.id) == waiting
        with pytest.raises(UnknownReference):
            unit.proposals.get(99)
        assert unit.decisions.pending_case_by_case() == 0
        drafted = unit.decisions.add(
            replace(
                decision(second, ""),
                state=DecisionState.PENDING,
                signed_on=None,
                notified_on=None,
                signatory="",
                proposal_id=waiting.id,
            )
        )
        assert unit.decisions.get(drafted.id) == drafted
        assert unit.decisions.pending_case_by_case() == 1
        assert [one.id for one in unit.decisions.recent(9)] == [drafted.id, world.decision.id]
        assert unit.decisions.recent(1) == (drafted,)
        unit.journal.append(act())
        unit.commit()
    assert filled.file_faults() == ()
