"""The capitalisation sheet of a lesson, by who may read it; the public one names nobody.

Internal readers see the marks and the conclusion of the delegation, partners the experts, the public
neither: offices only, and texts from which names were taken.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from daect_tui.domain.anonymous import Anonymised, Person, Replacement, anonymise
from daect_tui.domain.dates import long_date
from daect_tui.domain.document import Block, Heading, Paragraph, Run, Table
from daect_tui.domain.errors import Refusal
from daect_tui.domain.evaluation import Diffusion, Evaluation
from daect_tui.domain.grid_average import average_words
from daect_tui.domain.lesson import Lesson, LessonState
from daect_tui.domain.mission import Mission
from daect_tui.domain.text import counted, listed, quoted, typeset

# From the narrowest circle to the widest.
CIRCLES = (Diffusion.INTERNAL, Diffusion.PARTNERS, Diffusion.PUBLIC)


@dataclass(frozen=True, slots=True)
class LessonCase:
    """A lesson and what its sheet says of it; `theme` and `countries` in words, `kept`: see `anonymise`."""

    lesson: Lesson
    mission: Mission | None
    evaluation: Evaluation | None
    theme: str
    countries: tuple[str, ...]
    country: str
    people: tuple[Person, ...] = ()
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PublicLesson:
    """A lesson without names, and what was replaced in it."""

    lesson: Lesson
    replacements: tuple[Replacement, ...]


def check_circle(lesson: Lesson, circle: Diffusion) -> None:
    """Refuse a sheet for more readers than the lesson allows, or of a lesson that is not validated."""
    if CIRCLES.index(circle) > CIRCLES.index(lesson.diffusion):
        raise Refusal(
            f"L’enseignement {lesson.subject} est de diffusion {quoted(lesson.diffusion.label)}\u00a0: "
            f"pas de fiche de diffusion {quoted(circle.label)}. Modifiez d’abord sa diffusion."
        )
    if lesson.state is not LessonState.VALIDATED:
        raise Refusal(
            f"L’enseignement {lesson.subject} est {quoted(lesson.state.label)}\u00a0: "
            "validez-le avant de produire sa fiche."
        )


def public_lesson(lesson: Lesson, people: Sequence[Person], kept: Collection[str] = ()) -> PublicLesson:
    """Take the names of people out of a lesson; raises nothing: a text without name is left as it is."""
    title, text = anonymise(lesson.title, people, kept), anonymise(lesson.text, people, kept)
    words = [anonymise(word, people, kept) for word in lesson.keywords]
    return PublicLesson(
        replace(lesson, title=title.text, text=text.text, keywords=tuple(word.text for word in words)),
        _together((title, text, *words)),
    )


def _together(parts: Sequence[Anonymised]) -> tuple[Replacement, ...]:
    found: dict[tuple[str, str], Replacement] = {}
    for one in (one for part in parts for one in part.replacements):
        known = found.get((one.found, one.put))
        found[one.found, one.put] = replace(one, count=one.count + known.count) if known else one
    return tuple(found.values())


def lesson_body(case: LessonCase, circle: Diffusion) -> tuple[Block, ...]:
    """Write the sheet; raises `Refusal` (see `check_circle`)."""
    check_circle(case.lesson, circle)
    public = circle is Diffusion.PUBLIC
    said = _without_names(case) if public else case
    lesson = said.lesson
    return (
        Table(("Enseignement", lesson.subject), _facts(said, circle), (1, 3), row_headers=True),
        Heading("Ce que la mission enseigne" if said.mission else "L’enseignement"),
        *_paragraphs(lesson.text),
        *(_judged(said.evaluation) if circle is Diffusion.INTERNAL and said.evaluation else ()),
        Paragraph((Run(_who_may_read(circle)),)),
    )


def _without_names(case: LessonCase) -> LessonCase:
    """Take the names out of all that a public sheet says."""

    def clear(text: str) -> str:
        return anonymise(text, case.people, case.kept).text

    mission = case.mission
    if mission is not None:
        content = mission.content
        mission = replace(
            mission,
            holder=clear(mission.holder),
            content=replace(
                content,
                subject=clear(content.subject),
                place=clear(content.place),
                requester=clear(content.requester),
                experts=tuple(
                    replace(one, name="", office=clear(one.office), employer="") for one in content.experts
                ),
            ),
        )
    lesson = public_lesson(case.lesson, case.people, case.kept).lesson
    return replace(case, lesson=lesson, mission=mission, evaluation=None)


def _facts(case: LessonCase, circle: Diffusion) -> tuple[tuple[str, str], ...]:
    lesson, mission = case.lesson, case.mission
    rows = [
        ("Titre", lesson.title),
        ("Thème", case.theme),
        ("Pays", listed(case.countries)),
        ("Mots-clés", ", ".join(lesson.keywords)),
    ]
    if mission is not None:
        content = mission.content
        experts = [
            one.office
            if circle is Diffusion.PUBLIC
            else f"{one.name} ({one.office}, {counted(one.days, 'jour')})"
            for one in content.experts
        ]
        rows += [
            ("Mission", f"{mission.reference} – {content.subject}"),
            ("Titulaire", mission.holder),
            ("Accueil", content.requester),
            ("Lieu", ", ".join(part for part in (content.place, case.country) if part)),
            ("Dates", f"du {long_date(content.starts_on)} au {long_date(content.ends_on)}"),
            ("Experts", ", ".join(expert for expert in experts if expert)),
        ]
    return tuple((name, typeset(text)) for name, text in rows if text)


def _judged(evaluation: Evaluation) -> Iterator[Block]:
    mean = average_words(evaluation.marks)
    if mean:
        yield Heading("Évaluation de la mission")
        yield Paragraph((Run(f"Moyenne des notes\u00a0: {mean}."),))
        yield from _paragraphs(evaluation.judgement.conclusion)


def _paragraphs(text: str) -> Iterator[Block]:
    for line in text.splitlines():
        if line.strip():
            yield Paragraph((Run(typeset(line.strip())),))


def _who_may_read(circle: Diffusion) -> str:
    if circle is Diffusion.PUBLIC:
        return "Diffusion publique\u00a0: les noms des personnes ont été retirés, leurs fonctions conservées."
    readers = "l’administration" if circle is Diffusion.INTERNAL else "l’administration et ses partenaires"
    return f"Diffusion {circle.label}\u00a0: réservé à {readers}."
