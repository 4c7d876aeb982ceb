"""A mission that came back and whose report is awaited, for the tests of exchange files."""

from daect_tui.services.desk import Desk
from tests.support import courses

# What would be markup, were the text of a user ever taken for it.
SUBJECT = "[/x] Vitraux [bold]de la médina"


def validated(desk: Desk) -> str:
    """Label an organisation, then validate a mission of it; return its reference."""
    return courses.validated(desk, courses.labelled(desk), subject=SUBJECT)


def come_back(desk: Desk) -> str:
    """Make a mission and bring it back; return its reference."""
    return courses.returned(desk, courses.labelled(desk), subject=SUBJECT)


def reported(desk: Desk, reference: str, **fields: str) -> None:
    """Enter or correct the report of a mission, whatever it lacks."""
    draft = desk.evaluations.drafts.save(fields, target=reference)
    desk.evaluations.enter_report(draft.id, partial=True)
