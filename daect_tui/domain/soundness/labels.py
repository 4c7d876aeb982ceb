"""What must hold of every label: an act that grants it, and renewals that answer one another."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.soundness.fault import Family, Rule
from daect_tui.domain.text import listed
from daect_tui.domain.worklist import Room


@dataclass(frozen=True, slots=True)
class LabelCase:
    """A label; `granted_on` are the days of the signed decisions that label its dossier.

    `taken_over` tells that it came from a file of before. `renewed_by` are the labels that its renewals
    name, `renewing` those that say that they renew it.
    """

    reference: str
    dossier: str
    starts_on: date
    granted_on: tuple[date, ...]
    taken_over: bool
    renewed_by: tuple[str, ...]
    renewing: tuple[str, ...]


def without_act(case: LabelCase) -> str:
    """Say that no signed decision grants a label of the register."""
    if case.taken_over or not case.dossier or case.granted_on:
        return ""
    return f"Le label {case.reference} ne vient d’aucune décision signée sur le dossier {case.dossier}."


def not_from_its_act(case: LabelCase) -> str:
    """Say that a label does not begin on the day of the decision that grants it."""
    if case.taken_over or not case.granted_on or case.starts_on in case.granted_on:
        return ""
    return (
        f"Le label {case.reference} commence le {short_date(case.starts_on)}, alors que sa décision est du "
        f"{listed([short_date(day) for day in case.granted_on])}."
    )


def renewals_unanswered(case: LabelCase) -> str:
    """Say that a label and the one that follows it do not name one another."""
    odd = sorted({*case.renewed_by} ^ {*case.renewing})
    if case.taken_over or not odd:
        return ""
    return f"Le renouvellement du label {case.reference} par {listed(odd)} n’est écrit que d’un côté."


LABELS = Family(
    "labels",
    Room.LABELS,
    LabelCase,
    (
        Rule(
            "label.sans-acte",
            without_act,
            "Cherchez la décision au dossier papier. Si elle existe, restaurez la dernière sauvegarde\u202f; "
            "sinon, ne délivrez rien sous ce numéro.",
        ),
        Rule("label.dates", not_from_its_act),
        Rule("label.renouvellement", renewals_unanswered),
    ),
)
