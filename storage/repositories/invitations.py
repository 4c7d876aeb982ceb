"""Invitations to present observations."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import exists
from sqlalchemy.orm import aliased
from sqlmodel import col, or_, select

from daect_tui.domain.observations import Invitation
from daect_tui.domain.text import NARROW
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import DecisionTable, InvitationTable, LabelEventTable, ReversalTable


class SqlInvitations(Repository):
    """Implements the port `Invitations`."""

    def add(self, invitation: Invitation) -> Invitation:
        """Keep a new invitation, at version 1."""
        row = InvitationTable(**_values(invitation), version=1)
        self._records.insert(row)
        return replace(invitation, id=row.id, version=1)

    def update(self, invitation: Invitation) -> Invitation:
        """Write an invitation read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            InvitationTable,
            invitation.id,
            invitation.version,
            _values(invitation),
            f"Cette invitation a été modifiée entre-temps{NARROW}; relisez-la puis recommencez.",
        )
        return replace(invitation, version=version)

    def about(self, subject: str) -> tuple[Invitation, ...]:
        """Return the invitations about a label or a dossier, the oldest first."""
        table = InvitationTable
        rows = self._session.exec(
            select(table)
            .where(or_(col(table.label) == subject, col(table.dossier) == subject))
            .order_by(col(table.id))
        )
        return tuple(build(Invitation, row) for row in rows)

    def unfollowed(self, since: date, limit: int) -> tuple[Invitation, ...]:
        """Return those received since a day that neither an act nor another invitation follows."""
        table, event, reversal, decision = InvitationTable, LabelEventTable, ReversalTable, DecisionTable
        later = aliased(table)
        acted = exists().where(
            col(event.label) == col(table.label),
            col(event.invited_on).is_not(None),
            col(event.decided_on) >= col(table.written_on),
        )
        ended = exists().where(
            col(reversal.decision_id) == col(decision.id),
            col(decision.dossier) == col(table.dossier),
            col(reversal.signed_on) >= col(table.written_on),
        )
        asked_again = exists().where(
            or_(later.label == col(table.label), later.dossier == col(table.dossier)),
            later.id > col(table.id),
        )
        rows = self._session.exec(
            select(table)
            .where(col(table.received_on) >= since, ~acted, ~ended, ~asked_again)
            .order_by(col(table.received_on), col(table.id))
            .limit(limit)
        )
        return tuple(build(Invitation, row) for row in rows)


def _values(invitation: Invitation) -> dict[str, Any]:
    return columns_of(invitation, without=("id", "version"))
