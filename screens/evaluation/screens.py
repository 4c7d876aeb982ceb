"""The missions that left, and where the report of each stands."""

import asyncio
from collections.abc import Sequence

from textual.binding import Binding

from daect_tui.domain.dates import short_date
from daect_tui.domain.evaluation import EvaluationState
from daect_tui.domain.lesson import is_lesson_subject, lesson_number
from daect_tui.domain.text import counted
from daect_tui.services.catalogue import country_name
from daect_tui.services.evaluations import MissionReport
from screens.calls import writing
from screens.evaluation.conflicts import ConflictsScreen
from screens.evaluation.evaluation import EvaluationScreen
from screens.evaluation.knowhow import KnowHowScreen
from screens.evaluation.lesson import LessonScreen
from screens.evaluation.lessons import LessonsScreen
from screens.evaluation.pack_acts import make_pack, merge_file
from screens.evaluation.report import ReportForm
from screens.evaluation.sheet import show_sheet
from screens.evaluation.words import previewed, standing, urgency_key
from screens.listed import FILTER, ListScreen
from screens.missions.words import where
from screens.searched import SEARCH
from screens.widgets.listing import Column


class EvaluationsScreen(ListScreen[MissionReport]):
    """The first screen of the mode: Entrée leads to what the report waits for."""

    TITLE = "Évaluations"
    BINDINGS = [
        Binding("ctrl+o", "sheet", "Fiche", tooltip="produire et voir la fiche", id="evaluation.sheet"),
        Binding("ctrl+y", "who", "Qui sait faire", tooltip="qui sait faire quoi, et où", id="evaluation.who"),
        Binding(
            "ctrl+l", "lessons", "Enseignements", tooltip="tous les enseignements", id="evaluation.lessons"
        ),
        SEARCH,
        FILTER,
        Binding("ctrl+d", "pack", "Paquet", tooltip="faire le paquet à envoyer", show=False, id="pack.make"),
        Binding("ctrl+u", "merge", "Fusionner", tooltip="fusionner un fichier revenu", id="pack.merge"),
        Binding(
            "ctrl+k",
            "conflicts",
            "Conflits",
            tooltip="lire les textes qu’une fusion a écartés",
            show=False,
            id="pack.conflicts",
        ),
    ]
    COLUMNS = (
        Column("Mission", 12),
        Column("Pays", 10),
        Column("Titulaire"),
        Column("Objet", wide=True),
        Column("Retour", 10, wide=True),
        Column("Rapport", 23),
    )
    EMPTY = "Aucune mission n’est partie\u00a0: F5 les demande, les valide et note leur départ."
    FILTERS = {
        "": "toutes",
        "attendus": "rapports attendus",
        "partiels": "rapports partiels",
        "a_evaluer": "rapports à évaluer",
        "a_capitaliser": "missions à capitaliser",
        "suites": "suites à vérifier",
    }
    TASKS = (
        (
            "Saisir un rapport",
            "Entrée, remplir, Ctrl+S. Ce qui est tapé est gardé aussitôt, même sans réseau.",
        ),
        ("Évaluer", "Ouvrir le rapport par Entrée, Ctrl+S, une note de 1 à 4 par question, Ctrl+S."),
        ("Enseignements", "Ctrl+L montre ceux de toutes les missions, et ceux qui ne viennent d’aucune."),
        ("Qui sait faire quoi", "Ctrl+Y\u00a0: un savoir-faire, un pays, et qui y répond, avec le pourquoi."),
        ("La fiche", "Ctrl+O la produit et la montre."),
        ("Faire remplir au loin", "Ctrl+D fait le paquet de la mission, à envoyer à l’expert ou au poste."),
        ("Recevoir un retour", "Ctrl+U montre ce qui change, puis fusionne. Ctrl+K relit les conflits."),
    )

    def read(self) -> Sequence[MissionReport]:
        """Return the missions that left, those whose report is awaited first."""
        return sorted(self.desk.evaluations.all(), key=urgency_key)

    def key_of(self, thing: MissionReport) -> str:
        """Return the reference of the mission."""
        return thing.mission.reference

    def cells(self, thing: MissionReport) -> Sequence[str]:
        """Write reference, country, holder, subject, return, report."""
        mission = thing.mission
        return (
            mission.reference,
            country_name(mission.content.country),
            mission.holder,
            mission.content.subject,
            short_date(mission.content.ends_on),
            standing(thing, self.desk.office.clock.today()),
        )

    def searched(self, thing: MissionReport) -> str:
        """Find a report by its mission, and by what it says: who knows how to do what, and where."""
        mission, evaluation = thing.mission, thing.evaluation
        report = evaluation.report if evaluation else None
        texts = (report.expert_voice, report.lessons, report.follow_up) if report else ()
        experts = " ".join(expert.name for expert in mission.content.experts)
        return " ".join(
            (mission.reference, mission.holder, where(mission), mission.content.subject, experts, *texts)
        )

    def passes(self, thing: MissionReport, code: str) -> bool:
        """Sort out by what a report waits for."""
        evaluation = thing.evaluation
        if evaluation is None:
            return code == "attendus"
        received = evaluation.state is EvaluationState.RECEIVED
        return {
            "partiels": received and evaluation.partial,
            "a_evaluer": received and not evaluation.partial,
            "a_capitaliser": evaluation.state is EvaluationState.EVALUATED,
            "suites": evaluation.awaits_follow_up is not None,
        }.get(code, False)

    def preview(self, thing: MissionReport) -> tuple[str, str]:
        """Write what was done, the marks and the lessons, in short."""
        return thing.mission.reference, previewed(thing, self.desk.office.clock.today())

    def counted(self, count: int) -> str:
        """Say how many."""
        return counted(count, "mission partie", "missions parties")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The sheet waits for a report."""
        if action in {"pack", "conflicts"}:
            return self.chosen is not None
        if action == "sheet":
            return self.chosen is not None and self.chosen.evaluation is not None
        return super().check_action(action, parameters)

    @writing
    async def open_subject(self, subject: str) -> None:
        """Open a lesson, or the report of a mission; type it first where it is awaited."""
        if is_lesson_subject(subject):
            self.app.push_screen(LessonScreen(self.desk, lesson_number(subject)))
            return
        known = await asyncio.to_thread(self.desk.evaluations.open, subject)
        if known.evaluation is None:
            made = await self.app.push_screen_wait(ReportForm(self.desk, known.mission, {}))
            if made is None:
                return
            done = (
                "partiel enregistré. Ctrl+E le complète." if made.partial else "enregistré. Ctrl+S l’évalue."
            )
            self.kept(f"Rapport de {subject} {done}")
        self.app.push_screen(EvaluationScreen(self.desk, subject))

    def action_who(self) -> None:
        """Ask who knows how to do something somewhere."""
        self.app.push_screen(KnowHowScreen(self.desk))

    @writing
    async def action_pack(self) -> None:
        """Make the pack of the chosen mission."""
        if self.chosen is not None:
            told = await make_pack(self, self.chosen.mission.reference)
            if told is not None:
                self.kept(told)

    @writing
    async def action_merge(self) -> None:
        """Merge a file that came back."""
        told = await merge_file(self)
        if told is not None:
            self.kept(told)

    def action_conflicts(self) -> None:
        """Show the conflicts of the chosen mission."""
        if self.chosen is not None:
            self.app.push_screen(ConflictsScreen(self.desk, self.chosen.mission.reference))

    def action_lessons(self) -> None:
        """Show all the lessons."""
        self.app.push_screen(LessonsScreen(self.desk))

    def action_sheet(self) -> None:
        """Produce the sheet of the chosen mission, once, and show it."""
        if self.chosen is not None:
            show_sheet(self, self.chosen.mission.reference)
