"""Requests of the Bourse-partenariats."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.exchange_request import (
    ExchangeContact,
    ExchangeContent,
    ExchangeOpinion,
    ExchangeRequest,
    ExchangeState,
)
from daect_tui.domain.text import NARROW, quoted
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import ExchangeContactTable, ExchangeOpinionTable, ExchangeRequestTable

_STALE = f"a été modifiée entre-temps{NARROW}; relisez la demande puis recommencez."


class SqlExchangeRequests(Repository):
    """Implements the port `ExchangeRequests`."""

    def add(self, request: ExchangeRequest) -> ExchangeRequest:
        """Keep a new request, at version 1."""
        row = ExchangeRequestTable(**_values(request), version=1)
        self._records.insert(row)
        return replace(request, id=row.id, version=1)

    def get(self, reference: str) -> ExchangeRequest:
        """Read a request; raises `UnknownReference`."""
        row = self._session.exec(
            select(ExchangeRequestTable).where(ExchangeRequestTable.reference == reference)
        ).one_or_none()
        if row is None:
            raise UnknownReference(
                f"Aucune demande de la Bourse ne porte la référence {quoted(reference)}. "
                "Vérifiez-la dans la liste."
            )
        return _request(row)

    def update(self, request: ExchangeRequest) -> ExchangeRequest:
        """Write a request read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            ExchangeRequestTable,
            request.id,
            request.version,
            _values(request),
            f"La demande {request.reference} {_STALE}",
        )
        return replace(request, version=version)

    def all(self) -> tuple[ExchangeRequest, ...]:
        """Return all requests, the last received first."""
        table = ExchangeRequestTable
        rows = self._session.exec(select(table).order_by(col(table.id).desc()))
        return tuple(map(_request, rows))

    def in_states(self, states: Collection[ExchangeState]) -> tuple[ExchangeRequest, ...]:
        """Return the requests in some states, the last received first."""
        table = ExchangeRequestTable
        rows = self._session.exec(
            select(table).where(col(table.state).in_(list(states))).order_by(col(table.id).desc())
        )
        return tuple(map(_request, rows))

    # ── Opinions ───────────────────────────────────────────────────────────────────────────

    def add_opinion(self, opinion: ExchangeOpinion) -> ExchangeOpinion:
        """Keep an opinion that was asked for."""
        row = ExchangeOpinionTable(**columns_of(opinion, without=("id",)))
        self._records.insert(row)
        return replace(opinion, id=row.id)

    def opinion(self, opinion_id: int) -> ExchangeOpinion:
        """Read an opinion; raises `UnknownReference`."""
        row = self._session.get(ExchangeOpinionTable, opinion_id)
        if row is None:
            raise UnknownReference(f"Aucun avis n’a le numéro {opinion_id}. Relisez la demande.")
        return build(ExchangeOpinion, row)

    def update_opinion(self, opinion: ExchangeOpinion) -> ExchangeOpinion:
        """Write an opinion read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            ExchangeOpinionTable,
            opinion.id,
            opinion.version,
            columns_of(opinion, without=("id", "version")),
            f"La fiche de l’avis de {opinion.source} {_STALE}",
        )
        return replace(opinion, version=version)

    def opinions(self, reference: str) -> tuple[ExchangeOpinion, ...]:
        """Return the opinions on a request, the oldest first."""
        table = ExchangeOpinionTable
        rows = self._session.exec(
            select(table).where(col(table.request) == reference).order_by(col(table.id))
        )
        return tuple(build(ExchangeOpinion, row) for row in rows)

    # ── Who it was sent to ─────────────────────────────────────────────────────────────────

    def add_contact(self, contact: ExchangeContact) -> ExchangeContact:
        """Keep somebody who was written to, or who answered."""
        row = ExchangeContactTable(**columns_of(contact, without=("id",)))
        self._records.insert(row)
        return replace(contact, id=row.id)

    def update_contact(self, contact: ExchangeContact) -> ExchangeContact:
        """Write an answer; raises `StaleRecord`."""
        version = self._records.change_version(
            ExchangeContactTable,
            contact.id,
            contact.version,
            columns_of(contact, without=("id", "version")),
            f"La réponse de {contact.name} {_STALE}",
        )
        return replace(contact, version=version)

    def contacts(self, reference: str) -> tuple[ExchangeContact, ...]:
        """Return who a request was sent to and who answered, the oldest first."""
        table = ExchangeContactTable
        rows = self._session.exec(
            select(table).where(col(table.request) == reference).order_by(col(table.id))
        )
        return tuple(build(ExchangeContact, row) for row in rows)


def _request(row: ExchangeRequestTable) -> ExchangeRequest:
    content = build(ExchangeContent, row, organisation_id=row.organisation_id or 0)
    return build(ExchangeRequest, row, content=content)


def _values(request: ExchangeRequest) -> dict[str, Any]:
    return {
        **columns_of(request, without=("id", "content", "version")),
        **columns_of(request.content),
        "organisation_id": request.content.organisation_id or None,
    }
