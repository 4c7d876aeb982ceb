"""The headings of a table, and each row fitted to them: cells neither lost nor shifted silently."""

from collections.abc import Sequence

from daect_tui.domain.exchange_table import SourceRow
from daect_tui.domain.text import clean_line, grouped, listed, quoted
from exports.tables.faults import TableFault
from exports.tables.limits import LONGEST_HEADING, MOST_COLUMNS

_SHOWN = 5  # renamed headings that a notice names


class Shape:
    """Distinct names for the columns (`headings`), what was renamed (`notices`), and the fit of rows."""

    def __init__(self, names: Sequence[str]) -> None:
        cleaned = [clean_line(name).text for name in names]
        while cleaned and not cleaned[-1]:
            cleaned.pop()
        _require_headings(cleaned)
        self.headings = _distinct(cleaned)
        self.notices = _renamed(cleaned, self.headings)

    def row(self, line: int, cells: Sequence[str], fault: str = "") -> SourceRow | None:
        """Fit the cells of a row to the headings; `None` for a row without any text."""
        if not any(cells) and not fault:
            return None
        width = len(self.headings)
        if len(cells) < width:
            return SourceRow(line, (*cells, *[""] * (width - len(cells))), fault)
        if len(cells) == width:
            return SourceRow(line, tuple(cells), fault)
        return SourceRow(line, tuple(cells[:width]), fault or self._beyond(cells[width:]))

    def _beyond(self, extra: Sequence[str]) -> str:
        """Tell of cells that stand under no heading; empty ones are no loss."""
        for rank, cell in enumerate(extra, len(self.headings) + 1):
            if cell:
                return (
                    f"La ligne a une cellule en colonne {rank}, alors que le tableau n’a que "
                    f"{len(self.headings)} colonnes. Retirez-la, ou mettez entre guillemets le texte "
                    "qui contient le séparateur."
                )
        return ""


def too_many_columns() -> TableFault:
    """Make the fault of a table that is too wide."""
    return TableFault(
        f"il a plus de {grouped(MOST_COLUMNS)} colonnes. Gardez seulement celles du modèle d’import."
    )


def _require_headings(names: Sequence[str]) -> None:
    if not names:
        raise TableFault("sa première ligne ne porte aucun intitulé de colonne. Ajoutez-les.")
    if len(names) > MOST_COLUMNS:
        raise too_many_columns()
    for rank, name in enumerate(names, 1):
        if len(name) > LONGEST_HEADING:
            raise TableFault(
                f"l’intitulé de la colonne {rank} dépasse {LONGEST_HEADING} signes. "
                "Vérifiez que la première ligne porte les intitulés."
            )


def _renamed(names: Sequence[str], headings: Sequence[str]) -> tuple[str, ...]:
    changed = [quoted(heading) for name, heading in zip(names, headings, strict=True) if name != heading]
    if not changed:
        return ()
    more = ["d’autres encore"] if len(changed) > _SHOWN else []
    return (f"Intitulés vides ou en double, lus comme {listed(changed[:_SHOWN] + more)}.",)


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Give each column a name of its own; those that are already distinct keep theirs."""
    taken = set(names)
    found: list[str] = []
    seen: set[str] = set()
    for rank, name in enumerate(names, 1):
        base = name or f"colonne {rank}"
        heading, again = base, 2
        while heading in seen or (heading != name and heading in taken):
            heading, again = f"{base} ({again})", again + 1
        seen.add(heading)
        found.append(heading)
    return tuple(found)
