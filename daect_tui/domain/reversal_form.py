"""An act that reverses a decision, as typed: reasons, condition, contradictory step, date."""

from collections.abc import Mapping
from datetime import date

from daect_tui.domain.forms import FormReader
from daect_tui.domain.reversal import ReversalCase, ReversalGround, ReversalKind


def read_reversal_form(
    fields: Mapping[str, str], kind: ReversalKind, ground: ReversalGround, today: date
) -> tuple[ReversalCase, date]:
    """Read what is intended and the day of its signature; raises `FormRefused`.

    What the law asks of it is checked at its signature.
    """
    reader = FormReader(fields)
    case = ReversalCase(
        kind,
        ground,
        reasons=reader.text("reasons", "Motifs", required=True),
        condition=reader.text("condition", "Condition") if ground is ReversalGround.CONDITION else "",
        invited_on=reader.day("invited_on", "Invité le"),
        answer_by=reader.day("answer_by", "Réponse avant le"),
        observations=reader.text("observations", "Observations"),
    )
    day = reader.required_day("signed_on", "Signé le", today)
    reader.check()
    return case, day
