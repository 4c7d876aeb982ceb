"""Where exchange files meet the report: the texts that it stands at, and the report that texts make."""

from collections.abc import Sequence

from daect_tui.domain.evaluation import Diffusion, Report
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.mission_pack import Answers
from daect_tui.domain.report_answers import written_alike
from daect_tui.domain.report_form import read_report_form
from daect_tui.domain.report_questions import ReportQuestion
from daect_tui.services.evaluations import report_fields
from daect_tui.services.ports import UnitOfWork

# What the form of a report that nobody has begun already says.
_PROPOSED = {"diffusion": Diffusion.INTERNAL.value}


def standing_answers(work: UnitOfWork, mission: str, questions: Sequence[ReportQuestion]) -> Answers:
    """Return the answers of a report as the register holds them, or as its form begins."""
    known = work.evaluations.find(mission)
    fields = report_fields(known.report) if known else _PROPOSED
    blank = {question.name: "" for question in questions}
    return in_one_writing(questions, {**blank, **fields})


def in_one_writing(questions: Sequence[ReportQuestion], answers: Answers) -> Answers:
    """Return the answers to the questions as the register would write them back.

    A change is then a change of what is said. What cannot be read stays as typed, for its fault to be told.
    """
    alike = written_alike(questions, answers)
    return {name: _as_kept(name, answer) for name, answer in alike.items()}


def _as_kept(name: str, answer: str) -> str:
    try:
        return report_fields(read_report_form({name: answer}, partial=True)).get(name, answer)
    except FormRefused:
        return answer


def report_of(answers: Answers) -> Report:
    """Read answers that came back, whatever they lack; raises `FormRefused` for what cannot be read."""
    return read_report_form(answers, partial=True)


def reasons_against(answers: Answers) -> tuple[str, ...]:
    """Say why answers make no report, one sentence each; nothing where they do."""
    try:
        report_of(answers)
    except FormRefused as refused:
        return refused.reasons
    return ()
