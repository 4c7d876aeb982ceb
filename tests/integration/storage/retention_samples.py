"""A length, a hold that was lifted, a line put off, a slip to visa, invented."""

from datetime import date, timedelta

from daect_tui.domain.elimination_slip import Slip, SlipLine
from daect_tui.domain.hold import Hold
from daect_tui.domain.retention import FinalOutcome, RetentionEvent, RetentionKind, RetentionRule
from daect_tui.domain.snooze import Snooze
from daect_tui.services.ports import UnitOfWork
from tests.integration.storage.samples import AGENT

_DAY = date(2017, 6, 1)


def fill_retention(unit: UnitOfWork, dossier: str) -> Slip:
    """Keep one of each; what is named on the slip stays."""
    unit.retention.save_rule(
        RetentionRule(RetentionKind.REFUSED, _DAY, 8, RetentionEvent.NOTIFIED, FinalOutcome.KEEP, "tableau")
    )
    until = _DAY + timedelta(days=7)
    unit.snoozes.add(Snooze(0, dossier, "Rejet implicite", _DAY, until, "congés", _DAY, AGENT))
    unit.holds.add(Hold(0, dossier, "litige", _DAY, AGENT, _DAY, AGENT, "éteint"))
    line = SlipLine(RetentionKind.REFUSED, dossier, "refusé", _DAY, _DAY, "refusé + 8 ans", "8 ans")
    return unit.retention.add_slip(Slip(0, "", _DAY, AGENT, (line,)))
