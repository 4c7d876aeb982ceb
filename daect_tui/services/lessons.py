"""Lessons: proposed, validated, kept apart from the report; and the mission that is capitalised by them."""

from dataclasses import dataclass, replace

from daect_tui.domain.draft import FormKind
from daect_tui.domain.errors import Refusal
from daect_tui.domain.evaluation import Diffusion, Evaluation, EvaluationAction, EvaluationState
from daect_tui.domain.journal import Act
from daect_tui.domain.lesson import (
    LESSON_ACTIONS_WITH_REASON,
    LESSON_MACHINE,
    Lesson,
    LessonAction,
    LessonState,
    lesson_number,
)
from daect_tui.domain.lesson_form import lesson_fields, read_lesson_form
from daect_tui.domain.lesson_sheet import PublicLesson, public_lesson
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.mission import MissionAction
from daect_tui.domain.states import Passage
from daect_tui.services.catalogue import countries, country_name, themes
from daect_tui.services.drafts import Drafts
from daect_tui.services.evaluations import pass_evaluation, replace_sheets
from daect_tui.services.intake import country_codes
from daect_tui.services.lesson_drafting import people_of
from daect_tui.services.moves import move_mission, record_passage
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

# The target of the draft of a new lesson: its mission and this; of none, this alone.
_NEW = "/enseignement"


@dataclass(frozen=True, slots=True)
class LessonFile:
    """A lesson, what became of it, and what a public version would replace."""

    lesson: Lesson
    passages: tuple[Passage, ...]
    public: PublicLesson


class Lessons:
    """The use cases of lessons, in F6 Évaluations."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.drafts = Drafts(office, FormKind.LESSON)

    def all(self) -> tuple[Lesson, ...]:
        """Return every lesson, the most recent first."""
        with self._office.reading() as work:
            return work.lessons.all()[::-1]

    def of_mission(self, reference: str) -> tuple[Lesson, ...]:
        """Return the lessons of a mission, the oldest first."""
        with self._office.reading() as work:
            return work.lessons.of_mission(reference)

    def open(self, lesson_id: int) -> LessonFile:
        """Return a lesson with its history; raises `UnknownReference`."""
        with self._office.reading() as work:
            lesson = work.lessons.get(lesson_id)
            public = public_lesson(lesson, people_of(work, lesson.mission))
            return LessonFile(lesson, work.passages.of(lesson.subject), public)

    def blank(self, mission: str = "") -> dict[str, str]:
        """Return the texts that a new lesson begins with: what the report of its mission says."""
        if not mission:
            return {"diffusion": Diffusion.INTERNAL.value}
        with self._office.reading() as work:
            known, sent = work.evaluations.find(mission), work.missions.get(mission)
            first = not work.lessons.of_mission(mission)
            theme = sent.content.theme or work.labels.get(sent.label).theme
        return {
            "text": known.report.lessons if known and first else "",
            "theme": theme,
            "countries": country_name(sent.content.country),
            "diffusion": (known.report.diffusion if known else Diffusion.INTERNAL).value,
        }

    def fields(self, lesson: Lesson) -> dict[str, str]:
        """Write a lesson back as the texts of its form."""
        return lesson_fields(lesson, {country.code: country.name for country in countries()})

    def record(self, draft_id: int) -> Lesson:
        """Make a lesson of a draft, or amend the one that it is about, and remove the draft."""
        with self._office.begin() as work:
            draft = work.drafts.get(draft_id)
            read = read_lesson_form(draft.fields, country_codes(), themes())
            mission, new, _ = draft.target.partition(_NEW)
            if new:
                if mission:
                    work.missions.get(mission)
                lesson = Lesson(
                    0, mission, read.title, read.text, read.theme, read.countries, read.keywords,
                    read.diffusion, LessonState.PROPOSED, 1,
                )  # fmt: skip
                lesson = work.lessons.add(lesson)
                detail: dict[str, str | int | list[str]] = {"titre": lesson.title, "mission": mission}
                work.journal.append(Act("lesson.proposed", lesson.subject, detail))
            else:
                known = work.lessons.get(lesson_number(draft.target))
                changed = replace(
                    known,
                    title=read.title,
                    text=read.text,
                    theme=read.theme,
                    countries=read.countries,
                    keywords=read.keywords,
                    diffusion=read.diffusion,
                )
                lesson = self._pass(work, changed, LessonAction.AMEND)
            work.drafts.remove(draft_id)
            work.commit()
        return lesson

    def act(self, lesson_id: int, action: LessonAction, reason: str = "") -> Lesson:
        """Validate, set aside or reopen a lesson; the last two with a reason."""
        with self._office.begin() as work:
            moved = self._pass(work, work.lessons.get(lesson_id), action, reason)
            work.commit()
        return moved

    def capitalise(self, reference: str, reason: str = "") -> Evaluation:
        """Make a mission capitalised: by a validated lesson of its own, or with the reason why none."""
        with self._office.begin() as work:
            known = work.evaluations.find(reference)
            if known is None or known.state is EvaluationState.RECEIVED:
                raise Refusal(f"La mission {reference} n’est pas encore évaluée\u00a0: évaluez-la d’abord.")
            validated = any(
                lesson.state is LessonState.VALIDATED for lesson in work.lessons.of_mission(reference)
            )
            if not validated and not reason.strip():
                raise Refusal(
                    f"Aucun enseignement de la mission {reference} n’est validé. Validez-en un, "
                    "ou dites pourquoi il n’y en a pas."
                )
            capitalised = pass_evaluation(work, self._office, known, EvaluationAction.CAPITALISE, reason)
            mission = work.missions.get(reference)
            move_mission(work, self._office, mission, MissionAction.CAPITALISE, reason)
            work.commit()
        return capitalised

    def _pass(self, work: UnitOfWork, lesson: Lesson, action: LessonAction, reason: str = "") -> Lesson:
        after = LESSON_MACHINE.after(lesson.state, action)
        if action in LESSON_ACTIONS_WITH_REASON and not reason.strip():
            raise Refusal(f"Pour {action.label}, écrivez le motif\u00a0: il reste dans l’historique.")
        moved = work.lessons.update(replace(lesson, state=after))
        passage = (lesson.state, action, after)
        record_passage(work, self._office, "lesson", lesson.subject, passage, reason)
        replace_sheets(work, self._office, lesson.subject, LetterKind.LESSON_SHEET)
        return moved


def new_target(mission: str = "") -> str:
    """Return the target under which the draft of a new lesson is kept."""
    return f"{mission}{_NEW}"
