"""A copy of a damaged file made such that SQLite opens it: nothing is guessed of what it holds.

A file that was cut is lengthened with empty pages, each of which is then found damaged by itself. The pages
of the schema, without which no table can be read, are taken from a donor that has the same ones: a backup,
or a new register (https://sqlite.org/fileformat.html, « B-tree Pages » and « The Database Header »).
"""

import shutil
from contextlib import closing
from pathlib import Path

from storage.connecting import Access, connect, database_errors

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_PAGE = 4096
_INTERIOR = 5


def copied_for_reading(damaged: Path, folder: Path) -> Path:
    """Copy a damaged file, and what waits beside it, into a folder where it may be written."""
    copy = folder / "a-lire"
    shutil.copyfile(damaged, copy)
    beside = damaged.with_name(f"{damaged.name}-wal")
    if beside.exists():
        shutil.copyfile(beside, copy.with_name(f"{copy.name}-wal"))
    _lengthen(copy)
    return copy


def has_schema(path: Path) -> bool:
    """Tell whether SQLite can read what tables the file has."""
    try:
        with closing(connect(path, Access.WRITE)) as connection:
            found = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'journal'").fetchone()
    except database_errors():
        return False
    return found is not None


def transplant(path: Path, donor: Path) -> None:
    """Give a file the pages of the schema of a donor; those of data stay as they are.

    Does nothing with an encrypted file or donor, whose pages mean nothing elsewhere.
    """
    content = donor.read_bytes()
    given = {number: content[(number - 1) * _PAGE : number * _PAGE] for number in _schema_pages(donor)}
    first = given[1]
    if not first.startswith(_MAGIC):
        return
    pages = max(1, path.stat().st_size // _PAGE)
    # The number of pages, and the mark that says that it may be believed.
    first = first[:28] + pages.to_bytes(4) + first[32:92] + first[24:28] + first[96:]
    # No list of free pages: it is that of the donor, and nothing is written in this copy.
    first = first[:32] + bytes(8) + first[40:]
    with path.open("rb+") as file:
        for number, page in {**given, 1: first}.items():
            file.seek((number - 1) * _PAGE)
            file.write(page)


def _lengthen(path: Path) -> None:
    """Give a file the length that its header announces, in whole pages."""
    with path.open("rb+") as file:
        header = file.read(_HEADER)
        size = path.stat().st_size
        announced = int.from_bytes(header[28:32]) * _PAGE if header.startswith(_MAGIC) else 0
        whole = -(-size // _PAGE) * _PAGE
        # A header that is itself damaged may announce anything.
        if announced > 4 * max(size, _PAGE * _PAGE):
            announced = 0
        if size < max(announced, whole):
            file.truncate(max(announced, whole))


def _schema_pages(path: Path) -> list[int]:
    """Return the pages of the tree that holds the schema, its root first."""
    found, waiting = [], [1]
    pages = path.stat().st_size // _PAGE
    with path.open("rb") as file:
        while waiting:
            number = waiting.pop()
            if not 1 <= number <= pages or number in found:
                continue
            found.append(number)
            file.seek((number - 1) * _PAGE)
            page = file.read(_PAGE)
            start = _HEADER if number == 1 else 0
            if page[start] == _INTERIOR:
                waiting.append(int.from_bytes(page[start + 8 : start + 12]))
                for rank in range(int.from_bytes(page[start + 3 : start + 5])):
                    place = start + 12 + 2 * rank
                    cell = int.from_bytes(page[place : place + 2])
                    waiting.append(int.from_bytes(page[cell : cell + 4]))
    return found
