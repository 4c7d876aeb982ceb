"""The evaluation sheet of a mission: the plan, the three voices, results, costs, marks, what follows."""

from collections.abc import Iterator, Sequence

from daect_tui.domain.aid import NO_LISTS, AidLists, goal_words, marker_words, purpose_words
from daect_tui.domain.dates import long_date
from daect_tui.domain.document import Block, Heading, Paragraph, Run, Table
from daect_tui.domain.evaluation import HIGHEST_MARK, Evaluation, Report
from daect_tui.domain.grid_average import average_words
from daect_tui.domain.mission import BudgetLine, Mission
from daect_tui.domain.money import Euros
from daect_tui.domain.report_costs import Difference, by_bearer, by_heading, overall
from daect_tui.domain.report_parts import Speaker
from daect_tui.domain.report_questions import lacking
from daect_tui.domain.text import NBSP, counted, listed, typeset


def sheet_body(
    mission: Mission, evaluation: Evaluation, country: str, lists: AidLists = NO_LISTS
) -> tuple[Block, ...]:
    """Write the sheet; an empty part of the report is left out."""
    report = evaluation.report
    return (
        _mission(mission, evaluation, country),
        *_partial(evaluation),
        *_part("Voix de l’expert", report.expert_voice, report.expert_by),
        *_part("Voix de la collectivité d’accueil", report.host_voice, report.host_by),
        *_part("Voix du poste diplomatique", report.poste_voice, report.poste_by),
        *_results(report),
        *_part("Livrables", report.deliverables),
        *_costs(mission.content.budget, report),
        *_marks(evaluation),
        *_follow_up(evaluation),
        *_part("Enseignements", report.lessons),
        *_aid(report, lists),
        *_part("Diffusion", f"Niveau de diffusion : {report.diffusion.label}."),
    )


def _mission(mission: Mission, evaluation: Evaluation, country: str) -> Table:
    content = mission.content
    real = evaluation.report.real_cost
    experts = ", ".join(
        f"{expert.name} ({expert.office}, {counted(expert.days, 'jour')})" for expert in content.experts
    )
    rows = (
        ("Titulaire", f"{mission.holder} (label {mission.label})"),
        ("Objet", content.subject),
        ("Lieu", ", ".join(part for part in (content.place, country) if part)),
        ("Accueil", content.requester),
        ("Dates", f"du {long_date(content.starts_on)} au {long_date(content.ends_on)}"),
        ("Experts", experts),
        ("Coût prévu", str(content.cost)),
        ("Coût réel", str(real) if real else "non communiqué"),
        ("Rapport reçu le", long_date(evaluation.received_on)),
    )
    return Table(
        ("Mission", mission.reference), tuple((a, typeset(b)) for a, b in rows), (1, 3), row_headers=True
    )


def _partial(evaluation: Evaluation) -> Iterator[Block]:
    if evaluation.partial:
        names = listed([question.caption for question in lacking(evaluation.report)])
        yield Paragraph((Run(f"Rapport partiel{NBSP}: il y manque {names}.", bold=True),))


def _results(report: Report) -> Iterator[Block]:
    if report.results:
        yield Heading("Résultats au regard des termes de référence")
        rows = tuple(
            (
                typeset(one.objective),
                one.achievement.label if one.achievement else "non dit",
                typeset(one.comment) or "–",
            )
            for one in report.results
        )
        yield Table(("Objectif", "Résultat", "Commentaire"), rows, (4, 1, 3))


def _costs(planned: Sequence[BudgetLine], report: Report) -> Iterator[Block]:
    if not report.costs or report.real_cost is None:
        return
    yield Heading("Coûts réels et prévus")
    whole = overall(planned, report.real_cost)
    yield _compared("Dépense", (*by_heading(planned, report.costs), whole))
    yield _compared("À la charge de", by_bearer(planned, report.costs))


def _compared(name: str, differences: Sequence[Difference]) -> Table:
    rows = tuple(
        (typeset(one.name), _amount(one.planned), _amount(one.real), one.signed_gap) for one in differences
    )
    return Table((name, "Prévu", "Réel", "Écart"), rows, (3, 1, 1, 1), row_headers=True)


def _amount(amount: Euros | None) -> str:
    return "–" if amount is None else str(amount)


def _marks(evaluation: Evaluation) -> Iterator[Block]:
    judgement = evaluation.judgement
    if evaluation.marks:
        yield Heading("Évaluation par la délégation")
        rows = tuple((typeset(mark.question), f"{mark.value} / {HIGHEST_MARK}") for mark in evaluation.marks)
        yield Table(("Question", "Note"), rows, (5, 1))
        yield Paragraph((Run(f"Moyenne{NBSP}: {average_words(evaluation.marks)}."),))
        for mark in evaluation.marks:
            if mark.comment:
                yield Paragraph((Run(typeset(f"{mark.question} {mark.comment}")),))
    satisfied = [
        f"{who}{NBSP}: {mark} / {HIGHEST_MARK}"
        for who, mark in (("collectivité d’accueil", judgement.host_mark), ("poste", judgement.poste_mark))
        if mark is not None
    ]
    if satisfied:
        yield Paragraph((Run(f"Satisfaction – {', '.join(satisfied)}."),))
    if judgement.despite:
        yield Paragraph((Run(typeset(f"Évalué bien que partiel : {judgement.despite}")),))
    yield from _part("Conclusion de la délégation", judgement.conclusion)
    if evaluation.evaluated_on:
        by = f", par {judgement.evaluator}" if judgement.evaluator else ""
        yield Paragraph((Run(f"Évaluation du {long_date(evaluation.evaluated_on)}{by}."),))


def _follow_up(evaluation: Evaluation) -> Iterator[Block]:
    report = evaluation.report
    kind = f"{report.follow_up_kind.label.capitalize()}.\n" if report.follow_up_kind else ""
    due = f"\nÀ vérifier le {long_date(report.follow_up_on)}." if report.follow_up_on else ""
    checks = "".join(f"\nLe {long_date(check.on)} : {check.found}" for check in evaluation.follow_up_checks)
    yield from _part("Suites", f"{kind}{report.follow_up}{due}{checks}")


def _aid(report: Report, lists: AidLists) -> Iterator[Block]:
    rows = (
        ("Code CAD", purpose_words(report.purpose, lists)),
        ("Marqueurs", ", ".join(marker_words(one, lists) for one in report.markers)),
        ("ODD", ", ".join(goal_words(goal, lists) for goal in report.goals)),
    )
    said = tuple((name, text) for name, text in rows if text)
    if said:
        yield Heading("Aide publique au développement")
        yield Table(("Rubrique", "Déclaration"), said, (1, 3), row_headers=True)


def _part(title: str, text: str, by: Speaker | None = None) -> Iterator[Block]:
    if text.strip():
        yield Heading(title)
        for paragraph in text.splitlines():
            if paragraph.strip():
                yield Paragraph((Run(typeset(paragraph)),))
        if by is not None:
            day = f"le {long_date(by.on)}" if by.on else ""
            yield Paragraph((Run("– " + ", ".join(part for part in (by.name, by.office, day) if part)),))
