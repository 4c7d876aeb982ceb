"""The sheet of one setting: its value, and for the register the day from which it counts."""

from collections.abc import Mapping

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.procedure_settings import RULES
from daect_tui.domain.setting import Setting
from daect_tui.personal_taste import PersonalTaste, TasteChange
from daect_tui.services.desk import Desk
from daect_tui.services.procedure_settings import SINCE, VALUE, SettingStanding
from screens.directory.saving import SavingSheet
from screens.widgets.fields import ChoiceField, DateField, Field, LineField
from screens.widgets.text import capital

_DATED = "Ce qui est déjà fait garde l’ancienne valeur, qui reste au registre."
_OPENED = "Une séance déjà ouverte garde son règlement."


def personal_sheet(taste: PersonalTaste, setting: Setting) -> SavingSheet[TasteChange]:
    """Ask for another value of what is the person’s."""

    def save(texts: Mapping[str, str]) -> TasteChange:
        try:
            return taste.keep(setting.key, texts[VALUE])
        except InvalidField as fault:
            raise FormRefused({VALUE: str(fault)}) from fault

    fields = (_value_field(setting),)
    return SavingSheet(setting.title, fields, save, {VALUE: _standing(taste, setting)}, setting.help)


def _standing(taste: PersonalTaste, setting: Setting) -> str:
    """Return the value to begin with; where none was set, the choice that counts meanwhile."""
    unset = next((code for code, label in setting.choices if label == setting.blank), "")
    return taste.value(setting.key) or unset


def procedure_sheet(desk: Desk, standing: SettingStanding) -> SavingSheet[SettingStanding]:
    """Ask for another value of what is the procedure’s, from a day on."""
    setting, today = standing.setting, desk.office.clock.today()

    def save(texts: Mapping[str, str]) -> SettingStanding:
        return desk.procedure_settings.keep(setting.key, texts[VALUE], texts[SINCE])

    fields = (_value_field(setting), DateField(SINCE, "À partir du", required=True))
    told = f"{setting.help} {_OPENED if setting.book == RULES else _DATED}"
    return SavingSheet(
        setting.title, fields, save, {VALUE: standing.now.value, SINCE: short_date(today)}, told
    )


def _value_field(setting: Setting) -> Field:
    hint = f"{capital(setting.bounds)}." if setting.bounds else capital(f"{setting.kind.label}.")
    if setting.choices:
        return ChoiceField(VALUE, "Valeur", list(setting.choices), required=setting.required, hint=hint)
    return LineField(VALUE, "Valeur", required=setting.required, hint=hint)
