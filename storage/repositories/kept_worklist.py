"""The lines of « À faire » as they were last read."""

from sqlalchemy import delete, select

from daect_tui.domain.kept_worklist import KeptWorklist, read_lines, written_lines
from storage.records import core
from storage.repositories.base import Repository
from storage.tables import KeptWorklistTable

_KEPT = core(KeptWorklistTable)
_READ = select(_KEPT.c.day, _KEPT.c.head, _KEPT.c.lines)
_DROP = delete(_KEPT)


class SqlKeptWorklist(Repository):
    """Implements the port `KeptWorklists`."""

    def get(self) -> KeptWorklist | None:
        """Return what is kept; nothing where it cannot be understood."""
        found = self._session.connection().execute(_READ).one_or_none()
        if found is None:
            return None
        try:
            return KeptWorklist(found.day, found.head, read_lines(found.lines))
        except ValueError:
            return None

    def put(self, kept: KeptWorklist) -> None:
        """Keep these lines, and no others."""
        self.drop()
        self._records.add(
            KeptWorklistTable,
            {"id": 1, "day": kept.day, "head": kept.head, "lines": written_lines(kept.tasks)},
        )

    def drop(self) -> None:
        """Keep nothing."""
        self._session.connection().execute(_DROP)
