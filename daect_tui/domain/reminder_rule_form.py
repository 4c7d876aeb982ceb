"""The days of the reminders, as typed in the Répertoire."""

from collections.abc import Mapping

from daect_tui.domain.forms import FormReader
from daect_tui.domain.report_deadline import ReminderRule
from daect_tui.domain.text import NBSP

_NAMES = (("first", "1re relance"), ("second", "2e relance"), ("third", "3e relance"))


def reminder_rule_fields(rule: ReminderRule) -> dict[str, str]:
    """Write the rule as the raw texts of its form."""
    typed = {name: str(days) for (name, _), days in zip(_NAMES, rule.days, strict=True)}
    return {**typed, "gap": str(rule.gap)}


def read_reminder_rule_form(fields: Mapping[str, str]) -> ReminderRule:
    """Read the raw texts of the form; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    first, second, third = (reader.days(name, caption) for name, caption in _NAMES)
    gap = reader.days("gap", "Écart")
    if not reader.faults and not first < second < third:
        reader.faults["third"] = f"3e relance{NBSP}: les trois relances se suivent, de la 1re à la 3e."
    reader.check()
    return ReminderRule((first, second, third), gap)
