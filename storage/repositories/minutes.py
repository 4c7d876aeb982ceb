"""The versions of the minutes, their signed copies, and the order of their sections."""

from dataclasses import replace

from sqlmodel import col, select

from daect_tui.domain.minutes_sections import DatedSections
from daect_tui.domain.minutes_version import MinutesVersion, SignedCopy
from daect_tui.domain.text import NARROW
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import MinutesLayoutTable, MinutesVersionTable, SignedCopyTable


class SqlMinutes(Repository):
    """Implements the port `KeptMinutes`."""

    def of_session(self, session: str) -> tuple[MinutesVersion, ...]:
        """Return the versions of a session in the order in which they were produced."""
        return self._rows(MinutesVersion, MinutesVersionTable, "session", session, "id")

    def add(self, version: MinutesVersion) -> MinutesVersion:
        """Keep a new version, whose bytes are kept already; return it with its number."""
        row = MinutesVersionTable(**columns_of(version, without=("id", "version")), version=1)
        self._records.insert(row)
        return replace(version, id=row.id, version=1)

    def update(self, version: MinutesVersion) -> MinutesVersion:
        """Write a version read at its number of changes; raises `StaleRecord`."""
        changed = self._records.change_version(
            MinutesVersionTable,
            version.id,
            version.version,
            columns_of(version, without=("id", "version")),
            f"{version.reference} a été modifié entre-temps{NARROW}; relisez-le puis recommencez.",
        )
        return replace(version, version=changed)

    def copies(self, minutes_id: int) -> tuple[SignedCopy, ...]:
        """Return the signed copies of a version, voided ones included, the oldest first."""
        return self._rows(SignedCopy, SignedCopyTable, "minutes_id", minutes_id, "id")

    def add_copy(self, copy: SignedCopy) -> SignedCopy:
        """Keep a signed copy, whose bytes are kept already; return it with its number."""
        row = SignedCopyTable(**columns_of(copy, without=("id",)))
        self._records.insert(row)
        return replace(copy, id=row.id)

    def update_copy(self, copy: SignedCopy) -> None:
        """Write what was said of a copy; it was kept before."""
        self._records.change(
            SignedCopyTable, columns_of(copy, without=("id",)), col(SignedCopyTable.id) == copy.id
        )

    def layouts(self) -> tuple[DatedSections, ...]:
        """Return the orders of the sections, the oldest first."""
        rows = self._session.exec(select(MinutesLayoutTable).order_by(col(MinutesLayoutTable.valid_from)))
        return tuple(build(DatedSections, row) for row in rows)

    def save_layout(self, layout: DatedSections) -> None:
        """Insert, or replace the one that begins on the same day."""
        self._records.put(MinutesLayoutTable(**columns_of(layout)))
