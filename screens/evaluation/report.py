"""The report of a mission, typed on a train or at the desk: three voices, cost, follow-up, lessons."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.evaluation import Diffusion, Evaluation
from daect_tui.domain.mission import Mission
from daect_tui.domain.money import parse_euros
from daect_tui.domain.report_questions import REPORT_QUESTIONS, AnswerKind, ReportQuestion
from daect_tui.services.desk import Desk
from screens.widgets.fields import ChoiceField, Field, LineField, LongField
from screens.widgets.form import AutosavedForm

_VOICES = {"expert_voice": 5, "host_voice": 4, "poste_voice": 4}
_LINES = 4


class ReportForm(AutosavedForm[Evaluation]):
    """A new report, or one to correct; gives the evaluation back, once the report is received."""

    def __init__(self, desk: Desk, mission: Mission, initial: Mapping[str, str]) -> None:
        super().__init__(
            desk,
            desk.evaluations.drafts,
            target=mission.reference,
            initial={"diffusion": Diffusion.INTERNAL.value, **initial},
        )
        self.title = f"Rapport de {mission.reference}"

    def compose_fields(self) -> ComposeResult:
        """Arrange the voices, then what follows."""
        voices = [question for question in REPORT_QUESTIONS if question.name in _VOICES]
        after = [question for question in REPORT_QUESTIONS if question.name not in _VOICES]
        with TabbedContent():
            with TabPane("Trois voix", id="voices"):
                yield from map(report_field, voices)
            with TabPane("Suites", id="after"):
                yield from map(report_field, after)

    def file(self, draft_id: int) -> Evaluation:
        """Receive the report."""
        return self.desk.evaluations.enter_report(draft_id)

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft by the first words of its report."""
        return " ".join(fields.get("expert_voice", "").split()[:6]) or "(rapport vide)"


def _in_euros(typed: str) -> str:
    try:
        amount = parse_euros(typed, "Coût réel")
    except InvalidField:
        return ""
    return str(amount) if amount else ""


def report_field(question: ReportQuestion) -> Field:
    """Return the field in which a question is answered."""
    name, caption, hint = question.name, question.caption, question.hint
    match question.kind:
        case AnswerKind.TEXT:
            lines = _VOICES.get(name, _LINES)
            return LongField(name, caption, lines=lines, required=question.required, hint=hint)
        case AnswerKind.CHOICE:
            return ChoiceField(name, caption, list(question.choices), hint=hint)
        case AnswerKind.AMOUNT:
            return LineField(name, caption, required=question.required, hint=hint, echoed=_in_euros)
        case AnswerKind.LINE:
            return LineField(name, caption, required=question.required, hint=hint)
