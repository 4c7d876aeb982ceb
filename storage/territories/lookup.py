"""Looking a territory up while its name is typed.

The prepared file lives in a cache: it may be missing, damaged, or in a folder where nothing can be
written. None of these is a reason to stop the desk: it is made again, at worst in memory.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from daect_tui.domain.territory import FrenchTerritory, TerritoryKind, likelihood, prefixes
from storage.territories.preparation import LAYOUT, RANKED, prepare
from storage.workshops import workshop

T = TypeVar("T")

_NAMES = (
    "kind", "code", "siren", "name", "designation", "population", "department", "department_name",
    "region", "region_name", "postcodes",
)  # fmt: skip
_COLUMNS = ", ".join(f"t.{name}" for name in _NAMES)
_OFTEN = "SELECT territory, worth FROM often WHERE prefix = ? ORDER BY rank LIMIT ?"
_FOUND = (
    "SELECT id, length, population, MAX(first) FROM found JOIN territory ON id = territory"
    " WHERE key >= ? AND key < ? GROUP BY id"
)
_NUMBERED = f"SELECT {_COLUMNS} FROM territory t WHERE t.id = ?"  # noqa: S608
_AT_POSTCODE = (
    f"SELECT {_COLUMNS} FROM found JOIN territory t ON t.id = territory"  # noqa: S608
    " WHERE found.key = ? ORDER BY t.population DESC"
)
_OF_SIREN = f"SELECT {_COLUMNS} FROM territory t WHERE t.siren = ? ORDER BY t.id"  # noqa: S608
_KEYED = f"SELECT {_COLUMNS} FROM territory t WHERE t.kind = ? AND t.code = ?"  # noqa: S608
_LAST = "\U0010ffff"


class PreparedTerritories:
    """Implements the port `Territories`; safe to call from several threads.

    `digest` names the lists that `source` reads; the file is made at the first question.
    """

    def __init__(
        self, folder: Path, digest: Callable[[], str], source: Callable[[], Iterable[FrenchTerritory]]
    ) -> None:
        self._folder, self._digest, self._source = folder, digest, source
        self._connection: sqlite3.Connection | None = None
        self._lock = Lock()

    def suggest(self, typed: str, limit: int) -> tuple[FrenchTerritory, ...]:
        """Return the likeliest (at most `RANKED`) whose name, a word of it or a postcode begins so."""
        most = min(limit, RANKED)
        return self._asked(lambda asked: _suggested(asked, prefixes(typed), most))

    def at_postcode(self, postcode: str) -> tuple[FrenchTerritory, ...]:
        """Return the communes of a postcode, the most peopled first."""
        return self._read(_AT_POSTCODE, postcode)

    def of_siren(self, siren: str) -> tuple[FrenchTerritory, ...]:
        """Return the territories of a SIREN: there may be several."""
        return self._read(_OF_SIREN, siren) if siren else ()

    def find(self, kind: TerritoryKind, code: str) -> FrenchTerritory | None:
        """Return the territory of a type and code; `None` when there is none."""
        return next(iter(self._read(_KEYED, kind.value, code)), None)

    def close(self) -> None:
        """Let go of the file; another question opens it again."""
        with self._lock:
            self._drop()

    # ── The file ───────────────────────────────────────────────────────────────────────────

    def _read(self, statement: str, *codes: str) -> tuple[FrenchTerritory, ...]:
        # No code has other signs, and SQLite would refuse half a character, as if its file were damaged.
        if not all(code.isascii() for code in codes):
            return ()
        return tuple(
            _territory(row) for row in self._asked(lambda asked: asked.execute(statement, codes).fetchall())
        )

    def _asked(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Ask the prepared file; one that turns out damaged is made again, once."""
        with self._lock:
            if self._connection is None:
                self._connection = self._opened()
            try:
                return question(self._connection)
            except (sqlite3.DatabaseError, UnicodeDecodeError, ValueError):
                self._drop()
                self._path.unlink(missing_ok=True)
                self._connection = self._opened()
                return question(self._connection)

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @property
    def _path(self) -> Path:
        return self._folder / f"territoires-{LAYOUT}-{self._digest()[:16]}.sqlite3"

    def _opened(self) -> sqlite3.Connection:
        path = self._path
        if not _is_whole(path):
            try:
                self._make(path)
            except (OSError, sqlite3.Error):
                # A full or read-only disk, or a file that another process holds.
                return self._in_memory()
        return _read_only(path)

    def _make(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with workshop(path.parent, ".territoires-") as place:
            made = place / path.name
            with closing(sqlite3.connect(made)) as connection:
                connection.execute("PRAGMA journal_mode = OFF")
                prepare(connection, self._source())
            made.replace(path)
        for old in path.parent.glob("territoires-*.sqlite3"):
            if old != path:
                with suppress(OSError):
                    old.unlink()

    def _in_memory(self) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        prepare(connection, self._source())
        return connection


def _read_only(path: Path) -> sqlite3.Connection:
    # Never changed once in place: SQLite need not lock it.
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )


def _is_whole(path: Path) -> bool:
    """Tell whether the file is there and was made to its end."""
    if not path.is_file():
        return False
    try:
        with closing(_read_only(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error:
        return False
    return bool(version == LAYOUT and verdict == "ok")


def _suggested(
    connection: sqlite3.Connection, begun: Iterable[str], limit: int
) -> tuple[FrenchTerritory, ...]:
    worths: dict[int, float] = {}
    for prefix in begun:
        for number, worth in _matches(connection, prefix, limit):
            worths[number] = max(worth, worths.get(number, worth))
    likeliest = sorted(worths, key=lambda number: (-worths[number], number))[:limit]
    rows = (connection.execute(_NUMBERED, (number,)).fetchone() for number in likeliest)
    return tuple(map(_territory, rows))


def _matches(connection: sqlite3.Connection, prefix: str, limit: int) -> list[tuple[int, float]]:
    """Return the number and the likelihood of what a prefix finds; only a few prefixes find many."""
    ranked = connection.execute(_OFTEN, (prefix, limit)).fetchall()
    if ranked:
        return ranked
    found = connection.execute(_FOUND, (prefix, prefix + _LAST))
    return [
        (number, likelihood(prefix, length, population, first=bool(first)))
        for number, length, population, first in found
    ]


def _territory(row: Sequence[Any]) -> FrenchTerritory:
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    values["kind"] = TerritoryKind(values["kind"])
    values["postcodes"] = tuple(values["postcodes"].split())
    return FrenchTerritory(**values)
