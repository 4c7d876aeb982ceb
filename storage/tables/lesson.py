"""Lessons, with their texts folded, for those who search without accents."""

from sqlmodel import Field

from daect_tui.domain.evaluation import Diffusion
from daect_tui.domain.lesson import LessonState
from storage.columns import OptionalReference, Value, coded
from storage.tables.base import Versioned, check, version_check

_Texts = tuple[str, ...]


class LessonTable(Versioned, table=True):
    """A lesson; `mission` is NULL when it comes from none.

    A number is never given twice: papers and acts bear it.
    """

    __tablename__ = "lesson"
    __table_args__ = (
        check("titled", "title <> ''"),
        check("written", "text <> ''"),
        version_check(),
        {"sqlite_autoincrement": True},
    )

    mission: str = Field(
        sa_type=OptionalReference, foreign_key="mission.reference", nullable=True, index=True
    )
    title: str
    text: str
    theme: str
    countries: _Texts = Field(sa_type=Value(_Texts))
    keywords: _Texts = Field(sa_type=Value(_Texts))
    diffusion: Diffusion = Field(sa_type=coded(Diffusion))
    state: LessonState = Field(sa_type=coded(LessonState))
    folded_title: str
    folded_text: str
    folded_keywords: str
