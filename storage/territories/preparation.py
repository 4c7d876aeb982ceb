"""Preparing the lists of territories: a small read-only SQLite file, made once and thrown away at will.

A prefix is answered by one range of an index. The few prefixes that begin many names (« s », « saint »)
have their best answers ranked beforehand: no key typed ever sorts thousands of rows.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from daect_tui.domain.territory import FrenchTerritory, likelihood, name_key, search_keys

# Raised when what follows changes: a file made otherwise is made again.
LAYOUT = 1

# A prefix with more keys than this has its answers ranked beforehand, `RANKED` of them.
_FEW = 200
RANKED = 50

_SCHEMA = """
CREATE TABLE territory (
    id INTEGER PRIMARY KEY, kind TEXT, code TEXT, siren TEXT, name TEXT, designation TEXT,
    population INTEGER, department TEXT, department_name TEXT, region TEXT, region_name TEXT,
    postcodes TEXT, length INTEGER
);
CREATE INDEX territory_siren ON territory (siren);
CREATE TABLE found (
    key TEXT, territory INTEGER, first INTEGER, PRIMARY KEY (key, territory)
) WITHOUT ROWID;
CREATE TABLE often (
    prefix TEXT, rank INTEGER, territory INTEGER, worth REAL, PRIMARY KEY (prefix, rank)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key of a territory: the length of its whole name, its people, whether the key begins the name."""

    key: str
    number: int
    length: int
    population: int
    first: bool


def prepare(connection: sqlite3.Connection, territories: Iterable[FrenchTerritory]) -> None:
    """Fill an empty database, in one transaction; `user_version` says last that it is whole."""
    connection.executescript(_SCHEMA)
    known = [(territory, len(name_key(territory.name))) for territory in territories]
    entries = sorted(
        (
            _Entry(key, number, length, territory.population, first)
            for number, (territory, length) in enumerate(known)
            for key, first in search_keys(territory).items()
        ),
        key=lambda entry: (entry.key, entry.number),
    )
    connection.executemany(
        f"INSERT INTO territory VALUES ({', '.join('?' * 13)})",  # noqa: S608 – question marks
        ((number, *_columns(territory), length) for number, (territory, length) in enumerate(known)),
    )
    connection.executemany(
        "INSERT INTO found VALUES (?, ?, ?)", ((entry.key, entry.number, entry.first) for entry in entries)
    )
    connection.executemany("INSERT INTO often VALUES (?, ?, ?, ?)", _ranked(entries))
    connection.execute(f"PRAGMA user_version = {LAYOUT}")
    connection.commit()


def _columns(territory: FrenchTerritory) -> tuple[str | int, ...]:
    return (
        territory.kind.value,
        territory.code,
        territory.siren,
        territory.name,
        territory.designation,
        territory.population,
        territory.department,
        territory.department_name,
        territory.region,
        territory.region_name,
        " ".join(territory.postcodes),
    )


def _ranked(entries: Sequence[_Entry], length: int = 1) -> Iterator[tuple[str, int, int, float]]:
    """Rank the answers of each prefix that begins many of the sorted keys, one letter after another."""
    for prefix, group in groupby(entries, lambda entry: entry.key[:length]):
        shared = list(group)
        if len(shared) > _FEW and len(prefix) == length:
            yield from _best(prefix, shared)
            yield from _ranked(shared, length + 1)


def _best(prefix: str, entries: Iterable[_Entry]) -> Iterator[tuple[str, int, int, float]]:
    worths: dict[int, float] = {}
    for entry in entries:
        worth = likelihood(prefix, entry.length, entry.population, first=entry.first)
        worths[entry.number] = max(worth, worths.get(entry.number, worth))
    likeliest = sorted(worths, key=lambda number: (-worths[number], number))[:RANKED]
    return ((prefix, rank, number, worths[number]) for rank, number in enumerate(likeliest))
