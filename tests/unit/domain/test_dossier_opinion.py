"""An opinion on a dossier: its total table, its lateness, its count, its forms."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.correspondent_form import correspondent_fields, read_correspondent_form
from daect_tui.domain.dossier_opinion import (
    OPINION_MACHINE,
    DossierOpinion,
    OpinionAction,
    OpinionAnswer,
    OpinionStanding,
    OpinionState,
    cancelled,
    received,
    received_words,
    reminded,
)
from daect_tui.domain.dossier_opinion_form import read_opinion_answer_form, read_opinion_asking_form
from daect_tui.domain.errors import Refusal, TransitionRefused
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.intake_delays import DatedDelays, IntakeDelays, OpinionSilence, delays_on
from daect_tui.domain.mission import OpinionSense

ASKED_ON, DUE = date(2018, 2, 1), date(2018, 3, 3)
OPINION = DossierOpinion(
    id=1,
    dossier="D",
    correspondent=1,
    source="Ambassade",
    kind=CorrespondentKind.POSTE,
    question="Qu’en pensez-vous ?",
    asked_on=ASKED_ON,
    due_on=DUE,
    silence=OpinionSilence.NO_OPINION,
    reminders=(),
    state=OpinionState.ASKED,
    answer=None,
    version=1,
)


def answer(day: date) -> OpinionAnswer:
    return OpinionAnswer(OpinionSense.FAVOURABLE, day)


@pytest.mark.parametrize("state", OpinionState)
@pytest.mark.parametrize("action", OpinionAction)
def test_every_pair_has_an_answer(state: OpinionState, action: OpinionAction) -> None:
    sentence = OPINION_MACHINE.refusal(state, action)

    assert (sentence == "") == (state is OpinionState.ASKED)
    if sentence:
        assert sentence.startswith("Impossible d")
        assert "«\u202fdemandé\u202f»" in sentence
        with pytest.raises(TransitionRefused):
            OPINION_MACHINE.after(state, action)


@pytest.mark.parametrize(
    ("opinion", "today", "decided", "standing"),
    [
        (OPINION, DUE, None, OpinionStanding.AWAITED),
        (OPINION, date(2018, 3, 4), None, OpinionStanding.LATE),
        (
            replace(OPINION, silence=OpinionSilence.DEEMED_GIVEN),
            date(2018, 3, 4),
            None,
            OpinionStanding.DEEMED,
        ),
        (received(OPINION, answer(DUE)), DUE, None, OpinionStanding.RECEIVED),
        (received(OPINION, answer(date(2018, 3, 4))), DUE, None, OpinionStanding.RECEIVED_LATE),
        (
            received(OPINION, answer(date(2018, 3, 4))),
            DUE,
            date(2018, 3, 3),
            OpinionStanding.RECEIVED_AFTER_DECISION,
        ),
        (received(OPINION, answer(DUE)), DUE, DUE, OpinionStanding.RECEIVED),
        (cancelled(OPINION), date(2019, 1, 1), None, OpinionStanding.CANCELLED),
    ],
)
def test_how_it_reads_on_a_day(
    opinion: DossierOpinion, today: date, decided: date | None, standing: OpinionStanding
) -> None:
    assert opinion.standing(today, decided) is standing


def test_reminders_are_logged_in_order() -> None:
    once = reminded(OPINION, date(2018, 3, 5))
    twice = reminded(once, date(2018, 3, 5))

    assert twice.reminders == (date(2018, 3, 5), date(2018, 3, 5))
    with pytest.raises(Refusal, match="déjà été demandé le 05/03/2018"):
        reminded(once, date(2018, 3, 4))


def test_an_answer_older_than_the_question_is_refused_and_a_second_one_too() -> None:
    with pytest.raises(Refusal, match="ne peut pas être reçu le 31/01/2018"):
        received(OPINION, answer(date(2018, 1, 31)))
    with pytest.raises(TransitionRefused):
        received(received(OPINION, answer(DUE)), answer(DUE))
    with pytest.raises(TransitionRefused):
        cancelled(received(OPINION, answer(DUE)))


def test_the_count_leaves_cancelled_ones_out() -> None:
    came = received(OPINION, answer(DUE))

    assert received_words(()) == ""
    assert received_words((cancelled(OPINION),)) == ""
    assert received_words((came, came, OPINION, cancelled(OPINION))) == "2/3 reçus"
    assert received_words((OPINION,)) == "0/1 reçu"


def test_delays_are_those_of_the_day_and_give_the_rule_of_silence() -> None:
    later = IntakeDelays(opinion_days=15, deemed_given=(CorrespondentKind.POSTE,))
    settings = (DatedDelays(date(2018, 1, 1), IntakeDelays()), DatedDelays(date(2019, 1, 1), later))

    assert delays_on((), DUE) == IntakeDelays()
    assert delays_on(settings, date(2018, 12, 31)).opinion_days == 30
    assert delays_on(settings, date(2019, 1, 1)) is later
    assert later.silence_of(CorrespondentKind.POSTE) is OpinionSilence.DEEMED_GIVEN
    assert later.silence_of(CorrespondentKind.PREFECTURE) is OpinionSilence.NO_OPINION


# ── Forms ──────────────────────────────────────────────────────────────────────────────────

ASKING = {
    "correspondents": "3\n1\n3",
    "question": "Utile ?",
    "asked_on": "01/02/2018",
    "due_on": "03/03/2018",
}


def test_a_request_names_each_correspondent_once() -> None:
    asking = read_opinion_asking_form(ASKING, DUE)

    assert asking.correspondents == (3, 1)
    assert (asking.asked_on, asking.due_on) == (ASKED_ON, DUE)


@pytest.mark.parametrize(
    ("changes", "faulty"),
    [
        ({"correspondents": ""}, "correspondents"),
        ({"question": " "}, "question"),
        ({"asked_on": "04/03/2018", "due_on": "04/04/2018"}, "asked_on"),
        ({"due_on": "01/02/2018"}, "due_on"),
    ],
)
def test_a_faulty_request_says_what_is_wrong(changes: dict[str, str], faulty: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_opinion_asking_form({**ASKING, **changes}, DUE)

    assert set(refused.value.faults) == {faulty}


def test_an_answer_has_no_default_sense() -> None:
    with pytest.raises(FormRefused) as refused:
        read_opinion_answer_form({"received_on": "05/03/2018"}, DUE)

    assert set(refused.value.faults) == {"sense", "received_on"}

    read, path = read_opinion_answer_form(
        {"sense": "reserve", "received_on": "02/03/2018", "text": "Sous réserve.", "file": " a.pdf "}, DUE
    )
    assert (read.sense, read.text, path) == (OpinionSense.RESERVED, "Sous réserve.", "a.pdf")


CODES = {"maroc": "MA"}
TYPED = {
    "kind": "poste",
    "name": "Ambassade (fictive)",
    "place": "Rabat",
    "country": "Maroc",
    "email": "poste@example.org",
    "phone": "0199001234",
    "active": "non",
}


def test_a_correspondent_is_read_and_written_back() -> None:
    read = read_correspondent_form(TYPED, CODES, 7)

    assert (read.id, read.kind, read.country, read.active) == (7, CorrespondentKind.POSTE, "MA", False)
    assert read.phone == "01 99 00 12 34"
    assert read_correspondent_form(correspondent_fields(read, "Maroc"), CODES, 7) == read


def test_a_faulty_correspondent_says_what_is_wrong() -> None:
    typed = {**TYPED, "name": "", "country": "Maroc, Tunisie", "email": "x", "phone": "demain"}

    with pytest.raises(FormRefused) as refused:
        read_correspondent_form(typed, CODES)

    assert set(refused.value.faults) == {"name", "country", "email", "phone"}
