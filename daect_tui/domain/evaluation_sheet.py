"""The evaluation sheet of a mission: what was planned, the three voices, the marks, what follows."""

from collections.abc import Iterator

from daect_tui.domain.dates import long_date
from daect_tui.domain.document import Block, Heading, Paragraph, Run, Table
from daect_tui.domain.evaluation import HIGHEST_MARK, Evaluation
from daect_tui.domain.mission import Mission
from daect_tui.domain.text import counted, typeset


def sheet_body(mission: Mission, evaluation: Evaluation, country: str) -> tuple[Block, ...]:
    """Write the sheet; an empty part of the report is left out."""
    report = evaluation.report
    return (
        _mission(mission, evaluation, country),
        *_part("Voix de l’expert", report.expert_voice),
        *_part("Voix de la collectivité d’accueil", report.host_voice),
        *_part("Voix du poste diplomatique", report.poste_voice),
        *_marks(evaluation),
        *_part("Suites", report.follow_up),
        *_part("Enseignements", report.lessons),
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
    return Table(("Mission", mission.reference), tuple((a, typeset(b)) for a, b in rows), (1, 3))


def _marks(evaluation: Evaluation) -> Iterator[Block]:
    if evaluation.marks:
        yield Heading("Évaluation par la délégation")
        rows = tuple((typeset(mark.question), f"{mark.value} / {HIGHEST_MARK}") for mark in evaluation.marks)
        yield Table(("Question", "Note"), rows, (5, 1))
    if evaluation.evaluated_on:
        yield Paragraph((Run(f"Évaluation du {long_date(evaluation.evaluated_on)}."),))


def _part(title: str, text: str) -> Iterator[Block]:
    if text:
        yield Heading(title)
        for paragraph in text.splitlines():
            if paragraph.strip():
                yield Paragraph((Run(typeset(paragraph)),))
