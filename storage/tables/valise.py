"""Sessions that travel: what home keeps of each departure, and what a valise says of itself."""

from datetime import datetime

from sqlmodel import Field

from storage.columns import Value
from storage.tables.base import Numbered, Table, check, unique_where

_Texts = tuple[str, ...]
_AWAY = "returned_at IS NULL AND abandoned_at IS NULL"


class CheckoutTable(Numbered, table=True):
    """A session that left in a valise: at most one that has not come back; a lost one never does."""

    __tablename__ = "checkout"
    __table_args__ = (
        unique_where("ix_checkout_away", "session", condition=_AWAY),
        check("pack", "length(pack) = 32"),
        check("frozen", "length(frozen) = 64 AND length(head) = 64"),
        check("lines", "line >= 1 AND lines >= 1"),
        check("abandoned", "(abandoned_at IS NULL) = (reason = '')"),
    )

    pack: str = Field(unique=True)
    session: str = Field(foreign_key="session.reference")
    dossiers: _Texts = Field(sa_type=Value(_Texts))
    file_name: str
    holder: str
    made_at: datetime
    made_by: str
    frozen: str
    line: int
    head: str
    lines: int
    returned_at: datetime | None
    abandoned_at: datetime | None
    reason: str


class ValiseTable(Table, table=True):
    """What a travelling register says of itself: a single row, and none in a register of home."""

    __tablename__ = "valise"
    __table_args__ = (
        check("single", "id = 1"),
        check("pack", "length(pack) = 32 AND length(origin) = 32"),
        check("seal", "length(seal) IN (0, 64)"),
    )

    id: int = Field(default=1, primary_key=True)
    pack: str
    origin: str
    session: str = Field(foreign_key="session.reference")
    dossiers: _Texts = Field(sa_type=Value(_Texts))
    made_at: datetime
    made_by: str
    holder: str
    files: bool
    seal: str
