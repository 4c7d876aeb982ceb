"""The fields of a report: each question in the control that suits its kind, and what was understood of it."""

from collections.abc import Callable, Iterable, Mapping

from textual.widgets import TextArea

from daect_tui.domain.aid import (
    goal_words,
    marker_words,
    parse_goals,
    parse_markers,
    parse_purpose,
    purpose_words,
)
from daect_tui.domain.dates import long_date, long_date_with_day, parse_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.mission import BudgetLine
from daect_tui.domain.money import parse_euros, total
from daect_tui.domain.report_costs import overall
from daect_tui.domain.report_lines import parse_costs, parse_results, parse_speaker
from daect_tui.domain.report_parts import Achievement
from daect_tui.domain.report_questions import AnswerKind, ReportQuestion
from daect_tui.domain.text import NBSP, counted, listed
from daect_tui.services.aid import aid_lists
from screens.widgets.fields import ChoiceField, Field, LineField, LongField

Echo = Callable[[str], str]

# Visible lines of each long text.
_LINES = {
    "expert_voice": 4, "host_voice": 2, "poste_voice": 2,
    "results": 6, "deliverables": 2, "lessons": 3, "costs": 7, "follow_up": 2, "markers": 3,
}  # fmt: skip


class EchoedText(LongField):
    """A text that says what was understood of it, once all of it is, or else what is wrong."""

    def __init__(self, question: ReportQuestion, understood: Echo) -> None:
        super().__init__(
            question.name,
            question.caption,
            lines=_LINES[question.name],
            required=question.required,
            hint=question.hint,
        )
        self._understood = understood

    @property
    def text(self) -> str:
        """The text, exactly as typed."""
        return super().text

    @text.setter
    def text(self, text: str) -> None:
        area = self.query_one(TextArea)
        area.text = text
        area.cursor_location = first_gap(text)

    def echo(self) -> str:
        """Say what was understood."""
        try:
            return self._understood(self.text)
        except InvalidField:
            return ""

    def wrong(self) -> str:
        """Say which line cannot be read."""
        try:
            self._understood(self.text)
        except InvalidField as fault:
            return str(fault)
        return ""


class ResultsField(EchoedText):
    """Results, which are missing while an objective has no achievement."""

    @property
    def is_missing(self) -> bool:
        """Tell whether an objective still waits for its achievement."""
        try:
            results = parse_results(self.text)
        except InvalidField:
            return False
        return not results or any(one.achievement is None for one in results)


def first_gap(text: str) -> tuple[int, int]:
    """Return the line and the column where the first part that is blank is to be typed; else the start."""
    for row, line in enumerate(text.splitlines()):
        gap = line.find(";  ;")
        if gap >= 0 or line.endswith("; "):
            return row, gap + 2 if gap >= 0 else len(line)
    return 0, 0


def report_field(question: ReportQuestion, budget: Iterable[BudgetLine] = ()) -> Field:
    """Return the field in which a question is answered; costs are compared with the `budget`, if known."""
    name, caption, hint = question.name, question.caption, question.hint
    echoes = _echoes(budget)
    if name == "results":
        return ResultsField(question, _results_understood)
    match question.kind:
        case AnswerKind.TEXT if name in echoes:
            return EchoedText(question, echoes[name])
        case AnswerKind.TEXT:
            return LongField(name, caption, lines=_LINES[name], required=question.required, hint=hint)
        case AnswerKind.CHOICE:
            return ChoiceField(name, caption, question.choices, required=question.required, hint=hint)
        case AnswerKind.AMOUNT | AnswerKind.LINE:
            return LineField(name, caption, required=question.required, hint=hint, echoed=echoes.get(name))


def _echoes(budget: Iterable[BudgetLine]) -> Mapping[str, Echo]:
    planned = tuple(budget)
    return {
        "expert_by": _speaker_understood,
        "host_by": _speaker_understood,
        "poste_by": _speaker_understood,
        "costs": lambda typed: _costs_understood(typed, planned),
        "real_cost": _in_euros,
        "follow_up_on": _day_understood,
        "purpose": lambda typed: purpose_words(parse_purpose(typed), aid_lists()),
        "markers": _markers_understood,
        "goals": lambda typed: " · ".join(goal_words(goal, aid_lists()) for goal in parse_goals(typed)),
    }


def _results_understood(typed: str) -> str:
    results = parse_results(typed)
    if not results:
        return ""
    counts = [
        f"{sum(one.achievement is achievement for one in results)} {achievement.label}"
        for achievement in Achievement
        if any(one.achievement is achievement for one in results)
    ]
    waiting = sum(one.achievement is None for one in results)
    return listed([*counts, *([f"{waiting} à dire"] if waiting else [])])


def _costs_understood(typed: str, planned: tuple[BudgetLine, ...]) -> str:
    costs = parse_costs(typed)
    if not costs:
        return ""
    compared = overall(planned, total(tuple(line.amount for line in costs)))
    lines = sum(bool(line.strip(" ;")) for line in typed.splitlines())
    blank = f" ({lines - len(costs)} sans montant)" if lines > len(costs) else ""
    spent = f"{counted(len(costs), 'ligne')}{blank}, {compared.real} en tout"
    return f"{spent}, prévu {compared.planned}{NBSP}: {compared.signed_gap}"


def _speaker_understood(typed: str) -> str:
    speaker = parse_speaker(typed, "Qui")
    if speaker is None:
        return ""
    day = f"le {long_date(speaker.on)}" if speaker.on else ""
    return ", ".join(part for part in (speaker.name, speaker.office, day) if part)


def _in_euros(typed: str) -> str:
    amount = parse_euros(typed, "Coût réel")
    return str(amount) if amount else ""


def _day_understood(typed: str) -> str:
    day = parse_date(typed, "À vérifier le")
    return long_date_with_day(day) if day else ""


def _markers_understood(typed: str) -> str:
    return " · ".join(marker_words(one, aid_lists()) for one in parse_markers(typed, aid_lists()))
