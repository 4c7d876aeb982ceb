"""The change of a mission, as typed: the request’s own fields, the report’s day, the reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.forms import FormReader, FormRefused
from daect_tui.domain.mission import Mission, MissionContent
from daect_tui.domain.mission_change import Agreed
from daect_tui.domain.mission_form import Known, mission_fields, read_mission_form
from daect_tui.domain.mission_guards import Guard
from daect_tui.domain.text import NBSP
from daect_tui.domain.validation_form import by_code, reason_field

# What a change of a mission may be about, by the names of the request’s own fields.
_CHANGEABLE = (
    "country", "place", "terms", "objectives", "deliverables", "starts_on", "ends_on", "experts", "budget",
    "security_level", "security",
)  # fmt: skip
_NOTHING = Known()


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """A change that was understood."""

    after: Agreed
    reason: str
    decided_on: date


def change_fields(mission: Mission, country: str, today: date) -> dict[str, str]:
    """Write a mission as the raw texts of the form; `country` is the French name of its country."""
    return {
        **content_fields(mission.content, country),
        "report_due": short_date(mission.report_due) if mission.report_due else "",
        "decided_on": short_date(today),
    }


def content_fields(content: MissionContent, country: str) -> dict[str, str]:
    """Write what a change may be about, as the raw texts that `read_mission_form` reads back."""
    texts = mission_fields("", content, country)
    return {name: texts[name] for name in _CHANGEABLE}


def read_change_form(
    fields: Mapping[str, str],
    mission: Mission,
    country_codes: Mapping[str, str],
    today: date,
    known: Known = _NOTHING,
) -> ProposedChange:
    """Read the raw texts of the form; raises `FormRefused` with every fault.

    What a change is not about, and what nobody typed over, stays exactly as it was agreed.
    """
    reader = FormReader(fields)
    decided = reader.required_day("decided_on", "Décidé le", today)
    if decided > today:
        reader.faults["decided_on"] = (
            f"Décidé le{NBSP}: le {short_date(decided)} n’est pas encore venu. Vérifiez la date."
        )
    due = reader.required_day("report_due", "Rapport dû le", today)
    reason = reader.line("reason", "Motif", required=True)
    kept = mission.content
    carried = mission_fields(mission.label, kept, "")
    try:
        typed = read_mission_form({**carried, **fields}, country_codes, today, known).content
    except FormRefused as refused:
        raise FormRefused({**refused.faults, **reader.faults}) from None
    if not reader.faults and due < typed.ends_on:
        reader.faults["report_due"] = (
            f"Rapport dû le{NBSP}: le {short_date(due)} précède le retour, le {short_date(typed.ends_on)}."
        )
    reader.check()
    return ProposedChange(Agreed(_changed(kept, typed, fields), due), reason, decided)


def _changed(kept: MissionContent, typed: MissionContent, fields: Mapping[str, str]) -> MissionContent:
    """Put what was typed in the place of what was agreed.

    A line says less of an expert or of a cost than the register may know: lines that nobody touched are
    not read again.
    """
    written = content_fields(kept, "")
    return replace(
        kept,
        country=typed.country,
        place=typed.place,
        terms=typed.terms,
        objectives=typed.objectives,
        deliverables=typed.deliverables,
        starts_on=typed.starts_on,
        ends_on=typed.ends_on,
        experts=kept.experts if fields.get("experts") == written["experts"] else typed.experts,
        budget=kept.budget if fields.get("budget") == written["budget"] else typed.budget,
        security=typed.security,
        security_level=typed.security_level,
    )


def read_reasons(fields: Mapping[str, str], guards: Iterable[Guard]) -> dict[str, str]:
    """Read why each guard is passed over, by its code; raises `FormRefused` while one is blank."""
    reader = FormReader(fields)
    reasons = {
        code: reader.line(reason_field(code), "Motif pour passer outre", required=True)
        for code in by_code(guards)
    }
    reader.check()
    return reasons
