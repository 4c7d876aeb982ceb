"""The refusal of a reference that nothing bears: it says so where the thing was eliminated."""

from sqlmodel import Session

from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.tombstone import Tombstone
from storage.mapping import build
from storage.tables import TombstoneTable


def unknown(session: Session, reference: str, sentence: str) -> UnknownReference:
    """Return what is raised for a reference: what became of it, or `sentence` where nothing ever bore it."""
    row = session.get(TombstoneTable, reference)
    return UnknownReference(sentence if row is None else f"{build(Tombstone, row).sentence}.")
