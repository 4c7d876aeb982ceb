"""Drafting a letter that bears another day than its act, and cites the letter that it replaces."""

from dataclasses import replace
from datetime import date

from daect_tui.domain.delegation import signatory_on
from daect_tui.domain.document import Document, LetterDocument
from daect_tui.domain.letter import Letter
from daect_tui.domain.letter_replacement import citing
from daect_tui.services.drafting import head_on
from daect_tui.services.letter_orders import LetterOrder
from daect_tui.services.ports import UnitOfWork


def drafted_on(
    work: UnitOfWork, order: LetterOrder, chrono: str, day: date, replaced: Letter | None
) -> Document:
    """Draft a letter that bears a day, and cites the one that it replaces."""
    document = order.draft(work, chrono, day)
    if document.dated != day:
        document = _redated(work, document, day)
    return citing(document, replaced) if replaced else document


def _redated(work: UnitOfWork, document: Document, day: date) -> Document:
    """Have a document bear another day: letterhead, contact and signatory are those of that day."""
    head = head_on(work, day)
    if not isinstance(document, LetterDocument):
        return replace(document, dated=day, letterhead=head.letterhead)
    signature = signatory_on(work.institution.signatories(), day).block
    return replace(document, dated=day, letterhead=head.letterhead, contact=head.contact, signature=signature)
