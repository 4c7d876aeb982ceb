"""Real costs against planned ones, and the average of the marks: every figure with its sum."""

from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.evaluation import Mark
from daect_tui.domain.grid_average import average, average_words
from daect_tui.domain.mission import BudgetLine
from daect_tui.domain.money import Euros, total
from daect_tui.domain.report_costs import Difference, by_bearer, by_heading, overall
from daect_tui.domain.report_parts import CostLine
from daect_tui.domain.text import NBSP

PLANNED = (
    BudgetLine("Transport", Euros(1_240_00), "ministère"),
    BudgetLine("Hébergement", Euros(1_150_50), "hôte"),
    BudgetLine("Temps", Euros(3_800_00), "titulaire"),
)
REAL = (
    CostLine("transport", Euros(1_180_20), "Ministère"),
    CostLine("Hebergement", Euros(600_50), "hôte"),
    CostLine("Hébergement", Euros(600_00), "titulaire"),
    CostLine("Interprète", Euros(80_00), "hôte"),
)
NAMES = st.sampled_from(["Transport", "transport", "Hébergement", "Temps", "Visas"])
AMOUNTS = st.integers(0, 10**9).map(Euros)


def test_each_heading_says_what_was_planned_what_was_spent_and_the_gap() -> None:
    compared = by_heading(PLANNED, REAL)

    assert compared == (
        Difference("Transport", Euros(1_240_00), Euros(1_180_20)),
        Difference("Hébergement", Euros(1_150_50), Euros(1_200_50)),
        Difference("Temps", Euros(3_800_00), None),
        Difference("Interprète", None, Euros(80_00)),
    )
    assert [one.signed_gap.replace(NBSP, " ").replace("\u202f", " ") for one in compared] == [
        "−59,80 €",
        "+50 €",
        "−3 800 €",
        "+80 €",
    ]


def test_each_bearer_says_what_it_was_to_pay_and_what_it_paid() -> None:
    assert by_bearer(PLANNED, REAL) == (
        Difference("ministère", Euros(1_240_00), Euros(1_180_20)),
        Difference("hôte", Euros(1_150_50), Euros(680_50)),
        Difference("titulaire", Euros(3_800_00), Euros(600_00)),
    )


@given(
    st.lists(st.builds(BudgetLine, NAMES, AMOUNTS, NAMES)),
    st.lists(st.builds(CostLine, NAMES, AMOUNTS, NAMES)),
)
def test_no_cent_is_lost_on_the_way(planned: list[BudgetLine], real: list[CostLine]) -> None:
    spent = total(tuple(line.amount for line in real))
    whole = overall(planned, spent).gap

    for compared in (by_heading(planned, real), by_bearer(planned, real)):
        assert total(tuple(one.gap for one in compared)) == whole
        assert len({one.name for one in compared}) == len(compared)


def mark(value: int, weight: int = 1) -> Mark:
    return Mark("c", "Question", value, "", weight)


def test_an_average_is_written_with_the_sum_that_gives_it() -> None:
    assert average_words(()) == ""
    assert average_words((mark(4), mark(3))) == "3,5 sur 4 = (4 + 3) / 2"
    assert average_words((mark(4, 2), mark(3))) == "3,67 sur 4 ≈ (2 × 4 + 3) / 3"
    assert average_words((mark(2), mark(2))) == "2 sur 4 = (2 + 2) / 2"


@given(st.lists(st.builds(mark, st.integers(1, 4), st.integers(1, 9)), min_size=1))
def test_an_average_stays_between_the_lowest_and_the_highest_mark(marks: list[Mark]) -> None:
    mean = average(marks)
    assert mean is not None
    assert min(one.value for one in marks) <= mean <= max(one.value for one in marks)
