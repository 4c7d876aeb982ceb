"""Which sheet of a workbook is read: « Dossiers » when there is one, else the first with text in it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from daect_tui.domain.text import clean_line, fold, listed, quoted
from exports.tables.faults import TableFault
from exports.tables.raw import RawRow

_WANTED = "dossiers"
_SHOWN = 3
_LONGEST_NAME = 40


class Sheet(NamedTuple):
    """A sheet by its name on the tab, where its rows are, and whether people see it."""

    name: str
    place: str
    visible: bool


def chosen(
    sheets: Sequence[Sheet], rows_of: Callable[[Sheet], Iterator[RawRow]]
) -> tuple[Iterator[RawRow], tuple[str, ...]]:
    """Return the rows of the sheet to read, and a sentence on the choice when there was one."""
    for sheet in sorted(sheets, key=_rank):
        rows = rows_of(sheet)
        for row in rows:
            if any(row.cells):
                return chain([row], rows), _notice(sheet, sheets)
    raise TableFault("ce classeur est vide. Choisissez un autre fichier.")


def _rank(sheet: Sheet) -> tuple[bool, bool]:
    return not sheet.visible, fold(sheet.name) != _WANTED


def _notice(read: Sheet, sheets: Sequence[Sheet]) -> tuple[str, ...]:
    others = [_named(sheet) for sheet in sheets if sheet is not read]
    if not others:
        return ()
    more = ["d’autres encore"] if len(others) > _SHOWN else []
    return (f"Seule la feuille {_named(read)} est lue, et non {listed(others[:_SHOWN] + more)}.",)


def _named(sheet: Sheet) -> str:
    name = clean_line(sheet.name).text
    return quoted(name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…")
