"""CSV for a French spreadsheet: UTF-8 with its mark, « ; », CRLF, formulas disarmed."""

import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import IO

from exports.tables.formulas import guarded


def write_csv(file: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write headings and rows of texts to an open file."""
    text = TextIOWrapper(file, "utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(guarded, headings))
    writer.writerows(map(guarded, row) for row in rows)
    text.flush()
    text.detach()
