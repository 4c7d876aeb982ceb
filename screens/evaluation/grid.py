"""The grid: the delegation's marks, one a question, kept as they are given; Ctrl+S evaluates."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from daect_tui.domain.draft import FormKind
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.evaluation import Evaluation, GridLine
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.mission import Mission
from daect_tui.domain.report_form import read_marks
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from daect_tui.services.drafts import Drafts
from screens.evaluation.mark_field import MarkField
from screens.widgets.form import AutosavedForm


class GridForm(AutosavedForm[Evaluation]):
    """Gives the evaluation back, once every question has its mark."""

    CSS_PATH = "evaluation.tcss"
    BINDINGS = [Binding("ctrl+s", "file", "Évaluer", tooltip="enregistrer l’évaluation", id="form.file")]
    TASKS = (
        ("Noter", "1 à 4 sur chaque question\u00a0; le curseur passe à la suivante. Ctrl+S enregistre."),
        ("Se reprendre", "↑ ↓ vont de question en question, ← → changent la note, Suppr l’efface."),
        ("S’interrompre", "Échap ferme la grille. Les notes déjà données sont gardées."),
    )

    def __init__(self, desk: Desk, mission: Mission, grid: tuple[GridLine, ...]) -> None:
        super().__init__(desk, Drafts(desk.office, FormKind.MARKS), target=mission.reference)
        self._grid = grid
        self.title = f"Évaluer {mission.reference}"

    def compose_fields(self) -> ComposeResult:
        """Arrange the questions."""
        with VerticalScroll(classes="fields", can_focus=False):
            for number, line in enumerate(self._grid, start=1):
                yield MarkField(line, number)

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft by the number of its marks."""
        return counted(sum(bool(mark) for mark in fields.values()), "note")

    def file(self, draft_id: int) -> Evaluation:
        """Evaluate the mission."""
        marks = _marks(self._drafts.get(draft_id).fields, self._grid)
        evaluation = self.desk.evaluations.evaluate(self._target, marks)
        self._drafts.discard(draft_id)
        return evaluation


def _marks(fields: Mapping[str, str], grid: tuple[GridLine, ...]) -> dict[str, int]:
    """Read every mark; raises `FormRefused` with each question that has none."""
    marks = {code: int(text) for code, text in fields.items() if text.isdecimal()}
    faults = {}
    for line in grid:
        try:
            read_marks(marks, (line,))
        except InvalidField as fault:
            faults[line.code] = str(fault)
    if faults:
        raise FormRefused(faults)
    return marks
