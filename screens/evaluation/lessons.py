"""All the lessons, of missions or of none: searched as one types, accents aside."""

import asyncio
from collections.abc import Sequence

from textual.binding import Binding

from daect_tui.domain.lesson import Lesson, LessonState, lesson_number
from daect_tui.domain.text import counted
from daect_tui.services.catalogue import country_name, themes
from screens.calls import writing
from screens.evaluation.lesson import LessonScreen
from screens.evaluation.lesson_form import new_lesson_form
from screens.evaluation.lesson_words import lesson_cells
from screens.listed import FILTER, ListScreen
from screens.searched import SEARCH
from screens.widgets.listing import Column


class LessonsScreen(ListScreen[Lesson]):
    """The lessons, reached from the reports by Ctrl+L."""

    TITLE = "Enseignements"
    BINDINGS = [
        Binding(
            "escape", "clear", "Revenir", tooltip="effacer la recherche, puis revenir", id="lessons.back"
        ),
        Binding("ctrl+n", "new", "Nouveau", tooltip="écrire un enseignement sans mission", id="lessons.new"),
        SEARCH,
        FILTER,
    ]
    COLUMNS = (
        Column("Nº", 7),
        Column("Titre"),
        Column("Diffusion", 11),
        Column("État", 8),
        Column("Mission", 12, wide=True),
        Column("Pays", 14, wide=True),
    )
    EMPTY = (
        "Aucun enseignement\u00a0: Ctrl+N en écrit un\u202f; ceux d’une mission s’écrivent dans son rapport."
    )
    FILTERS = {"": "tous", **{state.value: state.label for state in LessonState}}
    TASKS = (
        ("Trouver un enseignement", "Taper un savoir-faire, un pays, un thème, avec ou sans accents."),
        ("Valider", "Entrée ouvre l’enseignement, Ctrl+S le valide."),
        ("Sans mission", "Ctrl+N écrit un enseignement qui ne vient d’aucune mission."),
    )  # fmt: skip

    def read(self) -> Sequence[Lesson]:
        """Return the lessons, the most recent first."""
        return self.desk.lessons.all()

    def key_of(self, thing: Lesson) -> str:
        """Return the number of the lesson."""
        return thing.subject

    def cells(self, thing: Lesson) -> Sequence[str]:
        """Write number, title, diffusion, state, mission, countries."""
        where = ", ".join(country_name(code) for code in thing.countries)
        return (*lesson_cells(thing), thing.mission or "—", where)

    def searched(self, thing: Lesson) -> str:
        """Find a lesson by all that it says."""
        where = " ".join(country_name(code) for code in thing.countries)
        said = (thing.subject, thing.mission, thing.title, thing.text, *thing.keywords)
        return " ".join((*said, where, themes().get(thing.theme, "")))

    def passes(self, thing: Lesson, code: str) -> bool:
        """Sort out by state."""
        return thing.state.value == code

    def preview(self, thing: Lesson) -> tuple[str, str]:
        """Write the lesson."""
        return thing.title, thing.text

    def counted(self, count: int) -> str:
        """Say how many."""
        return counted(count, "enseignement")

    def action_clear(self) -> None:
        """Show the whole list again; go back to the reports where it is whole."""
        if self.search or self.filter:
            super().action_clear()
        else:
            self.dismiss(None)

    def open_subject(self, subject: str) -> None:
        """Open a lesson."""
        self.app.push_screen(LessonScreen(self.desk, lesson_number(subject)))

    @writing
    async def action_new(self) -> None:
        """Write a lesson that comes from no mission."""
        initial = await asyncio.to_thread(self.desk.lessons.blank)
        made = await self.app.push_screen_wait(new_lesson_form(self.desk, "", initial))
        if made is not None:
            self.kept(f"Enseignement {made.subject} proposé. Entrée l’ouvre.")
