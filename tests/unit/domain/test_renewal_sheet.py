"""The renewal sheet: everything done under a label, for whoever examines what follows (peers §2, 14)."""

from dataclasses import replace
from datetime import date

from daect_tui.domain.document import Table
from daect_tui.domain.evaluation import Diffusion, Mark
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.lesson import Lesson, LessonState
from daect_tui.domain.money import Euros
from daect_tui.domain.renewal_sheet import RenewalCase, renewal_body
from daect_tui.domain.report_deadline import ReportReminder
from daect_tui.domain.report_parts import Achievement, CostLine, FollowUp, Result
from daect_tui.domain.text import typeset
from tests.unit.domain.samples import EVALUATION, LABEL, MISSION, said

SUSPENDED = LabelEvent(
    1,
    LABEL.number,
    LabelEventKind.SUSPENDED,
    date(2019, 1, 2),
    date(2019, 1, 2),
    date(2019, 2, 1),
    "Rapport absent.",
)
LATE = replace(MISSION, id=2, reference="MIS-2018-002", report_due=date(2019, 11, 4))
BETTER = replace(
    EVALUATION, mission="MIS-2018-002", marks=tuple(replace(mark, value=4) for mark in EVALUATION.marks)
)
BARE = RenewalCase(LabelLife(LABEL), date(2019, 12, 1), LABEL.holder, (), {}, {}, (), ())
FULL = replace(
    BARE,
    life=LabelLife(LABEL, (SUSPENDED,)),
    holder_now="Grand Montclair (fictif)",
    missions=(MISSION, LATE),
    countries={MISSION.content.country: "Maroc"},
    evaluations={MISSION.reference: EVALUATION},
    late=(LATE.reference,),
    renewals=("PACT3-2019-004",),
)


def written(case: RenewalCase) -> str:
    return "\n".join(said(block) for block in renewal_body(case))


def test_it_tells_the_label_its_missions_their_costs_lessons_and_late_reports() -> None:
    text = written(FULL)

    for words in (
        "Montclair (fictif), aujourd’hui Grand Montclair (fictif)",
        "du 22 mai 2017 au 21 mai 2020",
        "dès le 21 novembre 2019",
        "PACT3-2019-004",
        "Suspension à compter du 2 janvier 2019, jusqu’au 1er février 2019 : Rapport absent.",
        "Éclairage de la médina, Maroc, du 12/03/2018 au 16/03/2018",
        "1 980 €",
        "4 101 €",
        "MIS-2018-001, suites : Une convention.",
        "MIS-2018-001, enseignements : Partir à deux.",
        "MIS-2018-002, attendu le 4 novembre 2019",
        *LABEL.conditions,
    ):
        assert words in text


def test_the_mean_of_each_question_is_told_with_its_marks() -> None:
    marked = replace(FULL, evaluations={MISSION.reference: EVALUATION, LATE.reference: BETTER})
    tables = [block for block in renewal_body(marked) if isinstance(block, Table)]
    (marks,) = (table for table in tables if table.header[0] == "Question")
    first: Mark = EVALUATION.marks[0]

    assert marks.rows[0][0] == typeset(first.question)
    assert f"MIS-2018-001\u00a0: {first.value}, MIS-2018-002\u00a0: 4" == marks.rows[0][1]
    assert marks.rows[0][2] == f"{(first.value + 4) / 2:.1f}".replace(".", ",")


def test_reports_are_told_with_results_costs_follow_up_average_lessons_and_reminders() -> None:
    report = replace(
        EVALUATION.report,
        results=(
            Result("Former", Achievement.REACHED, ""),
            Result("Équiper", Achievement.REACHED, ""),
            Result("Publier", Achievement.MISSED, ""),
        ),
        costs=(CostLine("Vols", Euros(1_980_00), "délégation"),),
        follow_up_kind=FollowUp.AGREEMENT,
    )
    lesson = Lesson(
        7, MISSION.reference, "À deux", "Partir tôt.", "", (), (), Diffusion.PUBLIC, LessonState.VALIDATED, 1
    )
    proposed = replace(lesson, id=8, state=LessonState.PROPOSED)
    full = replace(
        FULL,
        evaluations={MISSION.reference: replace(EVALUATION, report=report, partial=True)},
        lessons={MISSION.reference: (lesson, proposed)},
        reminders={
            LATE.reference: (
                ReportReminder(1, LATE.reference, 1, date(2019, 11, 6), date(2019, 11, 4), "2019-0007"),
            )
        },
    )

    (reports,) = (one for one in renewal_body(full) if isinstance(one, Table) and one.header[0] == "Rapport")
    (row,) = [[cell.replace("\u00a0", " ").replace("\u202f", " ") for cell in row] for row in reports.rows]
    assert row == [
        "MIS-2018-001, partiel",
        "2 atteints, 1 non atteint",
        "1 980 € (−70,50 €), dont délégation : 1 980 €",
        "convention",
        "3,5 sur 4 = (4 + 3) / 2",
    ]
    text = written(full)
    assert f"MIS-2018-001, enseignement {lesson.subject} : À deux. Partir tôt." in text
    assert proposed.subject not in text
    assert "Partir à deux." not in text  # said better by the lesson
    assert "MIS-2018-002, attendu le 4 novembre 2019, relancé le 06/11/2019 (2019-0007)" in text


def test_a_part_that_has_nothing_to_say_says_so() -> None:
    text = written(BARE)

    for words in (
        "Aucune mission n’a été demandée",
        "Aucune mission n’est encore évaluée",
        "Rien à signaler.",
    ):
        assert words in text
