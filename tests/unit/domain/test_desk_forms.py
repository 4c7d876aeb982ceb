"""The short forms of the desk: sessions, grounds, opinions, validations, members."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.decision import Grounds
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.grounds_form import grounds_fields, read_grounds
from daect_tui.domain.member import MemberKind
from daect_tui.domain.member_form import Seat, read_member_form
from daect_tui.domain.mission import OpinionSense, PosteOpinion
from daect_tui.domain.mission_guards import Guard
from daect_tui.domain.opinion_form import read_opinion_form
from daect_tui.domain.session_form import SessionPlan, read_session_form
from daect_tui.domain.validation_form import by_code, read_validation_form, reason_field
from tests.unit.domain.sentences import is_sentence

TODAY = date(2018, 2, 15)
LINES = st.text(st.sampled_from("abé ’;:1"), min_size=1, max_size=10).map(str.strip).filter(bool)

SESSION = {
    "programmes": "PACT3\nEXPE-CT",
    "meets_on": "14/03/2018",
    "period": "",
    "deadline": "01/03/2018",
    "place": "Paris, salle 3",
}
OPINION = {"source": "Poste de Rabat", "sense": "reserve", "received_on": "14/02/2018", "text": "Prudence."}
MEMBER = {
    "civility": "Mme",
    "first_name": "Sabine",
    "last_name": "Toussac",
    "quality": "membre",
    "body": "AMF",
    "kind": "elu",
    "seat": "vote",
    "starts_on": "01/01/2016",
    "until": "31/12/2018",
}
GUARDS = (Guard("avis", "Sans avis."), Guard("employeur", "Un."), Guard("employeur", "Deux."))


def faults(refused: pytest.ExceptionInfo[FormRefused]) -> dict[str, str]:
    assert all(is_sentence(sentence) for sentence in refused.value.faults.values())
    return refused.value.faults


def test_a_session_is_planned_on_a_day() -> None:
    assert read_session_form(SESSION) == SessionPlan(
        programmes=("PACT3", "EXPE-CT"),
        meets_on=date(2018, 3, 14),
        deadline=date(2018, 3, 1),
        place="Paris, salle 3",
    )


def test_a_session_is_planned_for_a_period_while_its_day_is_not_set() -> None:
    plan = read_session_form({"programmes": "PACT3", "period": "fin octobre 2018"})

    assert (plan.meets_on, plan.period, plan.deadline) == (None, "fin octobre 2018", None)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"programmes": ""}, "programmes"),
        ({"meets_on": ""}, "meets_on"),
        ({"meets_on": "bientôt"}, "meets_on"),
        ({"deadline": "31/02/2018"}, "deadline"),
    ],
    ids=["no-programme", "neither-day-nor-period", "no-date", "no-deadline-of-the-calendar"],
)
def test_a_session_that_cannot_be_planned(changes: dict[str, str], field: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_session_form({**SESSION, **changes})

    assert list(faults(refused)) == [field]


def test_grounds_as_typed() -> None:
    typed = {
        "criteria": "capacite\npays",
        "reasons": " Aucun expert.\nAucune mission. ",
        "reservations": "un chef\n\n  un calendrier ",
        "wanted": "La liste",
        "wanted_until": "30/06/2018",
    }

    assert read_grounds(typed) == Grounds(
        criteria=("capacite", "pays"),
        reasons="Aucun expert.\nAucune mission.",
        reservations=("un chef", "un calendrier"),
        wanted="La liste",
        wanted_until=date(2018, 6, 30),
    )
    assert read_grounds({}) == Grounds()


def test_grounds_with_a_date_at_fault_are_refused() -> None:
    with pytest.raises(FormRefused) as refused:
        read_grounds({"wanted_until": "bientôt"})

    assert list(faults(refused)) == ["wanted_until"]


@given(
    st.builds(
        Grounds,
        criteria=st.lists(LINES, max_size=3).map(tuple),
        reasons=st.just("") | LINES,
        reservations=st.lists(LINES, max_size=3).map(tuple),
        wanted=st.just("") | LINES,
        wanted_until=st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    )
)
def test_grounds_written_back_in_their_form_are_read_the_same(grounds: Grounds) -> None:
    assert read_grounds(grounds_fields(grounds)) == grounds


def test_an_opinion_as_typed() -> None:
    assert read_opinion_form(OPINION, TODAY) == PosteOpinion(
        "Poste de Rabat", OpinionSense.RESERVED, date(2018, 2, 14), "Prudence."
    )


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"sense": ""}, "sense", "à choisir"),
        ({"sense": "tiède"}, "sense", "n’est pas dans la liste"),
        ({"source": " "}, "source", "à remplir"),
        ({"received_on": ""}, "received_on", "à remplir"),
        ({"received_on": "16/02/2018"}, "received_on", "n’est pas encore venu"),
    ],
    ids=["no-sense-is-never-favourable", "unknown-sense", "no-source", "no-date", "tomorrow"],
)
def test_an_opinion_that_cannot_be_kept(changes: dict[str, str], field: str, words: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_opinion_form({**OPINION, **changes}, TODAY)

    assert list(faults(refused)) == [field]
    assert words in refused.value.faults[field]


def test_one_reason_answers_all_the_guards_of_one_rule() -> None:
    assert by_code(GUARDS) == {"avis": ["Sans avis."], "employeur": ["Un.", "Deux."]}


def test_a_validation_gives_the_report_deadline_and_a_reason_for_each_rule_passed_over() -> None:
    typed = {
        "report_due": "16/04/2018",
        reason_field("avis"): "urgence",
        reason_field("employeur"): "mise à disposition",
    }
    validation = read_validation_form(typed, GUARDS, date(2018, 3, 16))

    assert validation.report_due == date(2018, 4, 16)
    assert validation.overrides == {"avis": "urgence", "employeur": "mise à disposition"}


def test_a_mission_in_order_needs_no_reason_and_its_report_may_be_due_on_the_return() -> None:
    validation = read_validation_form({"report_due": "16/03/2018"}, (), date(2018, 3, 16))

    assert (validation.report_due, validation.overrides) == (date(2018, 3, 16), {})


@pytest.mark.parametrize("due", ["", "15/03/2018"], ids=["no-date", "before-the-return"])
def test_a_validation_without_reason_or_sensible_date_is_refused_with_all_that_lacks(due: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_validation_form({"report_due": due, reason_field("avis"): " "}, GUARDS, date(2018, 3, 16))

    assert set(faults(refused)) == {"report_due", reason_field("avis"), reason_field("employeur")}


@pytest.mark.parametrize(
    ("seat", "expected"),
    [
        (Seat.VOTES, (True, False, False)),
        (Seat.PRESIDES, (True, True, False)),
        (Seat.DEPUTISES, (True, False, True)),
        (Seat.SILENT, (False, False, False)),
    ],
    ids=lambda value: value.name if isinstance(value, Seat) else "",
)
def test_what_a_seat_gives_a_member(seat: Seat, expected: tuple[bool, bool, bool]) -> None:
    member = read_member_form({**MEMBER, "seat": seat.value}, TODAY)

    assert (member.voting, member.presides, member.deputises) == expected


def test_a_member_as_typed() -> None:
    member = read_member_form(MEMBER, TODAY)

    assert member.full_name == "Mme Sabine Toussac"
    assert (member.quality, member.body, member.kind) == ("membre", "AMF", MemberKind.ELECTED)
    assert (member.starts_on, member.until) == (date(2016, 1, 1), date(2018, 12, 31))
    assert read_member_form({**MEMBER, "until": "", "kind": "", "seat": ""}, TODAY).until is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"civility": ""}, "civility"),
        ({"first_name": ""}, "first_name"),
        ({"last_name": ""}, "last_name"),
        ({"quality": ""}, "quality"),
        ({"body": ""}, "body"),
        ({"kind": "invité"}, "kind"),
        ({"seat": "trône"}, "seat"),
        ({"starts_on": ""}, "starts_on"),
        ({"starts_on": "", "until": "31/12/2016"}, "starts_on"),
        ({"until": "31/12/2015"}, "until"),
    ],
    ids=str,
)
def test_a_member_that_cannot_be_kept(changes: dict[str, str], field: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_member_form({**MEMBER, **changes}, TODAY)

    assert list(faults(refused)) == [field]
