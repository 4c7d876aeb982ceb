"""Versions of the minutes: what passes into what, and what each document waits for (procedure §5.9)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from daect_tui.domain.document_form import DocumentForm, form_of
from daect_tui.domain.errors import Refusal, TransitionRefused, UnusableArgument
from daect_tui.domain.minutes_sections import DEFAULT_SECTIONS
from daect_tui.domain.minutes_version import (
    MINUTES,
    MINUTES_MACHINE,
    Correction,
    JournalHead,
    MinutesAction,
    MinutesState,
    MinutesVersion,
    check_may_draft,
    check_may_rectify,
    check_previous,
    draft_to_settle,
    next_edition,
    open_rectification,
    previous_session,
    standing,
)
from daect_tui.domain.session import SessionState
from tests.unit.domain.samples import UPCOMING

S, A = MinutesState, MinutesAction
MOMENT = datetime(2017, 5, 24, 7, 0, tzinfo=UTC)
DRAFT = MinutesVersion(
    id=1,
    session="PACT3-2017-S1",
    rectification=MINUTES,
    edition=1,
    state=S.DRAFT,
    produced_at=MOMENT,
    agent="Camille Renaud",
    sections=DEFAULT_SECTIONS,
    corrections=(),
    reason="",
    void_reason="",
    head=JournalHead(143, MOMENT, "3f" * 32),
    sha256="ab" * 32,
    version=1,
)
FINAL = replace(DRAFT, id=2, edition=2, state=S.FINAL)
RECTIFICATION = replace(
    DRAFT, id=3, rectification=1, corrections=(Correction("point 1", "deux", "trois"),), reason="Erreur."
)
HELD = replace(UPCOMING, state=SessionState.CLOSED, meets_on=date(2017, 5, 17), opened_at=MOMENT)

AFTER = {
    (S.DRAFT, A.REPLACE): S.REPLACED,
    (S.DRAFT, A.ADOPT): S.ADOPTED,
    (S.DRAFT, A.VOID): S.VOIDED,
    (S.FINAL, A.ATTACH): S.FINAL,
}


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("action", A)
def test_every_state_and_action_has_its_answer(state: MinutesState, action: MinutesAction) -> None:
    if (state, action) in AFTER:
        assert MINUTES_MACHINE.after(state, action) is AFTER[state, action]
    else:
        with pytest.raises(TransitionRefused, match="cette version du procès-verbal est"):
            MINUTES_MACHINE.after(state, action)


def test_a_version_is_named_on_paper_in_the_journal_and_on_the_disk() -> None:
    assert DRAFT.reference == "PV PACT3-2017-S1 v1"
    assert RECTIFICATION.reference == "PV PACT3-2017-S1 rectificatif 1 v1"
    assert FINAL.file_name() == "proces-verbal-PACT3-2017-S1-v2.pdf"
    assert RECTIFICATION.file_name(DocumentForm.ODT) == "proces-verbal-PACT3-2017-S1-rectificatif-1-v1.odt"
    assert RECTIFICATION.label == "Procès-verbal rectificatif nº\u00a01"


def test_the_head_of_the_journal_is_printed_whole() -> None:
    assert (
        str(DRAFT.head) == f"Tête du journal\u00a0: nº\u00a0143 du 24/05/2017 à 9\u00a0h\u00a000, {'3f' * 32}"
    )


def test_what_stands_is_the_final_version_else_the_draft() -> None:
    replaced, voided = replace(DRAFT, state=S.REPLACED), replace(DRAFT, edition=3, state=S.VOIDED)
    second = replace(DRAFT, edition=2)

    assert standing((replaced, second, voided), MINUTES) == second
    assert standing((replaced, voided), MINUTES) is None
    assert standing((replace(DRAFT, state=S.ADOPTED), FINAL, RECTIFICATION), MINUTES) == FINAL
    assert standing((FINAL, RECTIFICATION), 1) == RECTIFICATION


def test_editions_and_rectifications_are_numbered_without_gap() -> None:
    settled = replace(RECTIFICATION, edition=2, state=S.FINAL)

    assert [next_edition(known, MINUTES) for known in ((), (DRAFT,), (DRAFT, FINAL))] == [1, 2, 3]
    assert next_edition((DRAFT, FINAL, RECTIFICATION), 1) == 2
    assert open_rectification((DRAFT, FINAL)) == 1
    assert open_rectification((FINAL, replace(RECTIFICATION, state=S.VOIDED))) == 1
    assert open_rectification((FINAL, RECTIFICATION, settled)) == 2


def test_final_minutes_are_not_replaced_and_drafts_are_not_rectified() -> None:
    check_may_draft("PACT3-2017-S1", (DRAFT,))
    with pytest.raises(Refusal, match="PACT3-2017-S1 est définitif et ne se remplace pas"):
        check_may_draft("PACT3-2017-S1", (DRAFT, FINAL))

    assert check_may_rectify("PACT3-2017-S1", (FINAL,)) == FINAL
    for versions in ((), (DRAFT,)):
        with pytest.raises(Refusal, match="n’est pas définitif"):
            check_may_rectify("PACT3-2017-S1", versions)


def test_only_a_draft_becomes_final() -> None:
    assert draft_to_settle("PACT3-2017-S1", (DRAFT,), MINUTES) == DRAFT
    for versions in ((), (FINAL,), (replace(DRAFT, state=S.VOIDED),)):
        with pytest.raises(Refusal, match="aucun projet à rendre définitif"):
            draft_to_settle("PACT3-2017-S1", versions, MINUTES)


def test_the_next_session_waits_for_the_last_minutes() -> None:
    check_previous("PACT3-2017-S2", "PACT3-2017-S1", (FINAL,))
    for versions in ((), (DRAFT,)):
        with pytest.raises(Refusal, match="la séance précédente, PACT3-2017-S1, n’est pas définitif"):
            check_previous("PACT3-2017-S2", "PACT3-2017-S1", versions)


def test_the_previous_session_is_the_last_closed_one_of_the_same_programmes() -> None:
    older = replace(HELD, reference="PACT3-2016-S2", meets_on=date(2016, 10, 20))
    mixed = replace(HELD, reference="CS-2017-S1", programmes=("EXPE-CT", "PACT3"), meets_on=date(2017, 2, 1))
    other = replace(HELD, reference="EXPE-2017-S1", programmes=("EXPE-CT",), meets_on=date(2017, 5, 1))
    planned = replace(HELD, reference="PACT3-2017-S9", state=SessionState.PLANNED, meets_on=date(2017, 4, 1))
    later = replace(HELD, reference="PACT3-2017-S3", meets_on=date(2017, 9, 1))
    morning = replace(HELD, reference="PACT3-2017-S0", opened_at=MOMENT.replace(hour=5))
    every = (HELD, older, mixed, other, planned, later)

    assert previous_session(HELD, every) == mixed
    assert previous_session(HELD, (*every, morning)) == morning
    assert previous_session(older, every) is None
    assert previous_session(later, every) == HELD


@pytest.mark.parametrize(("name", "form"), [("pv.pdf", "PDF"), ("PV.ODT", "ODT"), ("d/pv.Docx", "DOCX")])
def test_the_suffix_names_the_format(name: str, form: str) -> None:
    assert form_of(Path(name)).label == form


@pytest.mark.parametrize("name", ["pv.doc", "pv", "pv.pdf.zip"])
def test_another_suffix_is_refused_and_says_which_there_are(name: str) -> None:
    with pytest.raises(UnusableArgument, match=r"finit par \.pdf, \.odt ou \.docx"):
        form_of(Path(name))
