"""« À faire » after the return: reports to complete, follow-up to look into."""

from collections.abc import Iterator
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.evaluation import Evaluation, EvaluationState
from daect_tui.domain.report_questions import lacking
from daect_tui.domain.text import NBSP, listed
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.ports import UnitOfWork


def report_tasks(work: UnitOfWork) -> Iterator[Task]:
    """Yield what reports that were received still wait for."""
    for evaluation in work.evaluations.awaiting():
        unfinished = evaluation.partial and evaluation.state is EvaluationState.RECEIVED
        if unfinished or evaluation.awaits_follow_up:
            mission = work.missions.get(evaluation.mission)
            if unfinished:
                yield _to_complete(evaluation, mission.holder, mission.report_due)
            if evaluation.awaits_follow_up:
                sentence = f"Suites à vérifier{NBSP}: {mission.holder}"
                told = f"jour prévu au rapport reçu le {short_date(evaluation.received_on)}"
                day = evaluation.awaits_follow_up
                yield Task(Room.EVALUATIONS, evaluation.mission, sentence, day, told)


def _to_complete(evaluation: Evaluation, holder: str, due: date | None) -> Task:
    missing = listed([question.caption for question in lacking(evaluation.report)])
    sentence = f"Rapport partiel à compléter ({missing}){NBSP}: {holder}"
    told = f"rapport partiel reçu le {short_date(evaluation.received_on)}"
    return Task(Room.EVALUATIONS, evaluation.mission, sentence, due, told)
