"""The opinions asked on a dossier in words."""

from collections.abc import Iterable
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.deadlines import countdown
from daect_tui.domain.dossier_opinion import DossierOpinion, OpinionState, received_words
from daect_tui.domain.text import listed

SENSE_WIDTH = len("défavorable")
STANDING_WIDTH = len("reçu après la décision")


def cells(opinion: DossierOpinion, today: date, decided_on: date | None) -> list[str]:
    """Write an opinion as a row: from whom, how it stands, by when, its sense."""
    return [
        opinion.source,
        opinion.standing(today, decided_on).label,
        short_date(opinion.due_on),
        opinion.answer.sense.label if opinion.answer else "",
    ]


def detail(opinion: DossierOpinion, today: date) -> str:
    """Tell all that is known of one opinion."""
    asked = f"Demandé le {short_date(opinion.asked_on)} pour le {short_date(opinion.due_on)}"
    if opinion.state is OpinionState.ASKED:
        asked += f" ({countdown(opinion.due_on, today)})\u202f; {opinion.silence.label}"
    if opinion.reminders:
        asked += f". Relancé le {listed([short_date(day) for day in opinion.reminders])}"
    said = [f"{asked}."]
    if opinion.answer:
        file = f", fichier {opinion.answer.file_name}" if opinion.answer.file_name else ""
        said.append(
            f"Reçu le {short_date(opinion.answer.received_on)}\u00a0: {opinion.answer.sense.label}{file}."
        )
        if opinion.answer.text:
            said.append(opinion.answer.text)
    said.append(f"Question\u00a0: {opinion.question}")
    return "\n".join(said)


def clock_words(opinions: Iterable[DossierOpinion]) -> str:
    """Count the opinions that came, for the line of clocks; empty when none was asked."""
    counted = received_words(opinions)
    return f"avis {counted}" if counted else ""
