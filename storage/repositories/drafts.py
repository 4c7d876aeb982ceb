"""What is being typed."""

from dataclasses import replace

from sqlmodel import col, select

from daect_tui.domain.draft import Draft, FormKind
from daect_tui.domain.errors import UnknownReference
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import DraftTable


class SqlDrafts(Repository):
    """Implements the port `Drafts`."""

    def save(self, draft: Draft) -> Draft:
        """Keep a new draft (id 0), or overwrite one; raises `UnknownReference` when it is gone."""
        values = columns_of(draft, without=("id",))
        if draft.id:
            if not self._records.change(DraftTable, values, col(DraftTable.id) == draft.id):
                raise _gone()
            return draft
        row = DraftTable(**values)
        self._records.insert(row)
        return replace(draft, id=row.id)

    def get(self, draft_id: int) -> Draft:
        """Read a draft; raises `UnknownReference`."""
        row = self._session.get(DraftTable, draft_id)
        if row is None:
            raise _gone()
        return build(Draft, row)

    def of(self, form: FormKind, target: str) -> tuple[Draft, ...]:
        """Return the drafts of a form on a record, the last saved first."""
        rows = self._session.exec(
            select(DraftTable)
            .where(DraftTable.form == form, DraftTable.target == target)
            .order_by(col(DraftTable.saved_at).desc(), col(DraftTable.id).desc())
        )
        return tuple(build(Draft, row) for row in rows)

    def remove(self, draft_id: int) -> None:
        """Drop a draft, which has become a record or is given up."""
        self._records.remove(DraftTable, col(DraftTable.id) == draft_id)


def _gone() -> UnknownReference:
    return UnknownReference(
        "Ce brouillon n’existe plus\u00a0: il a été enregistré ou écarté entre-temps. Rouvrez la fiche."
    )
