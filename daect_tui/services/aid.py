"""The aid vocabulary that ships with the program."""

import csv
from functools import cache

from daect_tui.domain.aid import AidLists
from daect_tui.domain.text import typeset
from daect_tui.services.catalogue import read_text


@cache
def aid_lists() -> AidLists:
    """Return purpose codes, policy markers and goals (sources: a column of each file)."""
    return AidLists(
        {row["code"]: typeset(row["label"]) for row in _rows("dac_purposes.csv")},
        {row["code"]: typeset(row["label"]) for row in _rows("dac_markers.csv")},
        {int(row["number"]): typeset(row["label"]) for row in _rows("goals.csv")},
    )


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(read_text(name).splitlines()))
