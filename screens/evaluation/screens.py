"""The missions that left, the most recent first, and where the report of each stands."""

import asyncio
from collections.abc import Sequence

from textual.binding import Binding

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.evaluation import HIGHEST_MARK, EvaluationState
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.evaluations import MissionReport, report_fields
from screens.calls import writing
from screens.evaluation.grid import GridScreen
from screens.evaluation.report import ReportForm
from screens.letters.showing import show_document
from screens.listed import FILTER, ListScreen
from screens.missions.words import where
from screens.modals.error import ErrorModal
from screens.searched import SEARCH
from screens.widgets.listing import Column


class EvaluationsScreen(ListScreen[MissionReport]):
    """The first screen of the mode: Entrée leads to what the report waits for."""

    TITLE = "Évaluations"
    BINDINGS = [
        Binding("ctrl+e", "grid", "Évaluer", tooltip="donner les notes de la grille", id="evaluation.grid"),
        Binding(
            "ctrl+o",
            "sheet",
            "Fiche",
            tooltip="produire et voir la fiche d’évaluation",
            id="evaluation.sheet",
        ),
        SEARCH,
        FILTER,
    ]
    COLUMNS = (
        Column("Mission", 12),
        Column("Titulaire"),
        Column("Objet", wide=True),
        Column("Retour", 10),
        Column("Rapport", 26),
    )
    EMPTY = "Aucune mission n’est partie\u00a0: elles paraissent ici d’elles-mêmes."
    FILTERS = {"": "toutes", "attendus": "rapports attendus", "a_evaluer": "rapports à évaluer"}
    TASKS = (
        (
            "Saisir un rapport",
            "Entrée, remplir, Ctrl+S. Ce qui est tapé est gardé aussitôt, même sans réseau.",
        ),
        ("Évaluer", "Ctrl+E, une note de 1 à 4 par question, puis Ctrl+S."),
        ("La fiche", "Ctrl+O la produit et la montre."),
    )

    def read(self) -> Sequence[MissionReport]:
        """Return the missions that left."""
        return self.desk.evaluations.all()

    def key_of(self, thing: MissionReport) -> str:
        """Return the reference of the mission."""
        return thing.mission.reference

    def cells(self, thing: MissionReport) -> Sequence[str]:
        """Write reference, holder, subject, return, report."""
        mission = thing.mission
        return (
            mission.reference,
            mission.holder,
            mission.content.subject,
            short_date(mission.content.ends_on),
            standing(thing),
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
        if code == "attendus":
            return thing.evaluation is None
        return thing.evaluation is not None and thing.evaluation.state is EvaluationState.RECEIVED

    def preview(self, thing: MissionReport) -> tuple[str, str]:
        """Write the voices and the marks, in short."""
        return thing.mission.reference, _previewed(thing)

    def counted(self, count: int) -> str:
        """Say how many."""
        return counted(count, "mission partie", "missions parties")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The grid and the sheet wait for a report."""
        if action in {"grid", "sheet"}:
            return self.chosen is not None and self.chosen.evaluation is not None
        return super().check_action(action, parameters)

    @writing
    async def open_subject(self, subject: str) -> None:
        """Open the report of a mission: to type it, or to correct it until it is evaluated."""
        known = await asyncio.to_thread(self.desk.evaluations.open, subject)
        evaluation = known.evaluation
        if evaluation is not None and evaluation.state is not EvaluationState.RECEIVED:
            self.show_sheet(subject)
            return
        initial = report_fields(evaluation.report) if evaluation else {}
        entered = await self.app.push_screen_wait(ReportForm(self.desk, known.mission, initial))
        if entered is not None:
            self.kept(f"Rapport de {subject} enregistré. Ctrl+E l’évalue.")

    @writing
    async def action_grid(self) -> None:
        """Give the marks of the chosen report."""
        chosen = self.chosen
        if chosen is None or chosen.evaluation is None:
            raise Refusal("Le rapport de cette mission n’est pas encore reçu.")
        evaluated = await self.app.push_screen_wait(GridScreen(self.desk, chosen.mission, chosen.evaluation))
        if evaluated is not None:
            self.kept(f"Mission {evaluated.mission} évaluée.")

    def action_sheet(self) -> None:
        """Produce the sheet of the chosen mission, once, and show it."""
        if self.chosen is not None:
            self.show_sheet(self.chosen.mission.reference)

    @writing
    async def show_sheet(self, reference: str) -> None:
        """Produce the sheet of a mission where it has none, and show it."""
        made = await asyncio.to_thread(self.desk.letters.produce_evaluation_sheet, reference)
        if made.letter is None:
            self.app.push_screen(ErrorModal("\n".join(made.faults), "La fiche ne peut pas être produite"))
            return
        self.kept(f"Fiche {made.letter.chrono}.")
        show_document(self, made.letter.chrono)


def standing(thing: MissionReport) -> str:
    """Say where the report of a mission stands."""
    evaluation = thing.evaluation
    if evaluation is not None:
        done = f" le {short_date(evaluation.evaluated_on)}" if evaluation.evaluated_on else ", à évaluer"
        return f"{evaluation.state.label}{done}"
    due = thing.mission.report_due
    return f"attendu le {short_date(due)}" if due else "attendu"


def _previewed(thing: MissionReport) -> str:
    content, evaluation = thing.mission.content, thing.evaluation
    lines = [f"{content.subject} ({where(thing.mission)})"]
    if evaluation is not None:
        report = evaluation.report
        voices = (
            ("L’expert", report.expert_voice),
            ("L’hôte", report.host_voice),
            ("Le poste", report.poste_voice),
        )
        lines += [f"{who}{NBSP}: {' '.join(said.split())}" for who, said in voices if said]
        marks = " · ".join(f"{mark.value}/{HIGHEST_MARK}" for mark in evaluation.marks)
        lines += [f"Notes{NBSP}: {marks}"] if marks else []
    return "\n".join(lines)
