"""A lesson as typed, its sheet by circle of readers; a grid as typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.anonymous import Person
from daect_tui.domain.errors import InvalidField, Refusal
from daect_tui.domain.evaluation import Diffusion, GridLine
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.grid_form import read_grid, written_grid
from daect_tui.domain.lesson import Lesson, LessonState
from daect_tui.domain.lesson_form import lesson_fields, parse_keywords, read_lesson_form
from daect_tui.domain.lesson_sheet import CIRCLES, LessonCase, lesson_body
from daect_tui.domain.text import fold
from tests.unit.domain.samples import EVALUATION, EXPERT, MISSION, said

LESSON = Lesson(
    1, MISSION.reference, "Partir à deux", "Alix Essai l’a dit.\nPartir à deux.", "eau", ("MA",),
    ("duo", "terrain"), Diffusion.PUBLIC, LessonState.VALIDATED, 1,
)  # fmt: skip
CASE = LessonCase(
    LESSON, MISSION, EVALUATION, "eau", ("Maroc",), "Maroc", (Person(EXPERT.name, EXPERT.office),)
)


def sheet(case: LessonCase, circle: Diffusion) -> str:
    return "\n".join(said(block) for block in lesson_body(case, circle))


def test_each_circle_of_readers_has_its_sheet() -> None:
    inner, partners, public = (sheet(CASE, circle) for circle in CIRCLES)

    assert "Moyenne des notes" in inner
    assert "Moyenne" not in partners + public
    assert "Alix Essai (ingénieure, 5 jours)" in inner
    assert "Alix Essai (ingénieure, 5 jours)" in partners
    assert "Essai" not in public.replace("Saint-Exemple", "")
    assert "Experts | ingénieure" in public
    assert "[ingénieure] l’a dit." in public
    assert all(MISSION.holder in text for text in (inner, partners, public))


def test_a_lesson_of_no_mission_has_a_sheet_of_its_own_words() -> None:
    text = sheet(
        replace(CASE, lesson=replace(LESSON, mission=""), mission=None, evaluation=None), Diffusion.INTERNAL
    )

    assert "Partir à deux." in text
    assert "Titulaire" not in text


@pytest.mark.parametrize(
    ("lesson", "circle", "words"),
    [
        (replace(LESSON, diffusion=Diffusion.PARTNERS), Diffusion.PUBLIC, "Modifiez d’abord sa diffusion"),
        (replace(LESSON, diffusion=Diffusion.INTERNAL), Diffusion.PARTNERS, "Modifiez d’abord sa diffusion"),
        (replace(LESSON, state=LessonState.PROPOSED), Diffusion.INTERNAL, "validez-le"),
        (replace(LESSON, state=LessonState.SET_ASIDE), Diffusion.INTERNAL, "validez-le"),
    ],
)
def test_a_sheet_goes_no_further_than_its_lesson(lesson: Lesson, circle: Diffusion, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        lesson_body(replace(CASE, lesson=lesson), circle)


def test_a_lesson_written_back_is_read_the_same() -> None:
    read = read_lesson_form(lesson_fields(LESSON, {"MA": "Maroc"}), {"maroc": "MA"}, {"eau": "eau"})

    assert (read.title, read.text, read.theme) == (LESSON.title, LESSON.text, LESSON.theme)
    assert (read.countries, read.keywords, read.diffusion) == (("MA",), ("duo", "terrain"), Diffusion.PUBLIC)


def test_a_lesson_says_all_its_faults_at_once() -> None:
    typed = {"theme": "lune", "countries": "Atlantide", "diffusion": "secrète"}
    with pytest.raises(FormRefused) as refused:
        read_lesson_form(typed, {"maroc": "MA"}, {"eau": "eau"})

    assert set(refused.value.faults) == {"title", "text", "theme", "countries", "diffusion"}


def test_keywords_are_kept_once_whatever_their_accents() -> None:
    assert parse_keywords("vitrail, Éclairage ; eclairage,  vitrail ") == ("vitrail", "Éclairage")


def test_a_question_that_stood_keeps_its_code() -> None:
    known = (GridLine("suites", "Des suites ?"),)

    assert read_grid("Utile ? ; 3\n\nDES SUITES ?\nUtile à tous ?", known) == (
        GridLine("utile", "Utile ?", 3),
        GridLine("suites", "DES SUITES ?"),
        GridLine("utile-a-tous", "Utile à tous ?"),
    )


@pytest.mark.parametrize("typed", ["Utile ? ; 0", "Utile ? ; 10", "Utile ? ; lourd", "Utile ?\nutile ?"])
def test_a_faulty_line_of_a_grid_is_told_by_its_number(typed: str) -> None:
    with pytest.raises(InvalidField, match="ligne"):
        read_grid(typed)


QUESTIONS = st.tuples(st.from_regex(r"[a-zé]{3,9} [a-z]{2,5} \?", fullmatch=True), st.integers(1, 9))


@given(st.lists(QUESTIONS, unique_by=lambda line: fold(line[0])))
def test_a_grid_written_back_is_read_the_same(lines: list[tuple[str, int]]) -> None:
    grid = read_grid("\n".join(f"{question} ; {weight}" for question, weight in lines))

    assert [(line.question, line.weight) for line in grid] == lines
    assert read_grid(written_grid(grid), grid) == grid
    assert len({line.code for line in grid}) == len(grid)
