"""Appeals: in time or not, and when silence answers (CRPA L411-2, L411-7; CJA R421-1, R421-5)."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.appeal import (
    Appeal,
    AppealAnswer,
    AppealKind,
    clock_of,
    court_deadline,
    is_in_time,
    last_day,
    silence_on_appeal,
)
from daect_tui.domain.appeal_form import (
    AppealAnswered,
    AppealReceived,
    read_appeal_answer_form,
    read_appeal_form,
)
from daect_tui.domain.decision import DecisionKind, DecisionState
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.organisation import Organisation, Territory
from tests.unit.domain.samples import DECISION, ORGANISATION

NOTIFIED = date(2021, 1, 4)
GRACIOUS = Appeal(0, 1, AppealKind.GRACIOUS, date(2021, 3, 5), "révision du refus")


def test_r421_1_two_months_free() -> None:
    last = last_day(NOTIFIED)

    assert last is not None
    assert last.due == date(2021, 3, 5)


@pytest.mark.parametrize(
    ("received", "in_time"),
    [
        pytest.param(date(2021, 3, 5), True, id="R421-1-on-the-last-day"),
        pytest.param(date(2021, 3, 6), False, id="R421-1-the-day-after"),
    ],
)
def test_in_time_or_not(received: date, in_time: bool) -> None:
    assert is_in_time(replace(GRACIOUS, received_on=received), last_day(NOTIFIED)) is in_time


@pytest.mark.parametrize(
    ("notified", "stated"),
    [
        pytest.param(None, True, id="not-notified"),
        pytest.param(NOTIFIED, False, id="R421-5-routes-not-stated"),
    ],
)
def test_where_no_time_runs_every_appeal_is_in_time(notified: date | None, stated: bool) -> None:
    last = last_day(notified, routes_stated=stated)

    assert last is None
    assert is_in_time(replace(GRACIOUS, received_on=date(2031, 1, 1)), last)
    assert court_deadline(GRACIOUS, last) is None


def test_l411_7_two_months_of_silence_reject() -> None:
    silent = silence_on_appeal(GRACIOUS)

    assert silent is not None
    assert silent.due == date(2021, 5, 5)
    assert silent.explanation == "recours reçu le 05/03/2021 + 2\u00a0mois = 05/05/2021"


def test_a_court_is_not_answered_by_silence() -> None:
    court = replace(GRACIOUS, kind=AppealKind.CONTENTIOUS)

    assert silence_on_appeal(court) is None
    assert court_deadline(court, last_day(NOTIFIED)) is None


@pytest.mark.parametrize(
    ("received", "answered", "due"),
    [
        pytest.param(date(2021, 3, 5), None, date(2021, 7, 6), id="L411-2-from-the-implicit-rejection"),
        pytest.param(date(2021, 3, 5), date(2021, 4, 1), date(2021, 6, 2), id="L411-2-from-the-answer"),
        pytest.param(
            date(2021, 3, 5), date(2021, 6, 1), date(2021, 8, 2), id="R421-2-an-answer-after-silence-reopens"
        ),
        pytest.param(
            date(2021, 3, 5), date(2021, 9, 1), date(2021, 7, 6), id="L411-2-a-late-answer-reopens-nothing"
        ),
        pytest.param(date(2021, 3, 8), None, date(2021, 3, 5), id="L411-2-a-late-appeal-interrupts-nothing"),
    ],
)
def test_how_long_the_court_stays_open(received: date, answered: date | None, due: date) -> None:
    answer = AppealAnswer.REJECTED if answered else None
    held = court_deadline(
        replace(GRACIOUS, received_on=received, answer=answer, answered_on=answered), last_day(NOTIFIED)
    )

    assert held is not None
    assert held.due == due


# ── The clock of an appeal against a decision ──────────────────────────────────────────────

REFUSED = replace(
    DECISION, kind=DecisionKind.REFUSE, state=DecisionState.NOTIFIED, notified_on=date(2017, 5, 24)
)
OVERSEAS = replace(ORGANISATION, territory=Territory("97411", "974", "04"))


@pytest.mark.parametrize(
    ("kind", "organisation", "last"),
    [
        pytest.param(AppealKind.GRACIOUS, ORGANISATION, date(2017, 7, 25), id="R421-1-two-months-and-a-day"),
        pytest.param(AppealKind.CONTENTIOUS, OVERSEAS, date(2017, 8, 25), id="R421-7-a-month-more-overseas"),
        pytest.param(AppealKind.GRACIOUS, OVERSEAS, date(2017, 7, 25), id="R421-7-not-before-the-authority"),
    ],
)
def test_the_last_day_depends_on_who_is_seised_and_from_where(
    kind: AppealKind, organisation: Organisation, last: date
) -> None:
    clock = clock_of(Appeal(1, 1, kind, last, "Réexaminer."), REFUSED, organisation)

    assert clock.last is not None
    assert (clock.last.due, clock.in_time) == (last, True)


def test_r421_5_a_letter_without_routes_runs_no_time() -> None:
    labelled = replace(REFUSED, kind=DecisionKind.LABEL)

    clock = clock_of(Appeal(1, 1, AppealKind.GRACIOUS, date(2019, 1, 1), "Durée."), labelled, ORGANISATION)

    assert (clock.last, clock.in_time, clock.court) == (None, True, None)


def test_r421_7_distance_lengthens_the_time_for_the_court_after_silence() -> None:
    received = Appeal(1, 1, AppealKind.GRACIOUS, date(2017, 6, 1), "Réexaminer.")

    near, far = (clock_of(received, REFUSED, one).court for one in (ORGANISATION, OVERSEAS))

    assert near is not None
    assert far is not None
    assert (near.due, far.due) == (date(2017, 10, 2), date(2017, 11, 2))


# ── The two forms ──────────────────────────────────────────────────────────────────────────

TODAY = date(2017, 7, 1)
TYPED = {"kind": "gracieux", "received_on": "12/06/2017", "object": "Réexaminer."}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        pytest.param({"kind": ""}, "Nature : à choisir.", id="no-kind-by-default"),
        pytest.param({"object": " "}, "Objet : à remplir.", id="no-object"),
        pytest.param({"received_on": "02/07/2017"}, "n’est pas encore venu", id="tomorrow"),
        pytest.param({"received_on": "21/05/2017"}, "précède la décision, du 22/05/2017", id="too-soon"),
    ],
)
def test_an_appeal_that_cannot_be_kept_says_why(changes: dict[str, str], fault: str) -> None:
    with pytest.raises(FormRefused) as refusal:
        read_appeal_form({**TYPED, **changes}, date(2017, 5, 22), TODAY)

    assert fault in str(refusal.value).replace("\u00a0", " ")


def test_an_appeal_and_its_answer_are_read() -> None:
    read = read_appeal_form(TYPED, date(2017, 5, 22), TODAY)
    typed = {"answer": "rejete", "answered_on": "01/07/2017", "note": "Maintenu."}
    answered = read_appeal_answer_form(typed, read.received_on, TODAY)

    assert read == AppealReceived(AppealKind.GRACIOUS, date(2017, 6, 12), "Réexaminer.")
    assert answered == AppealAnswered(AppealAnswer.REJECTED, TODAY, "Maintenu.")
    with pytest.raises(FormRefused, match="à choisir"):
        read_appeal_answer_form({**typed, "answer": ""}, read.received_on, TODAY)
    with pytest.raises(FormRefused, match="précède le recours"):
        read_appeal_answer_form({**typed, "answered_on": "11/06/2017"}, read.received_on, TODAY)
