"""The validation of a mission, as typed: when its report is due, why guards are passed over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mission_guards import Guard
from daect_tui.domain.text import NBSP


@dataclass(frozen=True, slots=True)
class Validation:
    """What was understood: `overrides` gives, by the code of a guard, the reason for passing over it."""

    report_due: date
    overrides: Mapping[str, str]


def reason_field(code: str) -> str:
    """Name the field in which the reason against a guard is typed."""
    return f"motif_{code}"


def by_code(guards: Iterable[Guard]) -> dict[str, list[str]]:
    """Gather the sentences of the guards by code: one reason answers all those of one rule."""
    gathered: dict[str, list[str]] = {}
    for guard in guards:
        gathered.setdefault(guard.code, []).append(guard.sentence)
    return gathered


def read_validation_form(fields: Mapping[str, str], guards: Iterable[Guard], ends_on: date) -> Validation:
    """Read the raw texts of the form; raises `FormRefused` with every fault.

    `ends_on` is the day of the return, before which no report can be due.
    """
    reader = FormReader(fields)
    due = reader.required_day("report_due", "Rapport dû le", ends_on)
    if due < ends_on:
        reader.faults["report_due"] = (
            f"Rapport dû le{NBSP}: le {short_date(due)} précède le retour, le {short_date(ends_on)}."
        )
    overrides = {
        code: reader.line(reason_field(code), "Motif pour passer outre", required=True)
        for code in by_code(guards)
    }
    reader.check()
    return Validation(due, overrides)
