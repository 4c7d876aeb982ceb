"""Sessions of the committee; the room, the agenda and the ballots stand in modules of their own."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import exists
from sqlmodel import col, select

from daect_tui.domain.committee_rules import rules_on
from daect_tui.domain.decision import DecisionState
from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.minutes_version import MINUTES, MinutesState
from daect_tui.domain.session import Session, SessionState, Sitting
from daect_tui.domain.text import NARROW, quoted
from storage.mapping import build, columns_of
from storage.repositories.agenda import Agenda
from storage.repositories.ballots import Ballots
from storage.repositories.hearings import Hearings
from storage.repositories.institution import SqlInstitution
from storage.repositories.room import Room
from storage.repositories.steps import Steps
from storage.tables import (
    DecisionTable,
    MinutesVersionTable,
    SessionRecordTable,
    SessionTable,
    SignedCopyTable,
)


class SqlSessions(Agenda, Room, Ballots, Hearings, Steps):
    """Implements the port `Sessions`."""

    def add(self, session: Session) -> Session:
        """Keep a new session, at version 1."""
        row = SessionTable(**_values(session), version=1)
        self._records.insert(row)
        return replace(session, id=row.id, version=1)

    def get(self, reference: str) -> Session:
        """Read a session; raises `UnknownReference`."""
        found = self._rows(Session, SessionTable, "reference", reference, "id")
        if not found:
            raise UnknownReference(
                f"Aucune séance ne porte la référence {quoted(reference)}. "
                "Vérifiez-la dans la liste des séances."
            )
        return found[0]

    def update(self, session: Session) -> Session:
        """Write a session read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            SessionTable,
            session.id,
            session.version,
            _values(session),
            f"La séance {session.reference} a été modifiée entre-temps{NARROW}; relisez-la puis recommencez.",
        )
        return replace(session, version=version)

    def all(self) -> tuple[Session, ...]:
        """Return all sessions, the one created last first."""
        rows = self._session.exec(select(SessionTable).order_by(col(SessionTable.id).desc()))
        return tuple(build(Session, row) for row in rows)

    def awaiting(self, also: Collection[str]) -> tuple[Session, ...]:
        """Return the sessions that await something, and those of some references, the last created first.

        Those that are neither held nor cancelled yet; of those that are closed, the ones with a decision
        to sign, or without final minutes whose signed copy stands.
        """
        table, version, copy = SessionTable, MinutesVersionTable, SignedCopyTable
        to_sign = exists().where(
            col(DecisionTable.session) == col(table.reference),
            col(DecisionTable.state) == DecisionState.PENDING,
        )
        signed = exists().where(
            col(version.session) == col(table.reference),
            col(version.rectification) == MINUTES,
            col(version.state) == MinutesState.FINAL,
            col(copy.minutes_id) == col(version.id),
            col(copy.voided_at).is_(None),
        )
        over = (SessionState.CLOSED, SessionState.CANCELLED)
        rows = self._session.exec(
            select(table)
            .where(
                col(table.state).not_in(over)
                | ((col(table.state) == SessionState.CLOSED) & (to_sign | ~signed))
                | col(table.reference).in_(list(also))
            )
            .order_by(col(table.id).desc())
        )
        return tuple(build(Session, row) for row in rows)

    def sitting(self, reference: str) -> Sitting:
        """Return all that is true in the room now; raises `UnknownReference`.

        The rules are those that the session froze at its opening, those of its day before.
        """
        session = self.get(reference)
        return Sitting(
            session=session,
            rules=session.rules
            or rules_on(SqlInstitution(self._records).rules(), session.meets_on or date.max),
            seats=self._seats(session.id),
            attendances=self._attendances(session.id),
            mandates=self._mandates(session.id),
            recusals=self._recusals(session.id),
            items=self._items(session.id),
        )

    def keep_record(self, session_id: int, record: SessionRecord) -> None:
        """Freeze what the room saw; raises `Refusal` the second time."""
        self._records.insert(SessionRecordTable(session_id=session_id, record=record))

    def record(self, reference: str) -> SessionRecord:
        """Return the frozen record; raises `Refusal` while the session is not closed."""
        session = self.get(reference)
        row = self._session.get(SessionRecordTable, session.id)
        if row is None:
            raise Refusal(
                f"La séance {reference} n’est pas close{NARROW}; son compte rendu n’existe pas encore. "
                "Il faut d’abord la clore."
            )
        return row.record


def _values(session: Session) -> dict[str, Any]:
    return columns_of(session, without=("id", "version"))
