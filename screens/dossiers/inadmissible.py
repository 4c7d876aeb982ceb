"""Declaring a dossier inadmissible: its grounds in law and in fact, without which nothing is signed."""

from collections.abc import Mapping

from daect_tui.domain.dossier import Dossier
from daect_tui.domain.inadmissibility import CONDITIONS
from daect_tui.services.desk import Desk
from daect_tui.services.inadmissibility import Grounds
from screens.directory.saving import SavingSheet
from screens.widgets.checks import ChecksField
from screens.widgets.fields import LongField
from screens.widgets.text import capital

_LAW = (
    "Cochez les conditions qui ne sont pas remplies\u00a0: la lettre les cite, avec les faits (CRPA, art. "
    "L. 211-5). L’acte est signé aujourd’hui."
)


def inadmissible_sheet(desk: Desk, reference: str, grounds: Grounds) -> SavingSheet[Dossier]:
    """Ask for the conditions not met and the facts; those that the rules see today are there."""
    fields = (
        ChecksField("conditions", "En droit", [(code, capital(said)) for code, said in CONDITIONS.items()]),
        LongField("others", "Autre condition", lines=1, hint="Une par ligne."),
        LongField("facts", "En fait", lines=3, required=True, hint="Un fait par ligne."),
    )

    def save(texts: Mapping[str, str]) -> Dossier:
        return desk.inadmissible.declare(reference, texts)

    initial = {"conditions": "\n".join(grounds.conditions), "facts": grounds.facts}
    return SavingSheet(f"Déclarer {reference} irrecevable", fields, save, initial, _LAW)
