"""Opinions asked on dossiers."""

from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from daect_tui.domain.dossier_opinion import DossierOpinion, OpinionAnswer
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.text import NARROW
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import DossierOpinionTable

_NO_ANSWER = {"sense": None, "received_on": None, "text": "", "file_name": "", "sha256": ""}


class SqlOpinions(Repository):
    """Implements the port `Opinions`."""

    def add(self, opinion: DossierOpinion) -> DossierOpinion:
        """Keep a new opinion, at version 1."""
        row = DossierOpinionTable(**_values(opinion), version=1)
        self._records.insert(row)
        return replace(opinion, id=row.id, version=1)

    def get(self, opinion_id: int) -> DossierOpinion:
        """Read an opinion; raises `UnknownReference`."""
        row = self._session.get(DossierOpinionTable, opinion_id)
        if row is None:
            raise UnknownReference(f"Aucun avis n’a le numéro {opinion_id}. Relisez le dossier.")
        return _opinion(row)

    def update(self, opinion: DossierOpinion) -> DossierOpinion:
        """Write an opinion read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            DossierOpinionTable,
            opinion.id,
            opinion.version,
            _values(opinion),
            f"L’avis demandé à {opinion.source} a été modifié entre-temps{NARROW}; "
            "relisez le dossier puis recommencez.",
        )
        return replace(opinion, version=version)

    def of(self, dossier: str) -> tuple[DossierOpinion, ...]:
        """Return the opinions asked on a dossier, the oldest first."""
        rows = self._session.exec(
            select(DossierOpinionTable)
            .where(DossierOpinionTable.dossier == dossier)
            .order_by(col(DossierOpinionTable.id))
        )
        return tuple(_opinion(row) for row in rows)


def _opinion(row: DossierOpinionTable) -> DossierOpinion:
    answer = None if row.received_on is None else build(OpinionAnswer, row)
    return build(DossierOpinion, row, answer=answer)


def _values(opinion: DossierOpinion) -> dict[str, Any]:
    answer = columns_of(opinion.answer) if opinion.answer else _NO_ANSWER
    return {**columns_of(opinion, without=("id", "answer", "version")), **answer}
