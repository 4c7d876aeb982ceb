"""The extract of the minutes on one dossier, which says nothing of any other.

Comparative opinions that prepare a decision are not communicable before it (CRPA L311-2); what a text
says of another dossier is therefore taken out, and the extract says so (CRPA L311-7).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from daect_tui.domain.document import Block, Heading
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.minutes import RecordedItem, SessionRecord
from daect_tui.domain.minutes_document import (
    item_body,
    lapse,
    mandates,
    members,
    minutes_title,
    opening,
    text,
)
from daect_tui.domain.minutes_sections import Section
from daect_tui.domain.session import Outcome
from daect_tui.domain.text import fold

WITHHELD = "Mention relative à un autre dossier, occultée (CRPA, art. L. 311-2 et L. 311-7)."
_FRAMED = (Section.MEMBERS.label, Section.MANDATES.label)


def extract_title(record: SessionRecord) -> str:
    """Return the title of an extract."""
    return f"Extrait du {minutes_title(record).lower()}"


def extract_body(record: SessionRecord, dossier: str, origin: Sequence[str]) -> tuple[Block, ...]:
    """Write the extract on a dossier; `origin` says, a line a paragraph, what it is drawn from.

    Raises `UnknownReference` for a dossier that was not on the agenda.
    """
    item = item_on(record, dossier)
    kept = withheld(item, record)
    return (
        *opening(record),
        Heading(_FRAMED[0]),
        members(record),
        Heading(_FRAMED[1]),
        *mandates(record),
        Heading("Délibération"),
        Heading(kept.organisation, 2),
        *item_body(kept),
        *(lapse(record) if item.outcome is Outcome.NOT_EXAMINED else ()),
        *map(text, origin),
    )


def item_on(record: SessionRecord, dossier: str) -> RecordedItem:
    """Return what was recorded on a dossier; raises `UnknownReference` when it was not on the agenda."""
    item = next((item for item in record.items if item.dossier == dossier), None)
    if item is None:
        raise UnknownReference(
            f"Le dossier {dossier} n’était pas à l’ordre du jour de la séance {record.reference}. "
            "Vérifiez sa référence."
        )
    return item


def withheld(item: RecordedItem, record: SessionRecord) -> RecordedItem:
    """Take out of an item every text in which another dossier or its applicant is named."""
    names = tuple(_others(item, record))

    def kept(words: str) -> str:
        said = fold(words)
        named = any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) for name in names)
        return WITHHELD if named else words

    grounds = item.grounds
    return replace(
        item,
        notes=kept(item.notes),
        heard=tuple(map(kept, item.heard)),
        disagreements=tuple(map(kept, item.disagreements)),
        grounds=replace(
            grounds,
            reasons=kept(grounds.reasons),
            wanted=kept(grounds.wanted),
            reservations=tuple(map(kept, grounds.reservations)),
        ),
    )


def _others(item: RecordedItem, record: SessionRecord) -> Iterator[str]:
    own = fold(item.organisation)
    for other in record.items:
        if other.dossier != item.dossier:
            yield fold(other.dossier)
            if fold(other.organisation) != own:
                yield fold(other.organisation)
