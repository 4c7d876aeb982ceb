"""A lesson, new or amended; what the report of its mission says is there to begin with."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.evaluation import Diffusion
from daect_tui.domain.lesson import Lesson
from daect_tui.domain.lesson_form import parse_keywords
from daect_tui.domain.text import counted, listed
from daect_tui.services.catalogue import country_name, themes
from daect_tui.services.desk import Desk
from daect_tui.services.intake import country_codes
from daect_tui.services.lessons import new_target
from screens.widgets.fields import ChoiceField, LineField, LongField
from screens.widgets.form import AutosavedForm

_DIFFUSIONS = [(diffusion.value, diffusion.label) for diffusion in Diffusion]


class LessonForm(AutosavedForm[Lesson]):
    """Gives the lesson back, once it is kept."""

    TASKS = (
        ("Écrire un enseignement", "Un titre, un texte qui se comprend sans le rapport, Ctrl+S."),
        ("S’interrompre", "Échap ferme\u202f; ce qui est tapé est gardé."),
    )  # fmt: skip

    def __init__(self, desk: Desk, target: str, title: str, initial: Mapping[str, str]) -> None:
        super().__init__(desk, desk.lessons.drafts, target=target, initial=initial)
        self.title = title

    def compose_fields(self) -> ComposeResult:
        """Arrange the fields."""
        with VerticalScroll(classes="fields", can_focus=False):
            yield LineField("title", "Titre", required=True, hint="En une ligne, ce qu’il faut retenir.")
            yield LongField(
                "text", "Enseignement", lines=6, required=True, hint="Ce qu’une autre mission doit savoir."
            )
            yield ChoiceField(
                "theme", "Thème", [("", "aucun"), *themes().items()], hint="Le thème principal."
            )
            yield LineField("countries", "Pays", hint="Un ou plusieurs, entre virgules.", echoed=_countries)
            yield LineField(
                "keywords",
                "Mots-clés",
                hint="Entre virgules\u00a0: ils servent à la recherche.",
                echoed=_words,
            )
            yield ChoiceField("diffusion", "Diffusion", _DIFFUSIONS, hint="Qui pourra lire la fiche.")

    def file(self, draft_id: int) -> Lesson:
        """Keep the lesson."""
        return self.desk.lessons.record(draft_id)

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft by its title."""
        return fields.get("title", "").strip() or "(sans titre)"


def new_lesson_form(desk: Desk, mission: str, initial: Mapping[str, str]) -> LessonForm:
    """Return the form of a new lesson, of a mission or of none."""
    return LessonForm(desk, new_target(mission), "Nouvel enseignement", initial)


def amending_form(desk: Desk, lesson: Lesson) -> LessonForm:
    """Return the form that amends a lesson."""
    return LessonForm(desk, lesson.subject, f"Enseignement {lesson.subject}", desk.lessons.fields(lesson))


def _countries(typed: str) -> str:
    return listed([country_name(code) for code in parse_countries(typed, country_codes())])


def _words(typed: str) -> str:
    return counted(len(parse_keywords(typed)), "mot-clé", "mots-clés")
