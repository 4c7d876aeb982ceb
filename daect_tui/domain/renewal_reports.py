"""What the reports of a label tell, for its renewal sheet: results, costs, what followed, marks, lessons."""

from collections.abc import Iterator, Mapping, Sequence

from daect_tui.domain.dates import long_date, short_date
from daect_tui.domain.document import Block, Table
from daect_tui.domain.evaluation import Evaluation
from daect_tui.domain.grid_average import average_words
from daect_tui.domain.lesson import Lesson, LessonState
from daect_tui.domain.mission import Mission
from daect_tui.domain.report_costs import by_bearer, overall
from daect_tui.domain.report_deadline import ReportReminder
from daect_tui.domain.report_parts import Achievement, Result
from daect_tui.domain.text import NBSP, counted, listed, typeset

_NOT_SAID = "non communiqué"


def reports_table(missions: Sequence[Mission], known: Mapping[str, Evaluation]) -> Iterator[Block]:
    """Write a line for each report: objectives reached, costs against the plan, follow-up, average."""
    rows = tuple(_row(one, known[one.reference]) for one in missions if one.reference in known)
    if rows:
        header = ("Rapport", "Objectifs", "Coût réel, écart au prévu", "Suites", "Moyenne des notes")
        yield Table(header, rows, (1.3, 1.6, 2.6, 1.2, 1.8))


def _row(mission: Mission, evaluation: Evaluation) -> tuple[str, ...]:
    report = evaluation.report
    partial = ", partiel" if evaluation.partial else ""
    return (
        f"{mission.reference}{partial}",
        results_words(report.results),
        _costs(mission, evaluation),
        report.follow_up_kind.label if report.follow_up_kind else _NOT_SAID,
        average_words(evaluation.marks) or "non évaluée",
    )


def results_words(results: Sequence[Result]) -> str:
    """Count objectives by how far they were reached: « 2 atteints, 1 partiel »."""
    counts = [(one, sum(result.achievement is one for result in results)) for one in Achievement]
    said = [counted(count, one.label, _PLURALS[one]) for one, count in counts if count]
    return ", ".join(said) or _NOT_SAID


_PLURALS = {
    Achievement.REACHED: "atteints",
    Achievement.PARTLY: "partiels",
    Achievement.MISSED: "non atteints",
}


def _costs(mission: Mission, evaluation: Evaluation) -> str:
    """Write the total and its gap, then what each bearer paid where the report says it."""
    report, planned = evaluation.report, mission.content.budget
    if report.real_cost is None:
        return _NOT_SAID
    paid = [f"{one.name}{NBSP}: {one.real}" for one in by_bearer(planned, report.costs) if one.real]
    whole = f"{report.real_cost} ({overall(planned, report.real_cost).signed_gap})"
    return typeset(f"{whole}, dont {listed(paid)}" if paid else whole)


def follow_ups(known: Mapping[str, Evaluation], lessons: Mapping[str, Sequence[Lesson]]) -> Iterator[str]:
    """Tell what followed each mission, and its validated lessons; without them, its report’s own words."""
    for reference, evaluation in known.items():
        report = evaluation.report
        if report.follow_up.strip():
            yield f"{reference}, suites{NBSP}: {_line(report.follow_up)}"
        for check in evaluation.follow_up_checks:
            yield f"{reference}, suites vues le {short_date(check.on)}{NBSP}: {_line(check.found)}"
        valid = [one for one in lessons.get(reference, ()) if one.state is LessonState.VALIDATED]
        for lesson in valid:
            yield f"{reference}, enseignement {lesson.subject}{NBSP}: {lesson.title}. {_line(lesson.text)}"
        if not valid and report.lessons.strip():
            yield f"{reference}, enseignements{NBSP}: {_line(report.lessons)}"


def reminded(mission: Mission, late: bool, reminders: Sequence[ReportReminder]) -> str:
    """Tell that a report is late, and the reminders that were sent for it; empty for neither."""
    sent = [f"le {short_date(one.sent_on)} ({one.letter})" for one in reminders]
    said = f"relancé {listed(sent)}" if sent else ""
    due = f"attendu le {long_date(mission.report_due)}" if late and mission.report_due else ""
    return ", ".join(filter(None, (mission.reference, due, said))) if due or said else ""


def _line(text: str) -> str:
    return " ".join(text.split())
