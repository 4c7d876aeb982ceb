"""Pieces received and requests for pieces."""

from dataclasses import replace

from sqlmodel import col, select

from daect_tui.domain.deadlines import Suspension
from daect_tui.domain.piece import PieceRequest, ReceivedPiece
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import PieceRequestTable, PieceTable


class SqlPieces(Repository):
    """Implements the port `Pieces`."""

    def received(self, dossier: str) -> tuple[ReceivedPiece, ...]:
        """Return the pieces of a dossier, in the order in which they were noted."""
        rows = self._session.exec(
            select(PieceTable).where(PieceTable.dossier == dossier).order_by(col(PieceTable.id))
        )
        return tuple(build(ReceivedPiece, row) for row in rows)

    def requests(self, dossier: str) -> tuple[PieceRequest, ...]:
        """Return the requests on a dossier, the oldest first."""
        rows = self._session.exec(
            select(PieceRequestTable)
            .where(PieceRequestTable.dossier == dossier)
            .order_by(col(PieceRequestTable.id))
        )
        return tuple(build(PieceRequest, row) for row in rows)

    def suspensions(self, dossier: str) -> tuple[Suspension, ...]:
        """Return the time that the requests on a dossier suspend, without reading the requests."""
        rows = self._session.exec(
            select(
                col(PieceRequestTable.asked_on), col(PieceRequestTable.until), col(PieceRequestTable.ended_on)
            )
            .where(PieceRequestTable.dossier == dossier)
            .order_by(col(PieceRequestTable.id))
        )
        return tuple(Suspension(*row) for row in rows)

    def add(self, piece: ReceivedPiece) -> ReceivedPiece:
        """Keep a piece; return it with its number. Its file is kept already."""
        row = PieceTable(**columns_of(piece, without=("id",)))
        self._records.insert(row)
        return replace(piece, id=row.id)

    def remove(self, piece_id: int) -> None:
        """Take a piece out that was noted by mistake; its bytes stay."""
        self._records.remove(PieceTable, col(PieceTable.id) == piece_id)

    def add_request(self, request: PieceRequest) -> PieceRequest:
        """Keep a request; return it with its number."""
        row = PieceRequestTable(**columns_of(request, without=("id",)))
        self._records.insert(row)
        return replace(request, id=row.id)

    def update_request(self, request: PieceRequest) -> None:
        """Write a request, found by number."""
        self._records.change(
            PieceRequestTable,
            columns_of(request, without=("id",)),
            col(PieceRequestTable.id) == request.id,
        )
