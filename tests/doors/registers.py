"""The register itself: a file whose bytes are altered, rows changed by hand, a valise made elsewhere."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from daect_tui.domain.figures import read_asked
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.services.desk import Desk
from storage.register import read_register
from tests.doors.chance import Chance
from tests.doors.door import Door, Trial
from tests.support import courses
from tests.support.desks import desk_on, new_register
from tests.support.valises import packed

TODAY = date(2018, 3, 14)
PAGE = 4096
NO_LETTERS = b"\xff\xfe\x80"
Reading = Callable[[Desk], object]


# What the screens of each mode read first, and what they open from there.
READINGS: tuple[Reading, ...] = (
    lambda desk: desk.worklist.tasks(),
    lambda desk: desk.register.answer(RegisterQuery()),
    lambda desk: desk.register.answer(RegisterQuery(search="ville eau")),
    lambda desk: desk.register.facets(),
    lambda desk: desk.register.preview("PACT3-2018-001"),
    lambda desk: desk.examination.open("PACT3-2018-001"),
    lambda desk: desk.missions.all(),
    lambda desk: desk.missions.open("MIS-2018-001"),
    lambda desk: desk.evaluations.all(),
    lambda desk: desk.lessons.all(),
    lambda desk: desk.labels.lines(TODAY),
    lambda desk: desk.labels.open("LAB-2018-001"),
    lambda desk: desk.letters.all(),
    lambda desk: desk.outbox.owed(),
    lambda desk: desk.decisions.recent(),
    lambda desk: desk.bourse.all(),
    lambda desk: desk.know_how.search("eau", "maroc"),
    lambda desk: desk.organisations.rows(),
    lambda desk: desk.organisations.open(1),
    lambda desk: desk.directory.journal(),
    lambda desk: (desk.directory.members(), desk.directory.programmes(), desk.directory.rules()),
    lambda desk: (desk.directory.letterheads(), desk.directory.signatories()),
    lambda desk: desk.directory.correspondents(),
    lambda desk: (desk.directory.minutes_sections(), desk.directory.delays(), desk.routing.lines()),
    lambda desk: desk.committee.room("PACT3-2018-S1"),
    lambda desk: desk.display.view(),
    lambda desk: desk.wordings.lines(),
    lambda desk: desk.standard_texts.by_kind(),
    lambda desk: desk.statistics.figures(read_asked({}, TODAY)),
    lambda desk: desk.interruptions.last(),
    lambda desk: desk.intake.drafts.pending(),
)


def campaign(folder: Path) -> Path:
    """Make a register in which a label was granted and a mission came back; return its file."""
    path = folder / "registre.daect"
    path.write_bytes(_campaign())
    return path


@cache
def _campaign() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "registre.daect"
        desk = desk_on(new_register(path))
        try:
            courses.returned(desk, courses.labelled(desk), subject="Les vitraux")
            desk.intake.drafts.save({"name": "Ville d’essai"})
        finally:
            desk.close()
        return path.read_bytes()


@contextmanager
def files(folder: Path) -> Iterator[Trial]:
    """Make the file of a register ready, its bytes altered: opened, then read here and there."""
    path = campaign(folder)
    valid = path.read_bytes()

    def draw(chance: Chance) -> tuple[int, int, list[tuple[int, bytes]]]:
        length = len(valid) if chance.random.randrange(6) else chance.random.randrange(len(valid))
        return chance.random.randrange(len(READINGS)), length, _patches(chance, len(valid))

    def run(drawn: tuple[int, int, list[tuple[int, bytes]]]) -> None:
        reading, length, patches = drawn
        content = bytearray(valid)
        for at, piece in patches:
            content[at : at + len(piece)] = piece
        path.write_bytes(content[:length])
        try:
            desk = desk_on(read_register(path))
            try:
                READINGS[reading](desk)
            finally:
                desk.close()
        finally:
            for beside in ("-wal", "-shm"):
                path.with_name(path.name + beside).unlink(missing_ok=True)

    yield Trial(draw, run)


def _patches(chance: Chance, size: int) -> list[tuple[int, bytes]]:
    """Change bytes of the header of the file, of the headers of its pages, or anywhere."""
    patches = []
    for _ in range(1 + chance.number(12)):
        page = PAGE * chance.random.randrange(size // PAGE)
        at = chance.pick(
            (chance.random.randrange(100), page + chance.random.randrange(40), chance.random.randrange(size))
        )
        patches.append((at, chance.random.randbytes(chance.pick((1, 1, 2, 4, 64)))))
    return patches


@contextmanager
def rows(folder: Path) -> Iterator[Trial]:
    """Make a register ready one value of which is changed by hand: what reads it says so, or copes."""
    path = campaign(folder)
    with closing(sqlite3.connect(path, isolation_level=None)) as hand:
        hand.execute("PRAGMA ignore_check_constraints = ON")
        hand.execute("PRAGMA synchronous = OFF")
        columns = _columns(hand)
        desk = desk_on(read_register(path))

        def draw(chance: Chance) -> tuple[int, str, str, int, object]:
            table, column, places = chance.pick(columns)
            return chance.random.randrange(len(READINGS)), table, column, chance.pick(places), _odd(chance)

        def run(drawn: tuple[int, str, str, int, object]) -> None:
            reading, table, column, place, value = drawn
            stood = _stood(hand, table, column, place)
            if not _put(hand, table, column, place, value):
                return
            try:
                READINGS[reading](desk)
            finally:
                _put(hand, table, column, place, stood)

        try:
            yield Trial(draw, run)
        finally:
            desk.close()


def _stood(hand: sqlite3.Connection, table: str, column: str, place: int) -> object:
    (stood,) = hand.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = {place}').fetchone()  # noqa: S608
    return stood


def _put(hand: sqlite3.Connection, table: str, column: str, place: int, value: object) -> bool:
    """Change a value by hand; tell whether SQLite let it."""
    try:
        # Bytes that are no letters, in a column of texts.
        put = "CAST(? AS TEXT)" if isinstance(value, bytes) and value.startswith(NO_LETTERS) else "?"
        hand.execute(f'UPDATE "{table}" SET "{column}" = {put} WHERE rowid = {place}', (value,))  # noqa: S608
    except sqlite3.Error:
        return False
    return True


def _columns(hand: sqlite3.Connection) -> list[tuple[str, str, list[int]]]:
    """Return every column of a table that holds rows, with the places of some of them."""
    found = []
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%WITHOUT ROWID%'"
    for (table,) in hand.execute(tables).fetchall():
        places = [place for (place,) in hand.execute(f'SELECT rowid FROM "{table}" LIMIT 20')]  # noqa: S608
        columns = hand.execute(f'PRAGMA table_info("{table}")').fetchall() if places else []
        # The number of a row is its place.
        found += [(table, row[1], places) for row in columns if row[2] != "INTEGER" or not row[5]]
    return found


def _odd(chance: Chance) -> object:
    if chance.once_in(12):
        return NO_LETTERS + chance.noise(6)
    value = chance.odd()
    if isinstance(value, list | dict):
        return str(value).replace("'", '"')
    if isinstance(value, int) and abs(value) >= 2**63:
        return float(2**63)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


@contextmanager
def valises(folder: Path) -> Iterator[Trial]:
    """Make a valise ready that comes back altered, by its bytes or by its rows."""
    away = packed(desk_on(new_register(folder / "maison.daect")), folder)
    valid = away.path.read_bytes()
    path = folder / "retour.daect"
    with closing(sqlite3.connect(away.path)) as hand:
        columns = _columns(hand)

    def draw(chance: Chance) -> tuple[list[tuple[int, bytes]], tuple[str, str, int, object] | None]:
        if chance.once_in(2):
            return _patches(chance, len(valid)), None
        table, column, places = chance.pick(columns)
        return [], (table, column, chance.pick(places), _odd(chance))

    def run(drawn: tuple[list[tuple[int, bytes]], tuple[str, str, int, object] | None]) -> None:
        patches, change = drawn
        content = bytearray(valid)
        for at, piece in patches:
            content[at : at + len(piece)] = piece
        path.write_bytes(content)
        if change is not None and not _changed(path, *change):
            return
        away.home.valise_return.preview(path)

    try:
        yield Trial(draw, run)
    finally:
        away.home.close()


def _changed(path: Path, table: str, column: str, place: int, value: object) -> bool:
    with closing(sqlite3.connect(path, isolation_level=None)) as hand:
        hand.execute("PRAGMA ignore_check_constraints = ON")
        hand.execute("PRAGMA synchronous = OFF")
        hand.execute("PRAGMA journal_mode = MEMORY")
        return _put(hand, table, column, place, value)


REGISTERS = (
    Door("register", files, batch=20, short=20),
    Door("rows", rows, batch=20, short=60),
    Door("valise", valises, batch=10, short=10),
)
