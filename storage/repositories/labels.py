"""Labels."""

from dataclasses import replace
from typing import Any

from sqlmodel import col, select

from daect_tui.domain.label import Label
from daect_tui.domain.text import NARROW, quoted
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.retention.gone import unknown
from storage.tables import LabelTable


class SqlLabels(Repository):
    """Implements the port `Labels`."""

    def add(self, label: Label) -> Label:
        """Keep a new label, at version 1."""
        row = LabelTable(**_values(label), version=1)
        self._records.insert(row)
        return replace(label, id=row.id, version=1)

    def get(self, number: str) -> Label:
        """Read a label; raises `UnknownReference`."""
        row = self._session.exec(select(LabelTable).where(LabelTable.number == number)).one_or_none()
        if row is None:
            raise unknown(
                self._session,
                number,
                f"Aucun label ne porte le numéro {quoted(number)}. Vérifiez-le dans la liste des labels.",
            )
        return build(Label, row)

    def update(self, label: Label) -> Label:
        """Write a label read at its version; raises `StaleRecord`."""
        version = self._records.change_version(
            LabelTable,
            label.id,
            label.version,
            _values(label),
            f"Le label {label.number} a été modifié entre-temps{NARROW}; relisez-le puis recommencez.",
        )
        return replace(label, version=version)

    def of_dossier(self, dossier: str) -> tuple[Label, ...]:
        """Return the labels that a dossier obtained, the most recent first."""
        rows = self._session.exec(
            select(LabelTable).where(LabelTable.dossier == dossier).order_by(col(LabelTable.id).desc())
        )
        return tuple(build(Label, row) for row in rows)

    def all(self) -> tuple[Label, ...]:
        """Return all labels, by number."""
        rows = self._session.exec(select(LabelTable).order_by(LabelTable.number))
        return tuple(build(Label, row) for row in rows)


def _values(label: Label) -> dict[str, Any]:
    return columns_of(label, without=("id", "version"))
