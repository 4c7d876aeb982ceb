"""How long things are kept, what is frozen, the slips of elimination, and what stays of the eliminated."""

from datetime import date

from sqlmodel import Field

from daect_tui.domain.elimination_slip import SlipLine, SlipState, Visa
from daect_tui.domain.retention import FinalOutcome, RetentionEvent, RetentionKind
from daect_tui.domain.tombstone import EliminatedFigures, TombstoneKind
from storage.columns import Value, coded
from storage.tables.base import Table, Versioned, check, unique_where, version_check

_Lines = tuple[SlipLine, ...]
_Texts = tuple[str, ...]
_DONE = f"state = '{SlipState.DONE}'"


class RetentionRuleTable(Table, table=True):
    """The length of a kind from a day on; one a day."""

    __tablename__ = "retention_rule"
    __table_args__ = (check("years", "years BETWEEN 1 AND 150"), check("source", "source <> ''"))

    kind: RetentionKind = Field(sa_type=coded(RetentionKind), primary_key=True)
    valid_from: date = Field(primary_key=True)
    years: int
    event: RetentionEvent = Field(sa_type=coded(RetentionEvent))
    outcome: FinalOutcome = Field(sa_type=coded(FinalOutcome))
    source: str


class HoldTable(Versioned, table=True):
    """A hold on a reference or a person, until it is lifted with a reason; one at a time on a thing."""

    __tablename__ = "hold"
    __table_args__ = (
        check("subject", "subject <> ''"),
        check("reason", "reason <> ''"),
        check("lifted", "(lifted_on IS NULL) = (lift_reason = '')"),
        check("dates", "lifted_on IS NULL OR lifted_on >= placed_on"),
        version_check(),
        unique_where("ix_hold_standing", "subject", condition="lifted_on IS NULL"),
    )

    subject: str
    reason: str
    placed_on: date
    placed_by: str
    lifted_on: date | None
    lifted_by: str
    lift_reason: str


class SlipTable(Versioned, table=True):
    """A slip: once done it has its visa and its day, and the figures of what went."""

    __tablename__ = "elimination_slip"
    __table_args__ = (
        check("done", f"({_DONE}) = (visa IS NOT NULL AND eliminated_on IS NOT NULL)"),
        version_check(),
    )

    reference: str = Field(unique=True)
    drawn_up_on: date
    drawn_up_by: str
    lines: _Lines = Field(sa_type=Value(_Lines))
    state: SlipState = Field(sa_type=coded(SlipState))
    visa: Visa | None = Field(sa_type=Value(Visa), nullable=True)
    eliminated_on: date | None
    left: _Texts = Field(sa_type=Value(_Texts))
    figures: EliminatedFigures = Field(sa_type=Value(EliminatedFigures))


class TombstoneTable(Table, table=True):
    """A number whose bearer was eliminated."""

    __tablename__ = "tombstone"
    __table_args__ = (check("days", "last_day >= first_day"),)

    reference: str = Field(primary_key=True)
    kind: TombstoneKind = Field(sa_type=coded(TombstoneKind), index=True)
    outcome: str
    first_day: date
    last_day: date
    eliminated_on: date
    slip: str = Field(foreign_key="elimination_slip.reference", index=True)
