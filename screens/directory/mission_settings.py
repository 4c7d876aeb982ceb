"""The ceilings, the daily rates and the delay of the report, on a sheet of the Répertoire."""

from collections.abc import Mapping

from daect_tui.domain.dates import short_date
from daect_tui.domain.mission_settings import DatedMissionSettings
from daect_tui.domain.mission_settings_form import read_settings_form, settings_fields
from daect_tui.domain.text import NBSP
from daect_tui.services.catalogue import country_name
from daect_tui.services.desk import Desk
from daect_tui.services.intake import country_codes
from screens.directory.saving import SavingSheet
from screens.widgets.fields import DateField, LineField, LongField

_VALID = "Vaut pour les missions qui partent à partir de ce jour. Vide\u00a0: aucun plafond."


def mission_settings_sheet(desk: Desk, dated: DatedMissionSettings) -> SavingSheet[DatedMissionSettings]:
    """Ask for other ceilings, rates and delay, from a day on."""
    today = desk.office.clock.today()
    fields = (
        DateField("valid_from", "À partir du", required=True),
        LineField("mission_ceiling", "Par mission (€)"),
        LineField("day_ceiling", "Par jour (€)", hint="Par jour d’expert."),
        LongField("category_ceilings", "Par catégorie", lines=2),
        LineField("share", "Part (%)"),
        LongField("rates", "Taux par jour", lines=3),
        LineField("report_days", "Rapport (j)", required=True),
        LineField("source", "Source", required=True),
    )

    def save(texts: Mapping[str, str]) -> DatedMissionSettings:
        typed = read_settings_form(texts, country_codes(), today)
        desk.mission_requests.save_settings(typed)
        return typed

    names = {rate.country: country_name(rate.country) for rate in dated.settings.rates}
    initial = {**settings_fields(dated.settings, names), "valid_from": short_date(today)}
    explanation = f"{_VALID} Catégories et taux{NBSP}: «\u202fnom ; montant\u202f», un par ligne."
    return SavingSheet("Plafonds et taux des missions", fields, save, initial, explanation)
