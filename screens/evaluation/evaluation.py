"""One report that was received: its voices, what follows, its marks; and what may still be done to it."""

import asyncio

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.evaluation import EVALUATION_MACHINE, EvaluationAction
from daect_tui.domain.report_form import report_fields
from daect_tui.services.aid import aid_lists
from daect_tui.services.desk import Desk
from daect_tui.services.evaluations import MissionReport
from screens.calls import reading, writing
from screens.evaluation.grid import GridForm
from screens.evaluation.report import ReportForm
from screens.evaluation.sheet import show_sheet
from screens.evaluation.words import after_facts, marks_facts, standing, voices_facts
from screens.missions.words import where
from screens.modals.choice import ChoiceModal, choices_of_acts
from screens.tabbed import TabbedScreen
from screens.widgets.section import Facts

_ACTS = (EvaluationAction.CORRECT, EvaluationAction.EVALUATE)
_KEYS = {"correct": EvaluationAction.CORRECT, "evaluate": EvaluationAction.EVALUATE}


class EvaluationScreen(TabbedScreen[None]):
    """A report opened from the list or from « À faire »."""

    BINDINGS = [
        Binding("escape", "close", "Liste", tooltip="revenir à la liste", id="evaluation.close"),
        Binding("ctrl+s", "evaluate", "Évaluer…", tooltip="donner les notes", id="evaluation.evaluate"),
        Binding("ctrl+e", "correct", "Corriger", tooltip="corriger le rapport", id="evaluation.correct"),
        Binding("ctrl+o", "sheet", "Fiche", tooltip="produire et voir la fiche", id="evaluation.sheet"),
        Binding(
            "ctrl+t",
            "acts",
            "Actes",
            tooltip="actes permis, et pourquoi pas les autres",
            id="evaluation.acts",
        ),
    ]
    TASKS = (
        ("Évaluer", "Ctrl+S, une note de 1 à 4 par question, puis encore Ctrl+S."),
        ("Corriger le rapport", "Ctrl+E, tant que la mission n’est pas évaluée."),
        ("La fiche", "Ctrl+O la produit et la montre\u00a0; elle est ensuite parmi les courriers (F8)."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self.reference = reference
        self.title = f"Rapport de {reference}"
        self._known: MissionReport | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the tabs."""
        with TabbedContent():
            for title, name in (("Rapport", "voices"), ("Suites", "after"), ("Notes", "marks")):
                with TabPane(title, id=f"{name}-pane"), VerticalScroll(can_focus=False):
                    yield Facts(id=name)

    @reading
    async def reload(self) -> None:
        """Read the report again."""
        self._known = await asyncio.to_thread(self.desk.evaluations.open, self.reference)
        mission, evaluation = self._known.mission, self._known.evaluation
        self.summarise(
            f"{mission.holder} · {where(mission)}", standing(self._known, self.desk.office.clock.today())
        )
        if evaluation is not None:
            self.query_one("#voices", Facts).show(voices_facts(mission, evaluation))
            self.query_one("#after", Facts).show(after_facts(mission, evaluation))
            self.query_one("#marks", Facts).show(marks_facts(evaluation))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the evaluation allows, once it is read."""
        evaluation = self._known.evaluation if self._known else None
        if action in _KEYS:
            return evaluation is not None and not EVALUATION_MACHINE.refusal(evaluation.state, _KEYS[action])
        if action in {"acts", "sheet"}:
            return evaluation is not None
        return super().check_action(action, parameters)

    @writing
    async def action_acts(self) -> None:
        """Offer the acts, with why the others are refused."""
        if self._known is None or self._known.evaluation is None:
            return
        choices = choices_of_acts(EVALUATION_MACHINE, self._known.evaluation.state, _ACTS)
        action = await self.app.push_screen_wait(ChoiceModal("Que faire de ce rapport\u202f?", choices))
        if action is EvaluationAction.CORRECT:
            self.action_correct()
        elif action is EvaluationAction.EVALUATE:
            self.action_evaluate()

    @writing
    async def action_correct(self) -> None:
        """Type the report again, from what it holds."""
        if self._known is None or self._known.evaluation is None:
            return
        initial = report_fields(self._known.evaluation.report, aid_lists())
        corrected = await self.app.push_screen_wait(ReportForm(self.desk, self._known.mission, initial))
        if corrected is not None:
            self.kept(f"Rapport de {self.reference} corrigé.")

    @writing
    async def action_evaluate(self) -> None:
        """Give the marks."""
        if self._known is None:
            return
        grid = await asyncio.to_thread(self.desk.evaluations.grid)
        evaluated = await self.app.push_screen_wait(GridForm(self.desk, self._known.mission, grid))
        if evaluated is not None:
            self.kept(f"Mission {self.reference} évaluée. Ctrl+O produit la fiche.")

    def action_sheet(self) -> None:
        """Produce the sheet, once, and show it."""
        show_sheet(self, self.reference)

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss(None)
