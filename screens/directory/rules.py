"""The sheets of the « règlement de séance » and of the order of the minutes."""

from collections.abc import Mapping, Sequence

from daect_tui.domain.committee_rules import RULE_ARTICLES, CommitteeRules
from daect_tui.domain.minutes_sections import (
    SECTIONS_FIELD,
    Section,
    read_sections_form,
    sections_fields,
)
from daect_tui.domain.rules_form import YesNo, read_rules_form, rules_fields
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.widgets.fields import ChoiceField, Field, LineField, LongField

_FROM_NEXT = "Vaut pour les séances qui s’ouvrent ensuite\u202f; une séance ouverte garde le sien."
_FROM_TODAY = (
    "Une partie par ligne. Vaut pour les projets produits à partir d’aujourd’hui\u202f; seul le relevé des "
    "avis peut être ôté."
)
_ANSWERS = [(answer.value, answer.label) for answer in YesNo]
# What a yes means, where the name of the rule does not tell.
_CAPTIONS = {
    "quorum_share": "Quorum (part)",
    "second_quorum_share": "2e convocation",
    "recusal_lowers_base": "Déport hors base",
    "convocation_days": "Jours avant",
    "mandates_per_member": "Pouvoirs max.",
    "abstentions_count": "Abst. comptées",
    "casting_vote": "Voix prépondér.",
    "secret_ballot": "Scrutin secret",
    "minutes_per_item": "Minutes / point",
}


def rules_sheet(desk: Desk, rules: CommitteeRules) -> SavingSheet[CommitteeRules]:
    """Ask for every rule; each one’s article is its hint."""

    def save(texts: Mapping[str, str]) -> CommitteeRules:
        kept = read_rules_form(texts)
        desk.directory.save_rules(kept)
        return kept

    fields = [_field(name, getattr(rules, name)) for name in RULE_ARTICLES]
    return SavingSheet("Règlement de séance", fields, save, rules_fields(rules), _FROM_NEXT)


def _field(name: str, value: object) -> Field:
    caption, hint = _CAPTIONS[name], RULE_ARTICLES[name].article
    if isinstance(value, bool):
        return ChoiceField(name, caption, _ANSWERS, hint=hint)
    return LineField(name, caption, required=True, hint=hint)


def sections_sheet(desk: Desk, sections: Sequence[Section]) -> SavingSheet[tuple[Section, ...]]:
    """Ask for the order of the sections of the minutes, one a line."""

    def save(texts: Mapping[str, str]) -> tuple[Section, ...]:
        kept = read_sections_form(texts)
        desk.directory.save_minutes_sections(kept)
        return kept

    field = LongField(SECTIONS_FIELD, "Parties", lines=6, hint="Une partie par ligne, dans l’ordre.")
    return SavingSheet("Ordre du procès-verbal", (field,), save, sections_fields(sections), _FROM_TODAY)
