"""Pieces received and requests for pieces."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.piece import AskedPiece, RequestKind
from storage.columns import OptionalReference, Value, coded
from storage.tables.base import Numbered, check


class PieceTable(Numbered, table=True):
    """A piece that came in; its file, where there is one, has a name and kept bytes."""

    __tablename__ = "piece"
    __table_args__ = (
        check("named", "label <> ''"),
        check("file", "(sha256 IS NULL) = (file_name = '')"),
    )

    dossier: str = Field(foreign_key="dossier.reference", index=True)
    code: str
    label: str
    received_on: date
    file_name: str
    sha256: str = Field(
        sa_type=OptionalReference, foreign_key="stored_file.sha256", nullable=True, index=True
    )


class PieceRequestTable(Numbered, table=True):
    """A request for pieces: the day it gives follows the day it was asked."""

    __tablename__ = "piece_request"
    __table_args__ = (
        check("delay", "until > asked_on"),
        check("ended", "ended_on IS NULL OR ended_on >= asked_on"),
    )

    dossier: str = Field(foreign_key="dossier.reference", index=True)
    kind: RequestKind = Field(sa_type=coded(RequestKind))
    asked_on: date
    until: date = Field(index=True)
    pieces: tuple[AskedPiece, ...] = Field(sa_type=Value(tuple[AskedPiece, ...]))
    note: str
    ended_on: date | None
