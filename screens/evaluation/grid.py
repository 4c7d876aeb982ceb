"""The grid: a digit marks the chosen question and goes down to the next; nothing is kept before Ctrl+S."""

import asyncio

from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.evaluation import (
    EVALUATION_MACHINE,
    HIGHEST_MARK,
    LOWEST_MARK,
    Evaluation,
    EvaluationAction,
    GridLine,
)
from daect_tui.domain.mission import Mission
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section

# The digits of a French keyboard need Shift: the signs under them mark as well.
_UNSHIFTED = {1: "ampersand", 2: "é", 3: "quotation_mark", 4: "apostrophe"}
_WORDS = {1: "insuffisant", 2: "passable", 3: "bon", 4: "excellent"}


class GridScreen(DeskScreen[Evaluation | None]):
    """Gives the evaluation back once every question has its mark."""

    BINDINGS = [
        Binding("escape", "leave", "Revenir", tooltip="revenir sans évaluer", id="grid.leave"),
        *(
            Binding(
                f"{mark},{_UNSHIFTED[mark]}",
                f"mark({mark})",
                "Note" if mark == LOWEST_MARK else "",
                key_display=f"{LOWEST_MARK} à {HIGHEST_MARK}" if mark == LOWEST_MARK else None,
                tooltip=_WORDS[mark],
                show=mark == LOWEST_MARK,
                id=f"grid.mark{mark}",
            )
            for mark in range(LOWEST_MARK, HIGHEST_MARK + 1)
        ),
        Binding("ctrl+s", "evaluate", "Enregistrer", tooltip="enregistrer l’évaluation", id="grid.evaluate"),
    ]
    TASKS = (
        ("Noter", "1 à 4 sur chaque question, ou la touche du chiffre sans majuscule. Ctrl+S enregistre."),
    )

    def __init__(self, desk: Desk, mission: Mission, evaluation: Evaluation) -> None:
        super().__init__(desk)
        self._mission = mission
        self._evaluation = evaluation
        self._grid: tuple[GridLine, ...] = ()
        self._marks = {mark.code: mark.value for mark in evaluation.marks}
        self.title = f"Évaluer {mission.reference}"

    def compose_body(self) -> ComposeResult:
        """Arrange the questions, and the expert's voice under them."""
        yield Listing(
            Column("Question"),
            Column("Note", 16),
            empty="Aucune question\u00a0: la grille est vide.",
            opens=False,
            id="grid",
        )
        yield Section("L’expert a écrit", id="voice")

    def on_mount(self) -> None:
        """Put the cursor among the questions."""
        self.query_one("#voice", Section).show(self._evaluation.report.expert_voice)
        self.query_one(Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read the grid."""
        self._grid = await asyncio.to_thread(self.desk.evaluations.grid)
        self._show()

    def _show(self) -> None:
        self.query_one(Listing).fill(
            {line.code: (line.question, _written(self._marks.get(line.code))) for line in self._grid}
        )
        left = sum(line.code not in self._marks for line in self._grid)
        self.summarise(f"{self._mission.holder} · {counted(left, 'question')} à noter")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Marks are given once."""
        if action in {"mark", "evaluate"}:
            return not EVALUATION_MACHINE.refusal(self._evaluation.state, EvaluationAction.EVALUATE)
        return super().check_action(action, parameters)

    def action_mark(self, value: int) -> None:
        """Mark the chosen question, and go down."""
        key = self.query_one(Listing).key
        if key is not None:
            self._marks[key] = value
            self._show()
            self.query_one(Listing).table.action_cursor_down()

    @writing
    async def action_evaluate(self) -> None:
        """Keep the marks; a gap is refused with its question."""
        evaluated = await asyncio.to_thread(
            self.desk.evaluations.evaluate, self._mission.reference, dict(self._marks)
        )
        self.dismiss(evaluated)

    def action_leave(self) -> None:
        """Give nothing back."""
        self.dismiss(None)


def _written(mark: int | None) -> str:
    return f"{mark}  {_WORDS[mark]}" if mark else "—"
