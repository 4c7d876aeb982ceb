"""When the reminders of a report go, in the tab « Règlement » of the Répertoire."""

from collections.abc import Mapping

from daect_tui.domain.reminder_rule_form import read_reminder_rule_form, reminder_rule_fields
from daect_tui.domain.report_deadline import SOURCE, ReminderRule
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.widgets.fields import LineField
from screens.widgets.text import capital

_FROM_DEADLINE = (
    "En jours, comptés depuis l’échéance du rapport, qu’aucune relance ne déplace. L’écart évite que deux "
    "relances partent le même jour quand l’échéance est passée depuis longtemps."
)


def reminder_facts(rule: ReminderRule) -> list[tuple[str, str]]:
    """Write the rule with its source."""
    first, second, third = rule.days
    days = f"{first}, {second} puis {counted(third, 'jour')} après l’échéance du rapport"
    apart = f"séparées de {counted(rule.gap, 'jour')} au moins"
    return [("Relances", f"{days}, {apart}\n{capital(SOURCE)}\u202f; Ctrl+L les change.")]


def reminders_sheet(desk: Desk, rule: ReminderRule) -> SavingSheet[ReminderRule]:
    """Ask for another rule."""
    fields = (
        LineField("first", "1re relance", required=True),
        LineField("second", "2e relance", required=True),
        LineField("third", "3e relance", required=True),
        LineField("gap", "Écart", required=True),
    )

    def save(texts: Mapping[str, str]) -> ReminderRule:
        typed = read_reminder_rule_form(texts)
        desk.follow_up.save_rule(typed)
        return typed

    return SavingSheet("Relances de rapport", fields, save, reminder_rule_fields(rule), _FROM_DEADLINE)
