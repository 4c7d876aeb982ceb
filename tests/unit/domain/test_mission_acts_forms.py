"""What the desk types when an opinion arrives and when a mission is validated."""

from datetime import date

import pytest

from daect_tui.domain.forms import FormRefused
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.mission_guards import Guard
from daect_tui.domain.opinion_form import read_opinion_form
from daect_tui.domain.validation_form import by_code, read_validation_form, reason_field

TODAY = date(2018, 3, 14)
OPINION = {"source": "Ambassade", "sense": "reserve", "received_on": "13/03/2018", "text": " Utile. "}
GUARDS = (
    Guard("avis", "L’avis manque."),
    Guard("employeur", "A n’en relève pas."),
    Guard("employeur", "B non plus."),
)


def test_an_opinion_is_read() -> None:
    opinion = read_opinion_form(OPINION, TODAY)

    assert (opinion.source, opinion.sense, opinion.text) == ("Ambassade", OpinionSense.RESERVED, "Utile.")
    assert opinion.received_on == date(2018, 3, 13)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("sense", "", "à choisir"),
        ("sense", "enthousiaste", "n’est pas dans la liste"),
        ("source", " ", "à remplir"),
        ("received_on", "", "à remplir"),
        ("received_on", "15/03/2018", "n’est pas encore venu"),
    ],
)
def test_a_faulty_opinion_says_what_and_where(field: str, typed: str, said: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_opinion_form({**OPINION, field: typed}, TODAY)

    assert list(refused.value.faults) == [field]
    assert said in refused.value.faults[field]


def test_one_reason_answers_the_guards_of_one_rule() -> None:
    fields = {"report_due": "20/04/2018", reason_field("avis"): "urgence", reason_field("employeur"): "prêt"}

    validation = read_validation_form(fields, GUARDS, ends_on=date(2018, 3, 20))

    assert validation.report_due == date(2018, 4, 20)
    assert validation.overrides == {"avis": "urgence", "employeur": "prêt"}
    assert by_code(GUARDS)["employeur"] == ["A n’en relève pas.", "B non plus."]


def test_every_missing_reason_and_an_early_report_are_told_at_once() -> None:
    with pytest.raises(FormRefused) as refused:
        read_validation_form({"report_due": "19/03/2018"}, GUARDS, ends_on=date(2018, 3, 20))

    assert set(refused.value.faults) == {"report_due", reason_field("avis"), reason_field("employeur")}
    assert "précède le retour" in refused.value.faults["report_due"]
