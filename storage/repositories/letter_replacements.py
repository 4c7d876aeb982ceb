"""Which letter stands for which, and why."""

from collections.abc import Collection

from sqlmodel import col, or_, select

from daect_tui.domain.letter_replacement import Replacement
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import LetterReplacementTable


class SqlLetterReplacements(Repository):
    """Implements the port `LetterReplacements`."""

    def add(self, replacement: Replacement) -> None:
        """Keep which letter a new one replaces."""
        self._records.insert(LetterReplacementTable(**columns_of(replacement)))

    def among(self, chronos: Collection[str]) -> tuple[Replacement, ...]:
        """Return the replacements of some letters or by them, by the number of the letter that replaces."""
        wanted = list(chronos)
        rows = self._session.exec(
            select(LetterReplacementTable)
            .where(
                or_(
                    col(LetterReplacementTable.letter).in_(wanted),
                    col(LetterReplacementTable.replaced).in_(wanted),
                )
            )
            .order_by(col(LetterReplacementTable.letter))
        )
        return tuple(build(Replacement, row) for row in rows)
