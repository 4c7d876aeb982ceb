"""Lessons from a report to a sheet that names nobody; a mission capitalised by them."""

from datetime import date

import pytest

from daect_tui.domain.errors import Refusal, TransitionRefused
from daect_tui.domain.evaluation import Diffusion, EvaluationState
from daect_tui.domain.lesson import Lesson, LessonAction, LessonState
from daect_tui.domain.letter import LetterState
from daect_tui.domain.mission import MissionState
from daect_tui.services.attachments import Attachment
from daect_tui.services.desk import Desk
from daect_tui.services.lessons import new_target
from tests.integration.services.test_missions import MARKS
from tests.integration.services.test_reports import entered, returned
from tests.support.reports import REPORT

TEXT = "Éloïse Marchenoir et Mme A. Vitrolles l’ont montré : former sur place. Écrire à elo@example.org."


def evaluated(desk: Desk) -> str:
    reference = returned(desk)
    entered(desk, reference, {**REPORT, "lessons": TEXT, "diffusion": "publique"})
    desk.evaluations.evaluate(reference, MARKS)
    return reference


def proposed(desk: Desk, mission: str = "", **changes: str) -> Lesson:
    fields = {**desk.lessons.blank(mission), "title": "Former sur place", "text": TEXT, **changes}
    return desk.lessons.record(desk.lessons.drafts.save(fields, target=new_target(mission)).id)


def test_a_lesson_begins_with_what_its_report_says(desk: Desk) -> None:
    reference = evaluated(desk)
    assert desk.lessons.blank(reference)["text"] == TEXT

    lesson = proposed(desk, reference, keywords="vitrail, Vitrail ; éclairage")

    assert (lesson.mission, lesson.countries, lesson.keywords) == (
        reference,
        ("MA",),
        ("vitrail", "éclairage"),
    )
    assert (lesson.diffusion, lesson.state) == (Diffusion.PUBLIC, LessonState.PROPOSED)
    assert desk.lessons.blank(reference)["text"] == ""
    assert desk.lessons.of_mission(reference) == (lesson,)


def test_a_lesson_is_amended_while_it_is_proposed_and_reopened_with_a_reason(desk: Desk) -> None:
    lesson = proposed(desk)
    fields = {**desk.lessons.fields(lesson), "title": "Former ailleurs"}
    amended = desk.lessons.record(desk.lessons.drafts.save(fields, target=lesson.subject).id)
    assert (amended.id, amended.title) == (lesson.id, "Former ailleurs")
    desk.lessons.act(lesson.id, LessonAction.VALIDATE)

    draft = desk.lessons.drafts.save(fields, target=lesson.subject)
    with pytest.raises(TransitionRefused):
        desk.lessons.record(draft.id)
    with pytest.raises(Refusal, match="écrivez le motif"):
        desk.lessons.act(lesson.id, LessonAction.REOPEN)
    assert desk.lessons.act(lesson.id, LessonAction.REOPEN, "inexact").state is LessonState.PROPOSED
    assert [passage.reason for passage in desk.lessons.open(lesson.id).passages] == ["", "", "inexact"]


def test_a_mission_is_capitalised_by_a_validated_lesson(desk: Desk) -> None:
    reference = evaluated(desk)
    lesson = proposed(desk, reference)
    with pytest.raises(Refusal, match="Aucun enseignement"):
        desk.lessons.capitalise(reference)

    desk.lessons.act(lesson.id, LessonAction.VALIDATE)
    capitalised = desk.lessons.capitalise(reference)

    assert capitalised.state is EvaluationState.CAPITALISED
    assert desk.missions.open(reference).mission.state is MissionState.CAPITALISED
    with pytest.raises(Refusal, match="Écrivez ce qui manque dans un enseignement"):
        entered(desk, reference, REPORT)


def test_a_mission_is_capitalised_without_lesson_for_a_reason(desk: Desk) -> None:
    reference = evaluated(desk)
    assert desk.lessons.capitalise(reference, "mission d’étude").state is EvaluationState.CAPITALISED
    assert desk.missions.open(reference).passages[-1].reason == "mission d’étude"


def test_a_sheet_goes_no_further_than_its_lesson(desk: Desk) -> None:
    lesson = proposed(desk, evaluated(desk), diffusion="partenaires")
    (fault,) = desk.letters.produce_lesson_sheet(lesson.id, Diffusion.PARTNERS).faults
    assert "validez-le" in fault
    desk.lessons.act(lesson.id, LessonAction.VALIDATE)

    (fault,) = desk.letters.produce_lesson_sheet(lesson.id, Diffusion.PUBLIC).faults
    assert "Modifiez d’abord sa diffusion" in fault
    inner = desk.letters.produce_lesson_sheet(lesson.id, Diffusion.INTERNAL).letter
    outer = desk.letters.produce_lesson_sheet(lesson.id, Diffusion.PARTNERS).letter
    assert inner is not None
    assert outer is not None
    assert inner.chrono != outer.chrono
    assert desk.letters.produce_lesson_sheet(lesson.id, Diffusion.PARTNERS).letter == outer
    desk.lessons.act(lesson.id, LessonAction.REOPEN, "inexact")
    assert {letter.state for letter in desk.letters.all() if letter.subject == lesson.subject} == {
        LetterState.REPLACED
    }


def test_what_a_public_sheet_would_replace_is_shown_before(desk: Desk) -> None:
    lesson = proposed(desk, evaluated(desk))
    public = desk.lessons.open(lesson.id).public

    assert public.lesson.text.startswith("[verrière] et […] l’ont montré")
    assert [(one.found, one.put) for one in public.replacements] == [
        ("elo@example.org", "[courriel]"),
        ("Éloïse Marchenoir", "[verrière]"),
        ("Mme A. Vitrolles", "[…]"),
    ]


def test_a_file_is_joined_once_and_taken_off_with_a_reason(desk: Desk) -> None:
    reference = returned(desk)
    kept = desk.mission_files.add(reference, Attachment("vitraux.jpg", b"une photographie"))
    with pytest.raises(Refusal, match="déjà joint"):
        desk.mission_files.add(reference, Attachment("autre.jpg", b"une photographie"))
    with pytest.raises(Refusal, match="motif"):
        desk.mission_files.remove(reference, kept.id, " ")

    desk.mission_files.remove(reference, kept.id, "doublon")

    assert desk.mission_files.of_mission(reference) == ()
    assert kept.added_on == date(2018, 3, 14)
