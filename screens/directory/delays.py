"""The delays that the desk gives, in the tab « Règlement » of the Répertoire."""

from collections.abc import Mapping

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.intake_delays import IntakeDelays
from daect_tui.domain.intake_delays_form import delays_fields, read_delays_form
from daect_tui.domain.text import counted, listed
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.widgets.checks import ChecksField
from screens.widgets.fields import LineField

_FROM_TODAY = "Ils valent à partir d’aujourd’hui\u202f; ce qui est déjà demandé garde sa date."


def delays_facts(delays: IntakeDelays) -> list[tuple[str, str]]:
    """Write the delays; no text fixes them."""
    kinds = listed([kind.label for kind in delays.deemed_given]) or "de personne"
    return [
        ("", ""),
        ("Pièces", f"{counted(delays.pieces_days, 'jour')} proposés pour les transmettre"),
        ("Avis", f"{counted(delays.opinion_days, 'jour')} proposés pour répondre"),
        ("Silence", f"avis réputé rendu\u00a0: {kinds}\u202f; des autres, absence d’avis"),
        ("", "Réglages de la délégation\u00a0: Ctrl+O les change."),
    ]


def delays_sheet(desk: Desk, delays: IntakeDelays) -> SavingSheet[IntakeDelays]:
    """Ask for other delays."""
    fields = (
        LineField("pieces_days", "Pièces (jours)", required=True),
        LineField("opinion_days", "Avis (jours)", required=True),
        ChecksField("deemed_given", "Réputé rendu", [(kind.value, kind.label) for kind in CorrespondentKind]),
    )

    def save(texts: Mapping[str, str]) -> IntakeDelays:
        typed = read_delays_form(texts)
        desk.directory.save_delays(typed)
        return typed

    return SavingSheet("Délais donnés", fields, save, delays_fields(delays), _FROM_TODAY)
