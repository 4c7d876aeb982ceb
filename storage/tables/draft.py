"""What is being typed, field by field."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Field

from daect_tui.domain.draft import FormKind
from storage.columns import Value, coded
from storage.tables.base import Numbered


class DraftTable(Numbered, table=True):
    """The raw texts of a form.

    A number is never given twice, lest a late save fall upon another draft.
    """

    __tablename__ = "draft"
    __table_args__ = ({"sqlite_autoincrement": True},)

    form: FormKind = Field(sa_type=coded(FormKind))
    target: str = Field(index=True)
    fields: Mapping[str, str] = Field(sa_type=Value(Mapping[str, str]))
    agent: str
    saved_at: datetime
