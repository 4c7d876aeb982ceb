"""Correspondents, and the opinions asked from them on dossiers."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.dossier_opinion import OpinionState
from daect_tui.domain.intake_delays import OpinionSilence
from daect_tui.domain.mission import OpinionSense
from storage.columns import OptionalReference, Value, coded
from storage.tables.base import Numbered, Versioned, check, version_check

_Days = tuple[date, ...]
_RECEIVED = f"(state = '{OpinionState.RECEIVED}')"


class CorrespondentTable(Numbered, table=True):
    """A service that is asked for opinions; `folded_name` is what a search without accents compares."""

    __tablename__ = "correspondent"
    __table_args__ = (
        check("named", "name <> ''"),
        check("country", "length(country) IN (0, 2)"),
    )

    kind: CorrespondentKind = Field(sa_type=coded(CorrespondentKind))
    name: str
    folded_name: str = Field(index=True)
    place: str
    country: str
    region: str
    civility: str
    first_name: str
    last_name: str
    phone: str
    email: str
    active: bool


class DossierOpinionTable(Versioned, table=True):
    """An opinion: one that was received has a sense and a day, another has neither."""

    __tablename__ = "dossier_opinion"
    __table_args__ = (
        Index("ix_dossier_opinion_state_due_on", "state", "due_on"),
        check("delay", "due_on > asked_on"),
        check("received", f"{_RECEIVED} = (received_on IS NOT NULL)"),
        check("sense", f"{_RECEIVED} = (sense IS NOT NULL)"),
        check("dates", "received_on IS NULL OR received_on >= asked_on"),
        check("file", "(sha256 IS NULL) = (file_name = '')"),
        version_check(),
    )

    dossier: str = Field(foreign_key="dossier.reference", index=True)
    correspondent: int = Field(foreign_key="correspondent.id", index=True)
    source: str
    kind: CorrespondentKind = Field(sa_type=coded(CorrespondentKind))
    question: str
    asked_on: date
    due_on: date
    silence: OpinionSilence = Field(sa_type=coded(OpinionSilence))
    reminders: tuple[date, ...] = Field(sa_type=Value(_Days))
    state: OpinionState = Field(sa_type=coded(OpinionState))
    sense: OpinionSense | None = Field(sa_type=coded(OpinionSense), nullable=True)
    received_on: date | None
    text: str
    file_name: str
    sha256: str = Field(
        sa_type=OptionalReference, foreign_key="stored_file.sha256", nullable=True, index=True
    )
