"""The numbers that each series has given, read from what bears them."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from daect_tui.domain.past_number import TAKING_OVER
from daect_tui.domain.references import (
    Series,
    dossier_reference,
    exchange_reference,
    label_number,
    letter_chrono,
    mission_reference,
    session_reference,
)
from daect_tui.domain.soundness.fault import Fault
from daect_tui.domain.soundness.numbers import Numbering, numbering_faults
from daect_tui.domain.tombstone import TombstoneKind
from storage.soundness.visit import Visit

_REFERENCE = re.compile(r"((?:.+-)?\d{4}-S?)(\d+)")
WIDTHS = {Series.LETTER: 4, Series.SESSION: 0}
# The first number of each series, in a scope and a year.
_WRITTEN: Mapping[Series, Callable[[str, int], str]] = {
    Series.DOSSIER: lambda programme, year: dossier_reference(programme, year, 1),
    Series.SESSION: lambda prefix, year: session_reference((prefix,), year, 1),
    Series.LABEL: lambda _, year: label_number(year, 1),
    Series.MISSION: lambda _, year: mission_reference(year, 1),
    Series.LETTER: lambda _, year: letter_chrono(year, 1),
    Series.EXCHANGE: lambda _, year: exchange_reference(year, 1),
}
_BEARERS = (
    (Series.DOSSIER, "SELECT reference FROM dossier"),
    (Series.SESSION, "SELECT reference FROM session"),
    (Series.LABEL, "SELECT number FROM label"),
    (Series.MISSION, "SELECT reference FROM mission"),
    (Series.LETTER, "SELECT chrono FROM letter"),
    (Series.EXCHANGE, "SELECT reference FROM exchange_request"),
)
# A number whose bearer was eliminated is borne by its tombstone.
_ELIMINATED = {
    Series.DOSSIER: TombstoneKind.DOSSIER,
    Series.LABEL: TombstoneKind.LABEL,
    Series.MISSION: TombstoneKind.MISSION,
    Series.LETTER: TombstoneKind.LETTER,
    Series.EXCHANGE: TombstoneKind.EXCHANGE,
}
# What came with a file says so where it was filed, or is marked as taken over.
_BROUGHT = """
SELECT subject FROM passage WHERE action = :taken_over
UNION ALL SELECT reference FROM dossier d JOIN passage p ON p.subject = d.reference
  WHERE p.id = (SELECT min(id) FROM passage WHERE subject = d.reference) AND p.reason <> ''
"""


# A series in a year: what its numbers begin with (« PACT3-2017-S »), as its counter names it.
_Key = tuple[Series, str, int]


def check_numbers(visit: Visit) -> Iterator[Fault]:
    """Yield the faults of every series; a valise has left the numbers at home."""
    if visit.travels:
        return
    last: dict[_Key, int] = {
        (Series(series), scope, year): number
        for series, scope, year, number in visit.connection.execute(
            "SELECT series, scope, year, last FROM counter"
        )
    }
    brought = {
        beginning(row[0])[0] for row in visit.connection.execute(_BROUGHT, {"taken_over": TAKING_OVER})
    }
    for series, query in _BEARERS:
        found: dict[str, list[int]] = defaultdict(list)
        gone = visit.connection.execute(
            "SELECT reference FROM tombstone WHERE kind = ?", (_ELIMINATED.get(series, ""),)
        )
        for (reference,) in chain(visit.connection.execute(query), gone):
            prefix, number = beginning(reference)
            if number:
                found[prefix].append(number)
        counters = {key: number for key, number in last.items() if key[0] is series}
        for prefix in sorted({*found, *(prefix_of(key) for key in counters)}):
            visit.counts["numéros"] += len(found[prefix])
            at = next((number for key, number in counters.items() if prefix_of(key) == prefix), 0)
            yield from numbering_faults(
                Numbering(series, prefix, WIDTHS.get(series, 3), found[prefix], at, prefix in brought)
            )


def check_counters(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield a fault for each counter whose next number is borne already: one look-up a counter."""
    bearers = dict(_BEARERS)
    for name, scope, year, last in connection.execute(
        "SELECT series, scope, year, last FROM counter"
    ).fetchall():
        series = Series(name)
        prefix = prefix_of((series, scope, year))
        ahead = Numbering(series, prefix, WIDTHS.get(series, 3), (last + 1,), last, brought=True)
        column = bearers[series].split()[1]
        found = connection.execute(f"{bearers[series]} WHERE {column} = ?", (ahead.written(last + 1),))
        if found.fetchone():
            yield from numbering_faults(ahead)


def beginning(reference: str) -> tuple[str, int]:
    """Split a reference into what the series begins with and its number; 0 where it has none."""
    match = _REFERENCE.fullmatch(reference)
    return (match[1], int(match[2])) if match else (reference, 0)


def prefix_of(key: _Key) -> str:
    """Write what the numbers of a counter begin with."""
    series, scope, year = key
    return beginning(_WRITTEN[series](scope, year))[0]
