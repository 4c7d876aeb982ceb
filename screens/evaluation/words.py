"""A report and its evaluation put in words."""

from datetime import date

from daect_tui.domain.aid import goal_words, marker_words, purpose_words
from daect_tui.domain.dates import long_date, short_date
from daect_tui.domain.evaluation import HIGHEST_MARK, Evaluation, EvaluationState, Mark
from daect_tui.domain.grid_average import average_words
from daect_tui.domain.mission import Mission
from daect_tui.domain.report_costs import Difference, by_bearer, by_heading, overall
from daect_tui.domain.report_parts import Speaker
from daect_tui.domain.report_questions import lacking
from daect_tui.domain.text import NBSP, listed, typeset
from daect_tui.services.aid import aid_lists
from daect_tui.services.evaluations import MissionReport
from screens.evaluation.mark_field import WORDS
from screens.missions.words import where
from screens.widgets.text import capital

Pairs = list[tuple[str, str]]


def urgency_key(thing: MissionReport) -> tuple[int, date, int]:
    """Put first the reports that are awaited, the earliest due first; then to complete, to evaluate."""
    evaluation, mission = thing.evaluation, thing.mission
    if evaluation is None:
        return (0, mission.report_due or date.max, -mission.id)
    if evaluation.state is not EvaluationState.RECEIVED:
        return (3, date.max, -mission.id)
    return (1 if evaluation.partial else 2, date.max, -mission.id)


def standing(thing: MissionReport, today: date) -> str:
    """Say where the report of a mission stands."""
    evaluation = thing.evaluation
    if evaluation is not None:
        if evaluation.partial and evaluation.state is EvaluationState.RECEIVED:
            return "partiel, à compléter"
        if evaluation.state is EvaluationState.CAPITALISED:
            # Its history says on which day: the one that is known here is that of the evaluation.
            return evaluation.state.label
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
    """Return the three voices, under what the mission was and what the report lacks."""
    report = evaluation.report
    missing = listed([question.caption for question in lacking(report)])
    return [
        ("Mission", f"{mission.content.subject} ({where(mission)})"),
        ("Reçu le", long_date(evaluation.received_on)),
        *([("Partiel", f"il manque{NBSP}: {missing}")] if evaluation.partial else []),
        ("", " "),
        ("L’expert", _voice(report.expert_voice, report.expert_by)),
        ("", " "),
        ("L’hôte", _voice(report.host_voice, report.host_by)),
        ("", " "),
        ("Le poste", _voice(report.poste_voice, report.poste_by)),
    ]


def _voice(text: str, by: Speaker | None) -> str:
    if by is None:
        return text
    day = f"le {short_date(by.on)}" if by.on else ""
    return f"{text}\n– " + ", ".join(part for part in (by.name, by.office, day) if part)


def results_facts(evaluation: Evaluation) -> Pairs:
    """Return each objective with how far it was reached, then what was handed over and learnt."""
    report = evaluation.report
    return [
        *(
            (
                capital(one.achievement.label) if one.achievement else "Non dit",
                f"{one.objective}\n{one.comment}" if one.comment else one.objective,
            )
            for one in report.results
        ),
        *([] if report.results else [("Résultats", "")]),
        ("", " "),
        ("Livrables", report.deliverables),
        ("", " "),
        ("Enseignements", report.lessons),
    ]


def costs_facts(mission: Mission, evaluation: Evaluation) -> Pairs:
    """Return real costs against planned ones: the total, line by line, by bearer."""
    report, planned = evaluation.report, mission.content.budget
    if report.real_cost is None:
        return [("Coût prévu", str(mission.content.cost)), ("Coût réel", "non communiqué")]
    whole = [("Total", _compared(overall(planned, report.real_cost)))]
    if not report.costs:
        return [*whole, ("", "Le détail par ligne n’est pas communiqué.")]
    return [
        *((one.name, _compared(one)) for one in by_heading(planned, report.costs)),
        *whole,
        ("", " "),
        ("À la charge de", " "),
        *((one.name, _compared(one)) for one in by_bearer(planned, report.costs)),
    ]


def _compared(one: Difference) -> str:
    planned, real = (str(amount) if amount else "–" for amount in (one.planned, one.real))
    return f"prévu {planned} · réel {real} · écart {one.signed_gap}"


def after_facts(evaluation: Evaluation) -> Pairs:
    """Return what follows, what was declared as aid, and who may read it."""
    report, lists = evaluation.report, aid_lists()
    kind = report.follow_up_kind
    due = [("À vérifier le", long_date(report.follow_up_on))] if report.follow_up_on else []
    checks = [(f"Vu le {short_date(check.on)}", check.found) for check in evaluation.follow_up_checks]
    return [
        ("Suites", capital(kind.label) if kind else ""),
        ("Précisions", report.follow_up),
        *due,
        *checks,
        ("", " "),
        ("Code CAD", purpose_words(report.purpose, lists)),
        ("Marqueurs", ", ".join(marker_words(one, lists) for one in report.markers)),
        ("ODD", "\n".join(goal_words(goal, lists) for goal in report.goals)),
        ("", " "),
        ("Diffusion", report.diffusion.label),
    ]


def marks_facts(evaluation: Evaluation) -> Pairs:
    """Return each question with its mark in words, the average and its sum, the conclusion."""
    if not evaluation.marks:
        waits = evaluation.state is EvaluationState.RECEIVED
        return [("", "Pas encore de note\u00a0: Ctrl+S ouvre la grille." if waits else "Aucune note.")]
    judgement = evaluation.judgement
    satisfied = [
        (caption, f"{mark} {WORDS[mark]}")
        for caption, mark in (("Pour l’hôte", judgement.host_mark), ("Pour le poste", judgement.poste_mark))
        if mark is not None
    ]
    said = (("Malgré tout", judgement.despite), ("Conclusion", judgement.conclusion))
    return [
        *((f"{mark.value} {WORDS[mark.value]}", _marked(mark)) for mark in evaluation.marks),
        ("", " "),
        ("Moyenne", average_words(evaluation.marks)),
        *satisfied,
        *((caption, text) for caption, text in said if text),
        *([("Par", judgement.evaluator)] if judgement.evaluator else []),
    ]


def _marked(mark: Mark) -> str:
    weight = f" (poids {mark.weight})" if mark.weight > 1 else ""
    question = typeset(mark.question) + weight
    return f"{question}\n{typeset(mark.comment)}" if mark.comment else question
