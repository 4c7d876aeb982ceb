"""How long each kind is kept: the list of the kinds, and the sheet of one."""

import asyncio
from collections.abc import Mapping

from daect_tui.domain.dates import short_date
from daect_tui.domain.retention import NATURES, WITHOUT_LENGTH, RetentionKind, RetentionRule
from daect_tui.domain.retention_form import read_rule_form, rule_fields
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.directory.saving import SavingSheet
from screens.modals.choice import Choice, ChoiceModal
from screens.widgets.fields import ChoiceField, DateField, LineField
from screens.widgets.text import capital

_WHY = "Vaut à partir de ce jour, pour tout ce que le registre garde de cette nature."


async def show_lengths(screen: DeskScreen[None]) -> None:
    """Show the length of each kind, in a `@writing` method; the chosen one is changed."""
    rules = await asyncio.to_thread(screen.desk.retention.rules)
    choices = [_choice(kind, rules) for kind in RetentionKind]
    kind = await screen.app.push_screen_wait(ChoiceModal("Durées de conservation", choices))
    if kind is None:
        return
    saved = await screen.app.push_screen_wait(_sheet(screen.desk, rules[kind]))
    if saved is not None:
        screen.kept(f"{capital(kind.label)}\u00a0: {saved.words}.")


def _choice(kind: RetentionKind, rules: Mapping[RetentionKind, RetentionRule]) -> Choice[RetentionKind]:
    if kind in WITHOUT_LENGTH:
        return Choice(kind, capital(kind.label), refusal=f"{capital(WITHOUT_LENGTH[kind])}.")
    rule = rules[kind]
    return Choice(
        kind,
        f"{capital(kind.label)}\u00a0: {rule.words}",
        f"Puis {rule.outcome.label}. Source\u00a0: {rule.source}.",
    )


def _sheet(desk: Desk, rule: RetentionRule) -> SavingSheet[RetentionRule]:
    nature, today = NATURES[rule.kind], desk.office.clock.today()
    fields = (
        DateField("valid_from", "À partir du", required=True),
        LineField("years", "Durée (ans)", required=True),
        ChoiceField("event", "Depuis", [(one.value, one.from_what) for one in nature.events], required=True),
        ChoiceField(
            "outcome", "Sort final", [(one.value, one.label) for one in nature.outcomes], required=True
        ),
        LineField("source", "Source", required=True, hint="Tableau de gestion, circulaire, accord…"),
    )

    def save(texts: Mapping[str, str]) -> RetentionRule:
        typed = read_rule_form(texts, rule.kind, today)
        desk.retention.save(typed)
        return typed

    initial = {**rule_fields(rule), "valid_from": short_date(today)}
    return SavingSheet(capital(rule.kind.label), fields, save, initial, _WHY)
