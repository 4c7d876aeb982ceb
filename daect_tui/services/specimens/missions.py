"""Specimens of missions: validation, refusal, change, postponement, cancellation, reminders, sheets."""

from dataclasses import replace
from datetime import timedelta

from daect_tui.domain.document import LetterDocument
from daect_tui.domain.evaluation import Diffusion
from daect_tui.domain.lesson import Lesson, LessonState
from daect_tui.domain.mission import Mission, MissionState
from daect_tui.domain.mission_change import MissionChange, agreed
from daect_tui.domain.mission_interruption import AskedBy, Cancellation, IncurredCost, Postponement
from daect_tui.domain.mission_refusal import RULES, MissionRefusal
from daect_tui.domain.money import Euros
from daect_tui.domain.report_deadline import LEVELS, PlannedReminder, ReportReminder
from daect_tui.services import course_drafting
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.scene import Scene
from daect_tui.services.specimens.studio import Specimen, Studio
from daect_tui.services.specimens.travel import BACK, TO_COME, evaluated, mission


def before_leaving(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock a mission that is validated, and one that is refused."""
    scene, letters = cast.scene, studio.desk.letters
    validated = mission(work, scene, 1, MissionState.VALIDATED, TO_COME)
    reviewed = mission(work, scene, 2, MissionState.REFUSED, TO_COME)
    law = (RULES["theme"], RULES["plafond"])
    refused = work.missions.update(
        replace(reviewed, refusal=MissionRefusal(law, scene.text("mission_refused_for"), scene.day))
    )
    return (
        Specimen(
            "validation-mission", lambda: studio.kept(letters.produce_mission_letter(validated.reference))
        ),
        Specimen("refus-mission", lambda: studio.kept(letters.produce_mission_refusal(refused))),
    )


def changed_on_the_way(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock a mission that changes, one that is put off and one that is called off."""
    scene, course = cast.scene, work.mission_course
    changing = mission(work, scene, 3, MissionState.LETTER_ISSUED, TO_COME)
    put_off = mission(work, scene, 4, MissionState.POSTPONED, TO_COME)
    called_off = mission(work, scene, 5, MissionState.CANCELLED, TO_COME)
    course.add(_change(scene, changing))
    course.add(
        Postponement(
            id=0,
            mission=put_off.reference,
            decided_on=scene.day,
            asked_by=AskedBy.POSTE,
            reason=scene.text("put_off_for"),
            starts_on=scene.on(2 * TO_COME),
            ends_on=scene.on(2 * TO_COME + 6),
            signatory=scene.signatory.name,
        )
    )
    costs = scene.told["mission"]["incurred"]
    course.add(
        Cancellation(
            id=0,
            mission=called_off.reference,
            decided_on=scene.day,
            asked_by=AskedBy.AUTHORITY,
            reason=scene.text("called_off_for"),
            costs=tuple(IncurredCost(heading, Euros(cents), bearer) for heading, cents, bearer in costs),
            signatory=scene.signatory.name,
        )
    )
    return (
        _told("avenant-mission", changing, studio),
        _told("report-mission", put_off, studio),
        _told("annulation-mission", called_off, studio),
    )


def after_the_return(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock a mission whose report is late, and one that is evaluated, with what it taught."""
    scene, letters = cast.scene, studio.desk.letters
    late = mission(work, scene, 6, MissionState.REPORT_DUE, BACK)
    travelled = mission(work, scene, 7, MissionState.EVALUATED, BACK)
    evaluated(work, scene, travelled)
    told = scene.told["lesson"]
    lesson = work.lessons.add(
        Lesson(
            id=0,
            mission=travelled.reference,
            title=told["title"],
            text=told["text"],
            theme="patrimoine",
            countries=(travelled.content.country,),
            keywords=tuple(told["keywords"]),
            diffusion=Diffusion.PUBLIC,
            state=LessonState.VALIDATED,
            version=1,
        )
    )
    return (
        *(_reminder(scene, late, level, studio) for level in range(1, LEVELS + 1)),
        Specimen("evaluation", lambda: studio.kept(letters.produce_evaluation_sheet(travelled.reference))),
        _sheet("capitalisation-interne", lesson.id, Diffusion.INTERNAL, studio),
        _sheet("capitalisation-publique", lesson.id, Diffusion.PUBLIC, studio),
    )


def _change(scene: Scene, changing: Mission) -> MissionChange:
    before = agreed(changing)
    content = replace(
        changing.content,
        ends_on=changing.content.ends_on + timedelta(days=1),
        place=scene.told["mission"]["changed_place"],
        terms=scene.text("changed_terms"),
    )
    return MissionChange(
        id=0,
        mission=changing.reference,
        number=1,
        before=before,
        after=replace(before, content=content),
        reason=scene.text("changed_for"),
        decided_on=scene.day,
        signatory=scene.signatory.name,
        overrides=(),
    )


def _told(name: str, about: Mission, studio: Studio) -> Specimen:
    """Return the specimen of the only letter that the course of a mission awaits."""
    return Specimen(name, lambda: studio.kept(*studio.desk.course_letters.produce(about.reference)))


def _sheet(name: str, lesson: int, circle: Diffusion, studio: Studio) -> Specimen:
    """Return the specimen of the sheet of a lesson for some readers."""
    return Specimen(name, lambda: studio.kept(studio.desk.letters.produce_lesson_sheet(lesson, circle)))


def _reminder(scene: Scene, late: Mission, level: int, studio: Studio) -> Specimen:
    """Return the specimen of a reminder; those of the lower levels went a fortnight apart."""
    due = late.report_due or scene.day
    sent = tuple(
        ReportReminder(
            0, late.reference, done, due + timedelta(days=14 * done), due, f"{due.year}-{done:04d}"
        )
        for done in range(1, level)
    )
    day = due + timedelta(days=14 * level)
    planned = PlannedReminder(level, day, due, "")

    def draft(work: UnitOfWork, chrono: str) -> LetterDocument:
        return course_drafting.reminder(late.reference, planned, sent, day, work, chrono)

    return Specimen(f"relance-rapport-{level}", lambda: studio.drafted(draft))
