"""Acts on a label, as typed: the law is asked at the signature."""

from collections.abc import Mapping
from datetime import date

from daect_tui.domain.forms import FormReader
from daect_tui.domain.label_acts import DatedReason, SuspensionCase


def read_suspension_form(fields: Mapping[str, str], today: date) -> SuspensionCase:
    """Read what is intended; raises `FormRefused`."""
    reader = FormReader(fields)
    case = SuspensionCase(
        decided_on=reader.required_day("decided_on", "Signé le", today),
        day=reader.required_day("day", "À partir du", today),
        until=reader.day("until", "Jusqu’au"),
        condition=reader.text("condition", "Condition", required=True),
        reasons=reader.text("reasons", "Motifs", required=True),
        invited_on=reader.day("invited_on", "Invité le"),
        answer_by=reader.day("answer_by", "Répondre avant"),
        observations=reader.text("observations", "Observations"),
    )
    reader.check()
    return case


def read_dated_reason(fields: Mapping[str, str], today: date) -> DatedReason:
    """Read a lifting or a giving up; raises `FormRefused`."""
    reader = FormReader(fields)
    case = DatedReason(
        decided_on=reader.required_day("decided_on", "Daté du", today),
        day=reader.required_day("day", "À partir du", today),
        reason=reader.text("reason", "Motif", required=True),
    )
    reader.check()
    return case
