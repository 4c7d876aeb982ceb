"""The delays that the desk gives, on a sheet of the Répertoire."""

from collections.abc import Mapping

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.intake_delays import IntakeDelays
from daect_tui.domain.intake_delays_form import delays_fields, read_delays_form
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.widgets.checks import ChecksField
from screens.widgets.fields import LineField

_FROM_TODAY = "Ils valent à partir d’aujourd’hui\u202f; ce qui est déjà demandé garde sa date."


def delays_sheet(desk: Desk, delays: IntakeDelays) -> SavingSheet[IntakeDelays]:
    """Ask for other delays."""
    fields = (
        LineField("pieces_days", "Pièces (jours)", required=True),
        LineField("opinion_days", "Avis (jours)", required=True),
        LineField("observation_days", "Observations (j)", required=True),
        LineField("hold_months", "Gels (mois)", required=True),
        ChecksField("deemed_given", "Réputé rendu", [(kind.value, kind.label) for kind in CorrespondentKind]),
    )

    def save(texts: Mapping[str, str]) -> IntakeDelays:
        typed = read_delays_form(texts)
        desk.directory.save_delays(typed)
        return typed

    return SavingSheet("Délais donnés", fields, save, delays_fields(delays), _FROM_TODAY)
