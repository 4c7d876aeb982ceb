"""What people ask about their own data, and the notes of what was rectified."""

from dataclasses import replace

from sqlmodel import col, func, select

from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.person_request import PersonRequest
from daect_tui.domain.rectification_note import RectificationNote
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import PersonRequestTable, RectificationNoteTable

_STALE = "Cette demande a été modifiée entre-temps. Rouvrez-la."


class SqlPersonRequests(Repository):
    """Implements the port `PersonRequests`."""

    def add(self, request: PersonRequest) -> PersonRequest:
        """Keep a request; return it with its number."""
        row = PersonRequestTable(**columns_of(request, without=("id", "version")), version=1)
        self._records.insert(row)
        return replace(request, id=row.id, version=1)

    def update(self, request: PersonRequest) -> PersonRequest:
        """Write a request read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            PersonRequestTable,
            request.id,
            request.version,
            columns_of(request, without=("id", "version")),
            _STALE,
        )
        return replace(request, version=version)

    def get(self, request_id: int) -> PersonRequest:
        """Read a request; raises `UnknownReference`."""
        row = self._session.get(PersonRequestTable, request_id)
        if row is None:
            raise UnknownReference(f"Il n’y a pas de demande n°\u00a0{request_id}.")
        return build(PersonRequest, row)

    def all(self) -> tuple[PersonRequest, ...]:
        """Return the requests, those that wait first, the oldest of each first."""
        rows = self._session.exec(
            select(PersonRequestTable).order_by(
                col(PersonRequestTable.answered_on).is_not(None),
                col(PersonRequestTable.received_on),
                col(PersonRequestTable.id),
            )
        )
        return tuple(build(PersonRequest, row) for row in rows)

    def waiting(self) -> tuple[PersonRequest, ...]:
        """Return the requests that wait for an answer, the oldest first."""
        rows = self._session.exec(
            select(PersonRequestTable)
            .where(col(PersonRequestTable.answered_on).is_(None))
            .order_by(col(PersonRequestTable.received_on), col(PersonRequestTable.id))
        )
        return tuple(build(PersonRequest, row) for row in rows)

    def next_pseudonym(self) -> int:
        """Return the number of the next person who is erased."""
        last = self._session.exec(select(func.max(PersonRequestTable.pseudonym))).one()
        return (last or 0) + 1

    def note(self, note: RectificationNote) -> None:
        """Keep a note of rectification."""
        self._records.insert(RectificationNoteTable(**columns_of(note, without=("id",))))

    def notes_on(self, subject: str) -> tuple[RectificationNote, ...]:
        """Return the notes on the documents of a thing, the oldest first."""
        return self._rows(RectificationNote, RectificationNoteTable, "subject", subject, "id")
