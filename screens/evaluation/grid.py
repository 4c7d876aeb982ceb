"""The grid: the delegation's marks and comments, its conclusion, kept as they are given; Ctrl+S evaluates."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from daect_tui.domain.draft import FormKind
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.evaluation import Evaluation, GridLine, Judgement
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.mission import Mission
from daect_tui.domain.report_form import read_marks
from daect_tui.domain.text import clean, clean_line, counted
from daect_tui.services.desk import Desk
from daect_tui.services.drafts import Drafts
from screens.evaluation.mark_field import WORDS, MarkField
from screens.widgets.fields import ChoiceField, FieldRow, LineField, LongField
from screens.widgets.form import AutosavedForm

_SCALE = [(str(mark), f"{mark} {word}") for mark, word in WORDS.items()]


class GridForm(AutosavedForm[Evaluation]):
    """Gives the evaluation back, once every question has its mark."""

    CSS_PATH = "evaluation.tcss"
    BINDINGS = [Binding("ctrl+s", "file", "Évaluer", tooltip="enregistrer l’évaluation", id="form.file")]
    TASKS = (
        ("Noter", "1 à 4 sur chaque question\u202f; le curseur passe à la suivante. Ctrl+S enregistre."),
        ("Commenter", "Tab va de la note à son commentaire, puis à la conclusion, en bas."),
        ("Se reprendre", "↑ ↓ vont de question en question, ← → changent la note, Suppr l’efface."),
        ("S’interrompre", "Échap ferme la grille. Les notes déjà données sont gardées."),
    )

    def __init__(
        self, desk: Desk, mission: Mission, grid: tuple[GridLine, ...], *, partial: bool = False
    ) -> None:
        super().__init__(desk, Drafts(desk.office, FormKind.MARKS), target=mission.reference)
        self._grid = grid
        self._partial = partial
        self.title = f"Évaluer {mission.reference}"

    def compose_fields(self) -> ComposeResult:
        """Arrange the questions, then what the delegation says beside them."""
        with VerticalScroll(classes="fields", can_focus=False):
            for number, line in enumerate(self._grid, start=1):
                yield MarkField(line, number)
                yield LineField(
                    _comment(line.code),
                    "Commentaire",
                    hint=f"Ce qui explique la note de la question {number}.",
                )
            with FieldRow():
                yield ChoiceField(
                    "host_mark", "Hôte", _SCALE, hint="La satisfaction de l’hôte, si elle est dite."
                )
                yield ChoiceField(
                    "poste_mark", "Poste", _SCALE, hint="La satisfaction du poste, si elle est dite."
                )
            yield LongField("conclusion", "Conclusion", lines=3, hint="Ce que la délégation retient.")
            if self._partial:
                yield LineField(
                    "despite", "Malgré tout", required=True, hint="Pourquoi évaluer un rapport partiel."
                )

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft by the number of its marks."""
        return counted(sum(bool(fields.get(line.code)) for line in self._grid), "note")

    def file(self, draft_id: int) -> Evaluation:
        """Evaluate the mission."""
        texts = self._drafts.get(draft_id).fields
        marks = _marks(texts, self._grid)
        try:
            evaluation = self.desk.evaluations.evaluate(
                self._target,
                marks,
                comments={
                    line.code: clean_line(texts.get(_comment(line.code), "")).text for line in self._grid
                },
                judgement=_judgement(texts),
            )
        except InvalidField as fault:
            raise FormRefused({fault.field: str(fault)}) from fault
        self._drafts.discard(draft_id)
        return evaluation


def _comment(code: str) -> str:
    return f"comment-{code}"


def _judgement(texts: Mapping[str, str]) -> Judgement:
    def mark(name: str) -> int | None:
        return int(texts[name]) if texts.get(name) else None

    return Judgement(
        conclusion=clean(texts.get("conclusion", "")).text.strip(),
        host_mark=mark("host_mark"),
        poste_mark=mark("poste_mark"),
        despite=clean_line(texts.get("despite", "")).text,
    )


def _marks(fields: Mapping[str, str], grid: tuple[GridLine, ...]) -> dict[str, int]:
    """Read every mark; raises `FormRefused` with each question that has none."""
    marks = {line.code: int(fields[line.code]) for line in grid if fields.get(line.code, "").isdecimal()}
    faults = {}
    for line in grid:
        try:
            read_marks(marks, (line,))
        except InvalidField as fault:
            faults[line.code] = str(fault)
    if faults:
        raise FormRefused(faults)
    return marks
