"""The catalogue of programmes."""

from sqlmodel import Field

from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.programme import Award, CalendarKind, Criterion, ExpectedPiece
from storage.columns import Value, coded
from storage.tables.base import Table, check, version_check

_Texts = tuple[str, ...]


class ProgrammeTable(Table, table=True):
    """One catalogue entry; dossiers refer to it by its code."""

    __tablename__ = "programme"
    __table_args__ = (
        check("code", "code <> ''"),
        check("label_months", "label_months >= 1"),
        version_check(),
    )

    code: str = Field(primary_key=True)
    name: str
    label: str
    applicants: tuple[OrganisationKind, ...] = Field(sa_type=Value(tuple[OrganisationKind, ...]))
    calendar: CalendarKind = Field(sa_type=coded(CalendarKind))
    label_months: int
    criteria: tuple[Criterion, ...] = Field(sa_type=Value(tuple[Criterion, ...]))
    introduction: _Texts = Field(sa_type=Value(_Texts))
    what_it_opens: str
    conditions: _Texts = Field(sa_type=Value(_Texts))
    sources: _Texts = Field(sa_type=Value(_Texts))
    pieces: tuple[ExpectedPiece, ...] = Field(sa_type=Value(tuple[ExpectedPiece, ...]))
    award: Award = Field(sa_type=coded(Award))
    countries: _Texts = Field(sa_type=Value(_Texts))
    themes: _Texts = Field(sa_type=Value(_Texts))
    opinion_first: bool
    version: int
