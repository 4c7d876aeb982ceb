"""The days of the reminders, as typed in the Répertoire."""

import re
from collections.abc import Mapping

from daect_tui.domain.forms import FormReader
from daect_tui.domain.report_deadline import ReminderRule
from daect_tui.domain.text import NBSP, quoted

_NAMES = (("first", "1re relance"), ("second", "2e relance"), ("third", "3e relance"))
_DAYS = re.compile("[0-9]{1,3}")
_LONGEST = 365


def reminder_rule_fields(rule: ReminderRule) -> dict[str, str]:
    """Write the rule as the raw texts of its form."""
    typed = {name: str(days) for (name, _), days in zip(_NAMES, rule.days, strict=True)}
    return {**typed, "gap": str(rule.gap)}


def read_reminder_rule_form(fields: Mapping[str, str]) -> ReminderRule:
    """Read the raw texts of the form; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    first, second, third = (_days(reader, name, caption) for name, caption in _NAMES)
    gap = _days(reader, "gap", "Écart")
    if not reader.faults and not first < second < third:
        reader.faults["third"] = f"3e relance{NBSP}: les trois relances se suivent, de la 1re à la 3e."
    reader.check()
    return ReminderRule((first, second, third), gap)


def _days(reader: FormReader, name: str, caption: str) -> int:
    typed = reader.line(name, caption, required=True)
    days = int(typed) if _DAYS.fullmatch(typed) else 0
    if typed and not 1 <= days <= _LONGEST:
        reader.faults[name] = (
            f"{caption}{NBSP}: {quoted(typed)} n’est pas un nombre de jours, de 1 à {_LONGEST}."
        )
    return days
