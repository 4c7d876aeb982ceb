"""The convocations of a session, one a member and a day."""

from daect_tui.domain.convocation import Convocation
from storage.mapping import columns_of
from storage.repositories.base import Repository
from storage.tables import ConvocationTable


class SqlConvocations(Repository):
    """Implements the port `Convocations`."""

    def of(self, session_id: int) -> tuple[Convocation, ...]:
        """Return the convocations of a session, those to another day included."""
        return self._rows(Convocation, ConvocationTable, "session_id", session_id, "member_id")

    def save(self, session_id: int, convocation: Convocation) -> None:
        """Keep a convocation, in the place of the one of the same member to the same day."""
        self._records.put(ConvocationTable(**columns_of(convocation), session_id=session_id))
