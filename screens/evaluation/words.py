"""A report and its evaluation put in words."""

from datetime import date

from daect_tui.domain.dates import long_date, short_date
from daect_tui.domain.evaluation import HIGHEST_MARK, Evaluation, EvaluationState
from daect_tui.domain.mission import Mission
from daect_tui.domain.text import NBSP, typeset
from daect_tui.services.evaluations import MissionReport
from screens.evaluation.mark_field import WORDS
from screens.missions.words import where

Pairs = list[tuple[str, str]]


def urgency_key(thing: MissionReport) -> tuple[int, date, int]:
    """Put first the reports that are awaited, the earliest due first; then those to evaluate."""
    evaluation, mission = thing.evaluation, thing.mission
    if evaluation is None:
        return (0, mission.report_due or date.max, -mission.id)
    return (1 if evaluation.state is EvaluationState.RECEIVED else 2, date.max, -mission.id)


def standing(thing: MissionReport, today: date) -> str:
    """Say where the report of a mission stands."""
    evaluation = thing.evaluation
    if evaluation is not None:
        done = f" le {short_date(evaluation.evaluated_on)}" if evaluation.evaluated_on else ", à évaluer"
        return f"{evaluation.state.label}{done}"
    due = thing.mission.report_due
    if due is None:
        return "attendu"
    return f"attendu le {short_date(due)}" if today <= due else f"dû depuis le {short_date(due)}"


def previewed(thing: MissionReport, today: date) -> str:
    """Write what was done, the marks and the lessons, in short."""
    content, evaluation = thing.mission.content, thing.evaluation
    experts = ", ".join(expert.name for expert in content.experts)
    lines = [f"{content.subject} ({where(thing.mission)})"]
    if evaluation is None:
        lines.append(f"Retour le {short_date(content.ends_on)}, rapport {standing(thing, today)}.")
    else:
        marks = " · ".join(f"{mark.value}/{HIGHEST_MARK}" for mark in evaluation.marks)
        lines += [f"Notes{NBSP}: {marks}"] if marks else []
        lessons = " ".join(evaluation.report.lessons.split())
        lines += [f"Enseignements ({evaluation.report.diffusion.label}){NBSP}: {lessons}"] if lessons else []
    return "\n".join([*lines, experts] if experts else lines)


def voices_facts(mission: Mission, evaluation: Evaluation) -> Pairs:
    """Return the three voices, under what the mission was."""
    report = evaluation.report
    return [
        ("Mission", f"{mission.content.subject} ({where(mission)})"),
        ("Reçu le", long_date(evaluation.received_on)),
        ("", " "),
        ("L’expert", report.expert_voice),
        ("", " "),
        ("L’hôte", report.host_voice),
        ("", " "),
        ("Le poste", report.poste_voice),
    ]


def after_facts(mission: Mission, evaluation: Evaluation) -> Pairs:
    """Return the cost, what follows, what is learnt and who may read it."""
    report = evaluation.report
    return [
        ("Coût prévu", str(mission.content.cost)),
        ("Coût réel", str(report.real_cost) if report.real_cost else "non communiqué"),
        ("Suites", report.follow_up),
        ("Enseignements", report.lessons),
        ("Diffusion", report.diffusion.label),
    ]


def marks_facts(evaluation: Evaluation) -> Pairs:
    """Return each question with its mark in words."""
    if not evaluation.marks:
        waits = evaluation.state is EvaluationState.RECEIVED
        return [("", "Pas encore de note\u00a0: Ctrl+S ouvre la grille." if waits else "Aucune note.")]
    return [(f"{mark.value} {WORDS[mark.value]}", typeset(mark.question)) for mark in evaluation.marks]
