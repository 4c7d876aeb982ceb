"""Requests of the Bourse-partenariats, the opinions on them, who they were sent to."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.dossier import Channel
from daect_tui.domain.exchange_request import Direction, ExchangeState
from daect_tui.domain.mission import OpinionSense
from storage.columns import OptionalReference, Value, coded
from storage.tables.base import Versioned, check, version_check

_Texts = tuple[str, ...]
_REQUEST = "exchange_request.reference"


class ExchangeRequestTable(Versioned, table=True):
    """A request; what is asked stands in columns."""

    __tablename__ = "exchange_request"
    __table_args__ = (
        check("requester", "requester <> ''"),
        check("sought", "sought <> ''"),
        check("country", "length(country) = 2"),
        check("mission", f"(state = '{ExchangeState.MISSION_REQUESTED}') = (mission IS NOT NULL)"),
        version_check(),
    )

    reference: str = Field(unique=True)
    direction: Direction = Field(sa_type=coded(Direction))
    requester: str
    organisation_id: int | None = Field(foreign_key="organisation.id", index=True)
    kind: str
    country: str
    place: str
    sought: str
    theme: str
    countries: _Texts = Field(sa_type=Value(_Texts))
    languages: str
    description: str
    received_on: date
    embassy_on: date | None
    channel: Channel = Field(sa_type=coded(Channel))
    state: ExchangeState = Field(sa_type=coded(ExchangeState), index=True)
    overrides: _Texts = Field(sa_type=Value(_Texts))
    mission: str = Field(
        sa_type=OptionalReference, foreign_key="mission.reference", nullable=True, index=True
    )


class ExchangeOpinionTable(Versioned, table=True):
    """An opinion: one that was received has a sense and a day, another has neither."""

    __tablename__ = "exchange_opinion"
    __table_args__ = (
        check("delay", "due_on > asked_on"),
        check("received", "(sense IS NULL) = (received_on IS NULL)"),
        check("dates", "received_on IS NULL OR received_on >= asked_on"),
        version_check(),
    )

    request: str = Field(foreign_key=_REQUEST, index=True)
    correspondent: int = Field(foreign_key="correspondent.id", index=True)
    source: str
    kind: CorrespondentKind = Field(sa_type=coded(CorrespondentKind))
    country: str
    asked_on: date
    due_on: date
    sense: OpinionSense | None = Field(sa_type=coded(OpinionSense), nullable=True)
    received_on: date | None
    text: str


class ExchangeContactTable(Versioned, table=True):
    """Who a request was sent to, and the answer; an answer has a day, and says whether there is interest."""

    __tablename__ = "exchange_contact"
    __table_args__ = (
        check("named", "name <> ''"),
        check("reached", "sent_on IS NOT NULL OR answered_on IS NOT NULL"),
        check("answered", "(answered_on IS NULL) = (interested IS NULL)"),
        version_check(),
    )

    request: str = Field(foreign_key=_REQUEST, index=True)
    label: str = Field(sa_type=OptionalReference, foreign_key="label.number", nullable=True, index=True)
    name: str
    sent_on: date | None
    answered_on: date | None
    interested: bool | None
    note: str
