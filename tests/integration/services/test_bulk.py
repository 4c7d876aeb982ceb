"""Acts on many dossiers: foreseen, then done all together or not at all."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.bulk import BulkAct, BulkAction
from daect_tui.domain.dossier import DossierAction, DossierState, Referents
from daect_tui.domain.errors import Refusal, StaleRecord, UnknownReference
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services import bulk
from daect_tui.services.desk import Desk
from tests.support.desks import filed, under_review

ACKNOWLEDGE = BulkAct(BulkAction.ACKNOWLEDGE)


def states(desk: Desk, *references: str) -> list[DossierState]:
    return [desk.intake.open(reference).dossier.state for reference in references]


def test_what_would_be_done_and_what_is_left_are_told_before_anything_is_done(desk: Desk) -> None:
    new, other, advanced = filed(desk, name="Un"), filed(desk, name="Deux"), under_review(desk, name="Trois")

    foreseen = desk.bulk.foresee(ACKNOWLEDGE, (advanced, other, new, "PACT3-2018-999"))

    assert [one.reference for one in foreseen.applied] == [other, new]
    assert [(one.reference, one.organisation) for one in foreseen.skipped] == [
        (advanced, "Trois"),
        ("PACT3-2018-999", ""),
    ]
    assert "alors qu’il faudrait l’état «\u202fdéposé\u202f»" in foreseen.skipped[0].reason
    assert states(desk, new, other, advanced) == [
        DossierState.FILED,
        DossierState.FILED,
        DossierState.UNDER_REVIEW,
    ]

    done = desk.bulk.apply(foreseen)

    assert [one.reference for one in done] == [other, new]
    assert states(desk, new, other, advanced) == [
        DossierState.ACKNOWLEDGED,
        DossierState.ACKNOWLEDGED,
        DossierState.UNDER_REVIEW,
    ]


def test_each_dossier_has_its_passage_and_its_act_and_all_have_one_act(desk: Desk) -> None:
    references = [filed(desk, name=name) for name in ("Un", "Deux")]

    desk.bulk.apply(desk.bulk.foresee(ACKNOWLEDGE, references))

    for reference in references:
        passage = desk.intake.open(reference).passages[-1]
        assert (passage.action, passage.agent) == (DossierAction.ACKNOWLEDGE.value, "Camille Renaud")
    entries = desk.directory.journal(3)
    assert [entry.kind for entry in entries] == [
        "register.bulk",
        "dossier.acknowledge",
        "dossier.acknowledge",
    ]
    assert all(reference in entries[0].detail for reference in references)
    assert desk.office.register.faults() == ()


def test_nothing_at_all_is_done_when_one_dossier_changed_meanwhile(desk: Desk) -> None:
    references = [filed(desk, name=name) for name in ("Un", "Deux", "Trois")]
    foreseen = desk.bulk.foresee(ACKNOWLEDGE, references)
    desk.intake.act(references[1], DossierAction.WITHDRAW, "courrier")
    before = len(desk.directory.journal())

    with pytest.raises(StaleRecord, match=f"Rien n’a été fait.*{references[1]}"):
        desk.bulk.apply(foreseen)

    assert states(desk, *references) == [DossierState.FILED, DossierState.WITHDRAWN, DossierState.FILED]
    assert len(desk.directory.journal()) == before


def test_nothing_is_kept_when_one_of_them_fails(desk: Desk) -> None:
    references = [filed(desk, name=name) for name in ("Un", "Deux")]
    foreseen = desk.bulk.foresee(ACKNOWLEDGE, references)
    broken = replace(foreseen, act=BulkAct(BulkAction.REVIEW))

    with pytest.raises(Refusal, match="Impossible"):
        desk.bulk.apply(broken)

    assert states(desk, *references) == [DossierState.FILED, DossierState.FILED]


def test_the_way_to_the_agenda_is_made_in_number(desk: Desk) -> None:
    references = [filed(desk, name=name) for name in ("Un", "Deux", "Trois")]
    for action in (BulkAction.ACKNOWLEDGE, BulkAction.FIND_COMPLETE, BulkAction.REVIEW):
        desk.bulk.apply(desk.bulk.foresee(BulkAct(action), references))
    session = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 3, 27))).reference
    elsewhere = desk.agenda.plan(SessionPlan(("EXPE-CT",), date(2018, 3, 28))).reference

    refused = desk.bulk.foresee(BulkAct(BulkAction.PUT_ON_AGENDA, session=elsewhere), references)
    assert refused.applied == ()
    assert "n’examine pas" in refused.skipped[0].reason
    with pytest.raises(Refusal, match="Rien n’a été fait"):
        desk.bulk.apply(refused)

    desk.bulk.apply(desk.bulk.foresee(BulkAct(BulkAction.PUT_ON_AGENDA, session=session), references))
    assert [(item.position, item.dossier) for item in desk.agenda.items(session)] == list(
        enumerate(references, start=1)
    )


def test_a_referent_is_given_and_the_other_one_stays(desk: Desk) -> None:
    first, second, gone = filed(desk, name="Un"), filed(desk, name="Deux"), filed(desk, name="Trois")
    desk.intake.act(gone, DossierAction.WITHDRAW, "courrier")
    before = desk.intake.open(first).dossier.referents
    act = BulkAct(BulkAction.ASSIGN, referents=Referents(thematic="  Zoé\u202e Quercy "))

    foreseen = desk.bulk.foresee(act, (first, second, gone))
    assert [one.reference for one in foreseen.skipped] == [gone]
    desk.bulk.apply(foreseen)

    assert desk.intake.open(first).dossier.referents == Referents(before.geographic, "Zoé Quercy")
    again = desk.bulk.foresee(act, (first, second))
    assert {one.reason for one in again.skipped} == {"Ce dossier a déjà ce référent."}
    assert desk.register.answer(RegisterQuery(referent="Zoé Quercy")).total == 2


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (BulkAct(BulkAction.PUT_ON_AGENDA), "Choisissez la séance"),
        (BulkAct(BulkAction.ASSIGN, referents=Referents("  ", "\u200f")), "Nommez le référent"),
    ],
)
def test_an_act_that_lacks_what_it_needs_is_refused(desk: Desk, act: BulkAct, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        desk.bulk.foresee(act, (filed(desk),))


def test_an_unknown_session_is_told(desk: Desk) -> None:
    with pytest.raises(UnknownReference):
        desk.bulk.foresee(BulkAct(BulkAction.PUT_ON_AGENDA, session="PACT3-2018-S9"), (under_review(desk),))


def test_a_selection_is_what_the_list_shows_and_is_bounded(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST", 2)
    references = [filed(desk, name=name) for name in ("Un", "Deux", "Deux bis")]

    assert desk.bulk.selected(RegisterQuery("deux", descending=True)) == (references[2], references[1])
    with pytest.raises(Refusal, match="2 dossiers au plus"):
        desk.bulk.selected(RegisterQuery())
    with pytest.raises(Refusal, match="2 dossiers au plus"):
        desk.bulk.foresee(ACKNOWLEDGE, references)
    with pytest.raises(Refusal, match="Aucun dossier n’est choisi"):
        desk.bulk.selected(RegisterQuery("inconnu"))
