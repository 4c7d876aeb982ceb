"""The length of one kind, and a hold, as they are typed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.elimination_slip import Visa
from daect_tui.domain.forms import FormReader
from daect_tui.domain.retention import (
    NATURES,
    FinalOutcome,
    RetentionEvent,
    RetentionKind,
    RetentionRule,
)
from daect_tui.domain.text import NBSP, quoted

_NUMBER = re.compile("[0-9]{1,3}")
LONGEST = 150


@dataclass(frozen=True, slots=True)
class PlacedHold:
    """A hold as typed."""

    subject: str
    reason: str
    placed_on: date


def rule_fields(rule: RetentionRule) -> dict[str, str]:
    """Write a length as the raw texts of its form."""
    return {
        "years": str(rule.years),
        "event": rule.event.value,
        "outcome": rule.outcome.value,
        "source": rule.source,
    }


def read_rule_form(fields: Mapping[str, str], kind: RetentionKind, today: date) -> RetentionRule:
    """Read the length of a kind; raises `FormRefused` with every fault."""
    reader, nature = FormReader(fields), NATURES[kind]
    typed = reader.line("years", "Durée (ans)", required=True)
    years = int(typed) if _NUMBER.fullmatch(typed) else 0
    if typed and not 1 <= years <= LONGEST:
        reader.faults["years"] = (
            f"Durée{NBSP}: {quoted(typed)} n’est pas un nombre entier d’années, de 1 à {LONGEST}."
        )
    rule = RetentionRule(
        kind,
        reader.required_day("valid_from", "À partir du", today),
        years,
        reader.choice("event", "Depuis", RetentionEvent, nature.events[0]),
        reader.choice("outcome", "Sort final", FinalOutcome, nature.outcomes[0]),
        reader.line("source", "Source", required=True),
    )
    if rule.event not in nature.events:
        reader.faults["event"] = f"Depuis{NBSP}: ce point de départ n’est pas de cette nature."
    if rule.outcome not in nature.outcomes:
        reader.faults["outcome"] = f"Sort final{NBSP}: ce sort n’est pas de cette nature."
    reader.check()
    return rule


def read_hold_form(fields: Mapping[str, str], today: date) -> PlacedHold:
    """Read a hold; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    hold = PlacedHold(
        reader.line("subject", "Quoi", required=True),
        reader.line("reason", "Motif", required=True),
        reader.required_day("placed_on", "Depuis le", today),
    )
    reader.check()
    return hold


def read_visa_form(fields: Mapping[str, str], slip: str, today: date) -> Visa:
    """Read the visa of a slip, whose number is typed again: nothing undoes what follows."""
    reader = FormReader(fields)
    visa = Visa(
        reader.line("visa", "Visa", required=True), reader.required_day("visa_on", "Date du visa", today)
    )
    if reader.line("slip", "Numéro", required=True).upper() != slip:
        reader.faults["slip"] = f"Numéro{NBSP}: tapez {slip} pour confirmer."
    reader.check()
    return visa
