"""Who was heard, and what members want recorded."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import col

from daect_tui.domain.errors import Refusal
from daect_tui.domain.hearing import Disagreement, Hearing
from storage.mapping import columns_of
from storage.repositories.base import Repository
from storage.tables import DisagreementTable, HearingTable


class Hearings(Repository):
    """The persons heard and the disagreements in the port `Sessions`."""

    def hearings(self, item_id: int) -> tuple[Hearing, ...]:
        """Return who was heard on an item, in the order in which they came in."""
        return self._rows(Hearing, HearingTable, "item_id", item_id, "id")

    def add_hearing(self, hearing: Hearing) -> Hearing:
        """Note that somebody comes in to be heard."""
        row = HearingTable(**columns_of(hearing, without=("id",)))
        self._records.insert(row)
        return replace(hearing, id=row.id)

    def end_hearing(self, hearing_id: int, left_at: datetime) -> None:
        """Note that somebody heard goes out; raises `Refusal` when they are not in."""
        ended = self._records.change(
            HearingTable,
            {"left_at": left_at},
            col(HearingTable.id) == hearing_id,
            col(HearingTable.left_at).is_(None),
        )
        if not ended:
            raise Refusal("Cette personne n’est plus en séance\u202f; sa sortie est déjà notée.")

    def disagreements(self, item_id: int) -> tuple[Disagreement, ...]:
        """Return the disagreements on an item, in the order in which they were told."""
        return self._rows(Disagreement, DisagreementTable, "item_id", item_id, "id")

    def add_disagreement(self, disagreement: Disagreement) -> Disagreement:
        """Keep a disagreement."""
        row = DisagreementTable(**columns_of(disagreement, without=("id",)))
        self._records.insert(row)
        return replace(disagreement, id=row.id)
