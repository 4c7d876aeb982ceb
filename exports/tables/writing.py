"""Writing a table whole or not at all, in the format that its suffix names."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from daect_tui.domain.errors import UnusableArgument, UnusableOutput
from daect_tui.domain.text import NBSP, grouped, quoted
from exports.files import writing_atomically
from exports.tables.csv_writing import write_csv
from exports.tables.json_writing import write_json
from exports.tables.limits import MOST_ROWS
from exports.tables.xlsx_writing import write_xlsx

Writer = Callable[[IO[bytes], Sequence[str], Iterable[Sequence[str]]], None]
_WRITERS: dict[str, Writer] = {".csv": write_csv, ".xlsx": write_xlsx, ".json": write_json}


def write_table(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table of texts; what `open_table` reads of it is identical, cell by cell.

    Each row has as many cells as there are headings, which are distinct (`ValueError` otherwise).
    Raises `UnusableArgument` for an unknown suffix; `UnusableOutput` for what the disk refuses or
    the format cannot hold, and then leaves a file that stood there as it was.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UnusableArgument(
            f"{quoted(path.name)} ne dit pas le format voulu. "
            "Donnez un nom qui finit par .csv, .xlsx ou .json."
        )
    if len(set(headings)) < len(headings):
        raise ValueError(headings)
    try:
        with writing_atomically(path) as file:
            writer(file, headings, _bounded(rows, len(headings)))
    except UnicodeEncodeError as error:
        raise UnusableOutput(
            f"{quoted(path.name)} n’a pas été écrit{NBSP}: un texte contient un caractère impossible. "
            "Retapez ce texte."
        ) from error


def _bounded(rows: Iterable[Sequence[str]], width: int) -> Iterator[Sequence[str]]:
    for count, row in enumerate(rows):
        if count == MOST_ROWS:
            raise UnusableOutput(
                f"Le tableau a plus de {grouped(MOST_ROWS)} lignes. Restreignez ce que vous exportez."
            )
        if len(row) != width:
            raise ValueError(row)
        yield row
