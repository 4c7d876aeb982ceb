"""Changes, postponements and cancellations of missions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from sqlmodel import col, select

from daect_tui.domain.mission_change import MissionChange
from daect_tui.domain.mission_interruption import Cancellation, Postponement
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import CancellationTable, MissionChangeTable, PostponementTable

if TYPE_CHECKING:
    Act = TypeVar("Act", MissionChange, Postponement, Cancellation)
else:
    Act = TypeVar("Act")

_Kept = MissionChangeTable | PostponementTable | CancellationTable
_TABLES: dict[type, type[MissionChangeTable | PostponementTable | CancellationTable]] = {
    MissionChange: MissionChangeTable,
    Postponement: PostponementTable,
    Cancellation: CancellationTable,
}


class SqlMissionCourse(Repository):
    """Implements the port `MissionCourse`."""

    def add(self, act: Act) -> Act:
        """Keep an act; return it with its number."""
        row: _Kept = _TABLES[type(act)](**columns_of(act, without=("id",)))
        self._records.insert(row)
        return build(type(act), row)

    def tell(self, act: MissionChange | Postponement | Cancellation, letter: str) -> None:
        """Note the letter that tells of an act, found by its number."""
        table = _TABLES[type(act)]
        self._records.change(table, {"letter": letter}, col(table.id) == act.id)

    def changes(self, mission: str) -> tuple[MissionChange, ...]:
        """Return the changes of a mission, the first one first."""
        return self._of(MissionChange, mission)

    def postponements(self, mission: str) -> tuple[Postponement, ...]:
        """Return the postponements of a mission, the oldest first."""
        return self._of(Postponement, mission)

    def cancellation(self, mission: str) -> Cancellation | None:
        """Return what called a mission off."""
        found: Sequence[Cancellation] = self._of(Cancellation, mission)
        return found[0] if found else None

    def _of(self, kind: type[Act], mission: str) -> tuple[Act, ...]:
        table = _TABLES[kind]
        rows = self._session.exec(select(table).where(table.mission == mission).order_by(col(table.id)))
        return tuple(build(kind, row) for row in rows)
