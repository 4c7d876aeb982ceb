"""What the letters of a mission’s course say: change, postponement, cancellation, reminder of a report."""

from collections.abc import Callable
from datetime import date

from daect_tui.domain.dates import long_date
from daect_tui.domain.decision_letters import Values, referent
from daect_tui.domain.mission_change import MissionChange, differences
from daect_tui.domain.mission_interruption import Cancellation, Postponement, shares
from daect_tui.domain.mission_letter import MissionCase
from daect_tui.domain.report_deadline import PlannedReminder, ReportReminder, days_late
from daect_tui.domain.text import NARROW, NBSP, counted, ended


def amendment_values(case: MissionCase, change: MissionChange, country: Callable[[str], str]) -> Values:
    """Return the values of the letter that tells of a change."""
    due = change.after.report_due
    return {
        **_common(case),
        "number": str(change.number),
        "reason": ended(change.reason),
        "changes": [
            {
                "part": one.part.label.capitalize(),
                "before": one.before.removesuffix("."),
                "after": one.after.removesuffix("."),
            }
            for one in differences(change.before, change.after, country)
        ],
        "report_due": long_date(due) if due else "",
    }


def postponement_values(case: MissionCase, put_off: Postponement) -> Values:
    """Return the values of the letter that puts a mission off."""
    known = put_off.starts_on is not None and put_off.ends_on is not None
    return {
        **_common(case),
        "asked_by": put_off.asked_by.label,
        "reason": ended(put_off.reason),
        "mission_from": long_date(case.mission.content.starts_on),
        "mission_until": long_date(case.mission.content.ends_on),
        "new_from": long_date(put_off.starts_on) if put_off.starts_on and known else "",
        "new_until": long_date(put_off.ends_on) if put_off.ends_on and known else "",
        "law": _law(case) if put_off.asked_by.is_against_holder else "",
        "contestable": "oui" if put_off.asked_by.is_against_holder else "",
    }


def cancellation_values(case: MissionCase, called_off: Cancellation, *, departed: bool) -> Values:
    """Return the values of the letter that calls a mission off; `departed`: the experts had left."""
    return {
        **_common(case),
        "asked_by": called_off.asked_by.label,
        "reason": ended(called_off.reason),
        "mission_from": long_date(case.mission.content.starts_on),
        "mission_until": long_date(case.mission.content.ends_on),
        "validated_on": long_date(case.mission.validated_on) if case.mission.validated_on else "",
        "departed": "oui" if departed else "",
        "costs": [
            {"heading": one.heading, "amount": str(one.amount), "borne_by": one.borne_by}
            for one in called_off.costs
        ],
        "total": str(called_off.cost) if called_off.costs else "",
        "shares": f"{NARROW}; ".join(
            f"{bearer}{NBSP}: {amount}" for bearer, amount in shares(called_off.costs)
        ),
        "law": _law(case) if called_off.asked_by.is_against_holder else "",
        "contestable": "oui" if called_off.asked_by.is_against_holder else "",
    }


def reminder_values(
    case: MissionCase, planned: PlannedReminder, sent: tuple[ReportReminder, ...], today: date
) -> Values:
    """Return the values of a reminder; those already sent are cited with their letters."""
    return {
        **_common(case),
        "ends_on": long_date(case.mission.content.ends_on),
        "report_due": long_date(planned.report_due),
        "late": counted(days_late(planned.report_due, today), "jour"),
        "label_until": long_date(case.label.until),
        "earlier": [{"day": long_date(one.sent_on), "letter": one.letter} for one in sent],
    }


def _law(case: MissionCase) -> str:
    """Say on what an act that the holder did not ask for rests in law (CRPA L211-5)."""
    if case.mission.validated_on is None:
        return "la règle selon laquelle une mission ne part qu’après avoir été validée"
    return (
        "la validation de la mission, qui prévoit que celle-ci peut être reportée, interrompue ou annulée "
        "par une décision motivée"
    )


def _common(case: MissionCase) -> Values:
    mission = case.mission
    return {
        "call": case.holder.representative.call,
        "organisation": case.holder.name,
        "label_name": case.programme.label,
        "label_number": case.label.number,
        "mission_reference": mission.reference,
        "mission_subject": mission.content.subject,
        "place": mission.content.place,
        "country": case.country,
        "referent": referent(case.contact),
        "court": case.court,
    }
