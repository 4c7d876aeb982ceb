"""The last number allotted in each series."""

from sqlmodel import Field

from daect_tui.domain.references import Series
from storage.columns import coded
from storage.tables.base import Table, check


class CounterTable(Table, table=True):
    """The last number of a series in a year; `scope` is a programme, or empty."""

    __tablename__ = "counter"
    __table_args__ = (check("last", "last >= 1"),)

    series: Series = Field(sa_type=coded(Series), primary_key=True)
    scope: str = Field(primary_key=True)
    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    last: int
