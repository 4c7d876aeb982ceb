"""What « À faire » shows of dossiers: bounded windows over indexed columns, never a long text."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, union_all
from sqlalchemy import select as sa_select
from sqlmodel import col, func, select

from daect_tui.domain.deadlines import Suspension
from daect_tui.domain.dossier import Channel, DossierState
from daect_tui.domain.dossier_opinion import OpinionState
from daect_tui.domain.piece import AskedPiece
from daect_tui.domain.waiting import AwaitedOpinion, AwaitedPieces, RunningSilence, Unacknowledged
from storage.repositories.base import Repository
from storage.tables import DossierOpinionTable, DossierTable, OrganisationTable, PieceRequestTable

_APPLICANT = col(OrganisationTable.id) == col(DossierTable.organisation_id)
_RUNS = col(DossierTable.silence_on).is_not(None)


class SqlWaiting(Repository):
    """Implements the port `Waiting`."""

    def silences(self, states: Iterable[DossierState], limit: int) -> tuple[tuple[RunningSilence, ...], int]:
        """Return the dossiers that silence rejects first, and how many wait in these states."""
        among = list(states)
        first = union_all(*(_first_silences(state, limit) for state in among)).subquery()
        rows = self._session.exec(
            select(  # type: ignore[call-overload]  # SQLModel types four columns at most
                DossierTable.reference,
                OrganisationTable.name,
                DossierTable.state,
                DossierTable.received_on,
                DossierTable.silence_on,
            )
            .join(OrganisationTable, _APPLICANT)
            .where(col(DossierTable.id).in_(select(first.c.id)))
            .order_by(col(DossierTable.silence_on), col(DossierTable.reference))
            .limit(limit)
        ).all()
        found = [RunningSilence(*row) for row in rows]
        suspended = self._suspensions([one.reference for one in found])
        return (
            tuple(replace(one, suspensions=tuple(suspended[one.reference])) for one in found),
            self._count(DossierTable.id, _RUNS, col(DossierTable.state).in_(among)),
        )

    def count(self, states: Iterable[DossierState]) -> int:
        """Count the dossiers in some states, by the index alone."""
        return self._count(DossierTable.id, col(DossierTable.state).in_(list(states)))

    def unacknowledged(
        self, channels: Iterable[Channel], limit: int
    ) -> tuple[tuple[Unacknowledged, ...], int]:
        """Return the filed dossiers that came by some channels, the oldest first, and their number."""
        waits = (
            col(DossierTable.state) == DossierState.FILED,
            col(DossierTable.channel).in_(list(channels)),
        )
        rows = self._session.exec(
            select(col(DossierTable.reference), col(OrganisationTable.name), col(DossierTable.received_on))
            .join(OrganisationTable, _APPLICANT)
            .where(*waits)
            .order_by(col(DossierTable.received_on), col(DossierTable.reference))
            .limit(limit)
        )
        return tuple(Unacknowledged(*row) for row in rows), self._count(DossierTable.id, *waits)

    def pieces(self, limit: int) -> tuple[tuple[AwaitedPieces, ...], int]:
        """Return the open requests on incomplete dossiers, the first due first, and their number."""
        waits = (
            col(PieceRequestTable.ended_on).is_(None),
            col(DossierTable.state) == DossierState.INCOMPLETE,
        )
        on_dossier = col(DossierTable.reference) == col(PieceRequestTable.dossier)
        rows = self._session.exec(
            select(  # type: ignore[call-overload]
                DossierTable.reference,
                OrganisationTable.name,
                PieceRequestTable.pieces,
                PieceRequestTable.asked_on,
                PieceRequestTable.until,
            )
            .join(DossierTable, on_dossier)
            .join(OrganisationTable, _APPLICANT)
            .where(*waits)
            .order_by(col(PieceRequestTable.until), col(PieceRequestTable.id))
            .limit(limit)
        )
        return tuple(
            AwaitedPieces(reference, name, _labels(asked), asked_on, until)
            for reference, name, asked, asked_on, until in rows
        ), self._count_joined(PieceRequestTable.id, on_dossier, *waits)

    def late_opinions(
        self, states: Iterable[DossierState], today: date, limit: int
    ) -> tuple[tuple[AwaitedOpinion, ...], int]:
        """Return the opinions not answered by their day on dossiers in some states, and their number."""
        waits = (
            col(DossierOpinionTable.state) == OpinionState.ASKED,
            col(DossierOpinionTable.due_on) < today,
            col(DossierTable.state).in_(list(states)),
        )
        on_dossier = col(DossierTable.reference) == col(DossierOpinionTable.dossier)
        rows = self._session.exec(
            select(  # type: ignore[call-overload]
                DossierTable.reference,
                OrganisationTable.name,
                DossierOpinionTable.source,
                DossierOpinionTable.asked_on,
                DossierOpinionTable.due_on,
                DossierOpinionTable.silence,
                DossierOpinionTable.reminders,
            )
            .join(DossierTable, on_dossier)
            .join(OrganisationTable, _APPLICANT)
            .where(*waits)
            .order_by(col(DossierOpinionTable.due_on), col(DossierOpinionTable.id))
            .limit(limit)
        )
        return tuple(
            AwaitedOpinion(reference, name, source, asked_on, due_on, silence.label, len(reminders))
            for reference, name, source, asked_on, due_on, silence, reminders in rows
        ), self._count_joined(DossierOpinionTable.id, on_dossier, *waits)

    def _suspensions(self, references: Collection[str]) -> dict[str, list[Suspension]]:
        found: dict[str, list[Suspension]] = defaultdict(list)
        rows = self._session.exec(
            select(
                col(PieceRequestTable.dossier),
                col(PieceRequestTable.asked_on),
                col(PieceRequestTable.until),
                col(PieceRequestTable.ended_on),
            ).where(col(PieceRequestTable.dossier).in_(list(references)))
        )
        for reference, asked_on, until, ended_on in rows:
            found[reference].append(Suspension(asked_on, until, ended_on))
        return found

    def _count(self, column: Any, *conditions: ColumnElement[bool]) -> int:  # noqa: ANN401 – a mapped column
        return self._session.exec(select(func.count(col(column))).where(*conditions)).one()

    def _count_joined(
        self,
        column: Any,  # noqa: ANN401 – a mapped column
        on_dossier: ColumnElement[bool],
        *conditions: ColumnElement[bool],
    ) -> int:
        counted = select(func.count(col(column))).join(DossierTable, on_dossier)
        return self._session.exec(counted.where(*conditions)).one()


def _first_silences(state: DossierState, limit: int) -> Select[tuple[int]]:
    """Make the query of one state's first dossiers: read in the order of the index, none is sorted."""
    first = (
        select(col(DossierTable.id).label("id"))
        .where(_RUNS, col(DossierTable.state) == state)
        .order_by(col(DossierTable.silence_on), col(DossierTable.reference))
        .limit(limit)
    ).subquery()
    return sa_select(first.c.id)


def _labels(asked: tuple[AskedPiece, ...]) -> tuple[str, ...]:
    return tuple(piece.label for piece in asked if piece.received_on is None)
