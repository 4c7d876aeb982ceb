"""A lesson put in words."""

from collections.abc import Iterable

from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.lesson import Lesson, LessonAction, LessonState
from daect_tui.domain.lesson_sheet import PublicLesson
from daect_tui.domain.states import Passage
from daect_tui.domain.text import NBSP, counted, listed, quoted
from daect_tui.services.catalogue import country_name, themes

Pairs = list[tuple[str, str]]


def lesson_cells(lesson: Lesson) -> list[str]:
    """Write a lesson as a row: number, title, diffusion, state."""
    return [lesson.subject, lesson.title, lesson.diffusion.label, lesson.state.label]


def lesson_facts(lesson: Lesson) -> Pairs:
    """Return all that a lesson says."""
    return [
        ("Titre", lesson.title),
        ("Mission", lesson.mission or "aucune"),
        ("Thème", themes().get(lesson.theme, lesson.theme)),
        ("Pays", listed([country_name(code) for code in lesson.countries])),
        ("Mots-clés", ", ".join(lesson.keywords)),
        ("Diffusion", lesson.diffusion.label),
        ("", " "),
        ("Enseignement", lesson.text),
    ]


def public_facts(public: PublicLesson) -> Pairs:
    """Return the lesson as the public would read it, after what was replaced."""
    return [
        *(replaced_pairs(public) or [("", "Aucun nom n’y a été trouvé. Relisez-la tout de même.")]),
        ("", " "),
        ("Titre", public.lesson.title),
        ("Mots-clés", ", ".join(public.lesson.keywords)),
        ("Enseignement", public.lesson.text),
    ]


def replaced_pairs(public: PublicLesson) -> Pairs:
    """Return each name that was found with what stands in its place."""
    pairs = []
    for rank, one in enumerate(public.replacements):
        doubt = " (peut-être un mot ordinaire)" if one.doubtful else ""
        caption = "Remplacé" if rank == 0 else ""
        pairs.append(
            (caption, f"{quoted(one.found)} → {one.put}, {counted(one.count, 'fois', 'fois')}{doubt}")
        )
    return pairs


def lesson_history(passages: Iterable[Passage]) -> Pairs:
    """Return what became of a lesson, the last first."""
    actions = {action.value: action.label for action in LessonAction}
    states = {state.value: state.label for state in LessonState}
    pairs = []
    for passage in reversed(tuple(passages)):
        when = f"{short_date(paris_day(passage.at))} {clock_time(passage.at)}"
        why = f"\nMotif{NBSP}: {passage.reason}" if passage.reason else ""
        action = actions.get(passage.action, passage.action)
        told = f"{states[passage.after]} ({action}), par {passage.agent}{why}"
        pairs.append((when, told))
    return pairs or [("", "Proposé, sans changement depuis.")]
