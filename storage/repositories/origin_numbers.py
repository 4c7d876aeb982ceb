"""Numbers of origin of labels and missions."""

from collections.abc import Mapping

from sqlmodel import select

from daect_tui.domain.past_number import PastKind
from storage.repositories.bulk import BulkRepository
from storage.tables import OriginNumberTable


class SqlOriginNumbers(BulkRepository):
    """Implements the port `OriginNumbers`."""

    def add(self, kind: PastKind, numbers: Mapping[str, str]) -> None:
        """Keep numbers of origin, each with the record of the register that bears it."""
        is_label = kind is PastKind.LABEL
        rows = [
            {
                "kind": kind,
                "number": number,
                "label": record if is_label else "",
                "mission": "" if is_label else record,
            }
            for number, record in numbers.items()
        ]
        self._write(OriginNumberTable, rows)

    def all(self, kind: PastKind) -> Mapping[str, str]:
        """Return the record of the register by number of origin."""
        table = OriginNumberTable
        rows = self._session.exec(select(table.number, table.label, table.mission).where(table.kind == kind))
        return {number: label or mission for number, label, mission in rows}
