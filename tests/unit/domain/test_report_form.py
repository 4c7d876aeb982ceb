"""The mission report and its marks as typed."""

import pytest

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.evaluation import Diffusion, GridLine, Mark, Report
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.money import Euros
from daect_tui.domain.report_form import read_marks, read_report_form
from tests.unit.domain.sentences import is_sentence

FIELDS = {
    "expert_voice": "Constat.\nSuite.",
    "host_voice": "Satisfaits.",
    "poste_voice": "Utile.",
    "real_cost": "1 980,50 €",
    "follow_up": "Une convention.",
    "lessons": "Partir à deux.",
    "diffusion": "publique",
}
GRID = (
    GridLine("objectifs", "Les objectifs sont-ils atteints\u202f?"),
    GridLine("suites", "Des suites\u202f?"),
)


def test_a_whole_report_is_understood() -> None:
    assert read_report_form(FIELDS) == Report(
        expert_voice="Constat.\nSuite.",
        host_voice="Satisfaits.",
        poste_voice="Utile.",
        real_cost=Euros(1_980_50),
        follow_up="Une convention.",
        lessons="Partir à deux.",
        diffusion=Diffusion.PUBLIC,
    )


def test_the_voice_of_the_expert_is_enough_and_nothing_is_published_unasked() -> None:
    report = read_report_form({"expert_voice": "Constat."})

    assert report.real_cost is None
    assert report.diffusion is Diffusion.INTERNAL
    assert report.host_voice == report.poste_voice == report.follow_up == report.lessons == ""


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(FormRefused) as refused:
        read_report_form({"expert_voice": " ", "real_cost": "1.980", "diffusion": "secrète"})

    assert list(refused.value.faults) == ["expert_voice", "real_cost", "diffusion"]
    assert all(is_sentence(sentence) for sentence in refused.value.reasons)
    assert "Coût réel" in refused.value.faults["real_cost"]


def test_marks_come_in_the_order_of_the_grid_with_their_questions() -> None:
    assert read_marks({"suites": 1, "objectifs": 4}, GRID) == (
        Mark("objectifs", GRID[0].question, 4),
        Mark("suites", GRID[1].question, 1),
    )


def test_a_grid_without_question_gives_no_mark() -> None:
    assert read_marks({"suites": 1}, ()) == ()


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"objectifs": 4}, id="a-gap"),
        pytest.param({"objectifs": 4, "suites": 0}, id="below"),
        pytest.param({"objectifs": 4, "suites": 5}, id="above"),
    ],
)
def test_a_gap_or_a_mark_off_the_scale_is_refused_by_its_question(values: dict[str, int]) -> None:
    with pytest.raises(InvalidField, match="donnez une note de 1 à 4") as refused:
        read_marks(values, GRID)

    assert refused.value.field == "suites"
    assert GRID[1].question in str(refused.value)
    assert is_sentence(str(refused.value))
