"""Where exchange files meet the report: the texts that it stands at, and the report that texts make."""

from collections.abc import Sequence

from daect_tui.domain.evaluation import Report
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.mission_pack import Answers
from daect_tui.domain.report_answers import written_alike
from daect_tui.domain.report_form import read_report_form, report_fields, report_initial
from daect_tui.domain.report_questions import ReportQuestion
from daect_tui.services.aid import aid_lists
from daect_tui.services.ports import UnitOfWork


def standing_answers(work: UnitOfWork, mission: str, questions: Sequence[ReportQuestion]) -> Answers:
    """Return the answers of a report as the register holds them, or as its form begins."""
    return in_one_writing(questions, begun_answers(work, mission, questions))


def begun_answers(work: UnitOfWork, mission: str, questions: Sequence[ReportQuestion]) -> Answers:
    """Return the answers that a form shows at first: the report, else what was planned, to be answered."""
    known = work.evaluations.find(mission)
    lists = aid_lists()
    planned = work.missions.get(mission).content
    fields = report_fields(known.report, lists) if known else report_initial(planned, lists)
    return {question.name: fields.get(question.name, "") for question in questions}


def in_one_writing(questions: Sequence[ReportQuestion], answers: Answers) -> Answers:
    """Return the answers to the questions as the register would write them back.

    A change is then a change of what is said. What cannot be read stays as typed, for its fault to be told.
    """
    alike = written_alike(questions, answers)
    return {name: _as_kept(name, answer) for name, answer in alike.items()}


def _as_kept(name: str, answer: str) -> str:
    try:
        return report_fields(read_report_form({name: answer}, aid_lists(), partial=True), aid_lists()).get(
            name, answer
        )
    except FormRefused:
        return answer


def report_of(answers: Answers) -> Report:
    """Read answers that came back, whatever they lack; raises `FormRefused` for what cannot be read."""
    return read_report_form(answers, aid_lists(), partial=True)


def reasons_against(answers: Answers) -> tuple[str, ...]:
    """Say why answers make no report, one sentence each; nothing where they do."""
    try:
        report_of(answers)
    except FormRefused as refused:
        return refused.reasons
    return ()
