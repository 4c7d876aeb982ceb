"""Gathering the capitalisation sheet of a lesson, and the people whose names a public one takes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.anonymous import Person
from daect_tui.domain.document import PlainDocument
from daect_tui.domain.evaluation import Diffusion
from daect_tui.domain.lesson_sheet import LessonCase, lesson_body, public_lesson
from daect_tui.services.catalogue import country_name, themes
from daect_tui.services.drafting import head_on
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """Which lesson, for whom, on what day; `kept`: doubtful words that the reviewer lets stand."""

    lesson_id: int
    circle: Diffusion
    dated: date
    kept: frozenset[str] = frozenset()


def lesson_sheet(order: SheetOrder, work: UnitOfWork, chrono: str) -> PlainDocument:
    """Return the sheet of a validated lesson; raises `Refusal`."""
    lesson = work.lessons.get(order.lesson_id)
    mission = work.missions.get(lesson.mission) if lesson.mission else None
    case = LessonCase(
        lesson=lesson,
        mission=mission,
        evaluation=work.evaluations.find(lesson.mission) if mission else None,
        theme=themes().get(lesson.theme, lesson.theme),
        countries=tuple(country_name(code) for code in lesson.countries),
        country=country_name(mission.content.country) if mission else "",
        people=people_of(work, lesson.mission),
        kept=order.kept,
    )
    public = order.circle is Diffusion.PUBLIC
    title = public_lesson(lesson, case.people, case.kept).lesson.title if public else lesson.title
    return PlainDocument(
        title="Fiche de capitalisation",
        subtitle=title,
        letterhead=head_on(work, order.dated).letterhead,
        dated=order.dated,
        reference=chrono,
        body=lesson_body(case, order.circle),
    )


def people_of(work: UnitOfWork, mission: str) -> tuple[Person, ...]:
    """Return the people whom a text about a mission may name: those of the mission, then all others."""
    near = tuple(_of_mission(work, mission)) if mission else ()
    far = (person for person in _others(work, mission) if len(person.name.split()) > 1)
    return tuple(person for person in (*near, *far) if person.name.strip())


def _of_mission(work: UnitOfWork, reference: str) -> Iterator[Person]:
    mission = work.missions.get(reference)
    for expert in mission.content.experts:
        yield Person(expert.name, expert.office)
    evaluation = work.evaluations.find(reference)
    if evaluation is not None:
        report = evaluation.report
        for speaker in (report.expert_by, report.host_by, report.poste_by):
            if speaker is not None:
                yield Person(speaker.name, speaker.office)
        yield Person(evaluation.judgement.evaluator, "agent de la délégation")
    holder = work.organisations.get(work.labels.get(mission.label).organisation_id)
    chief = holder.representative
    yield Person(f"{chief.first_name} {chief.last_name}", chief.office)
    yield Person(holder.contact.name, "responsable du projet")


def _others(work: UnitOfWork, reference: str) -> Iterator[Person]:
    for mission in work.missions.all():
        if mission.reference != reference:
            for expert in mission.content.experts:
                yield Person(expert.name, expert.office, near=False)
    for one in work.correspondents.all():
        yield Person(f"{one.first_name} {one.last_name}", one.name, near=False)
    for member in work.members.all():
        yield Person(f"{member.first_name} {member.last_name}", member.quality, near=False)
