"""Rows a second of an import, checks and search included, and what it takes of memory as the file grows.

The floor is the least that could be called an import: `csv.reader`, and `executemany` of the same rows
in one table of texts, in a file settled like a register. The two run in turn; the least of the rounds
is compared. Three files of the same dossiers: the nine columns of a list that a desk keeps in a
spreadsheet, the same with the whole identity of the applicant, and whole dossiers with their long texts,
whose two hundred words each are mostly what the index costs (docs/decisions/0010).
"""

import argparse
import csv
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from bench.corpus import AGENT, NOW, fill
from daect_tui.domain.exchange import Column, ExchangeKind
from daect_tui.services.clocks import SetClock
from daect_tui.services.exchange import Exchange, written_columns
from daect_tui.services.office import Office
from exports.tables import open_table, write_table
from storage.register import open_register

# What a file of new requests does not say.
_OF_THE_REGISTER = {"reference", "state", "silence_on", "origin", "external"}
_LONG = {"skills", "evidence", "mobilisation", "experts"}
_LIST = {"name", "domain", "programme", "received_on", "kind", "siren", "countries", "theme", "email"}
_ROWS = 5_000
# Rows of the files that memory is compared on: some thousands wait together, whatever the file holds.
_SMALL, _LARGE = 20_000, 100_000


class Spreadsheets:
    """The real readers and writers of tables."""

    open = staticmethod(open_table)
    write = staticmethod(write_table)


def make_file(path: Path, register: Path, rows: int, columns: Sequence[Column]) -> None:
    """Write the rows of a generated register, without what a register gives of its own."""
    if not register.exists():
        fill(register, rows)
    opened = open_register(register)
    with closing(opened):
        Exchange(Office(opened, SetClock(NOW), AGENT), Spreadsheets()).export(
            ExchangeKind.DOSSIERS, path, columns=columns
        )


def multiply(path: Path, source: Path, times: int) -> None:
    """Write the rows of a file several times, each time in other domains: they stay new."""
    with (
        source.open(encoding="utf-8-sig", newline="") as read,
        path.open("w", encoding="utf-8-sig", newline="") as written,
    ):
        headings, *rows = csv.reader(read, delimiter=";")
        writer = csv.writer(written, delimiter=";")
        writer.writerow(headings)
        domain = headings.index("domaine")
        for turn in range(times):
            writer.writerows([*row[:domain], f"{row[domain]} {turn}", *row[domain + 1 :]] for row in rows)


def imported(source: Path, register: Path) -> int:
    """Import a file; return how many rows it has."""
    opened = open_register(register)
    with closing(opened):
        exchange = Exchange(Office(opened, SetClock(NOW), AGENT), Spreadsheets())
        mapping = exchange.examine(ExchangeKind.DOSSIERS, source).mapping
        done = exchange.apply(ExchangeKind.DOSSIERS, source, mapping, partial=True)
        count = sum(done.counts.values())
        done.close()
    return count


def copied(source: Path, database: Path) -> None:
    """Copy the rows of a file in a table of texts."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        with source.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, delimiter=";")
            headings = next(reader)
            names = ", ".join(f'"{heading}"' for heading in headings)
            connection.execute(f"CREATE TABLE dossier ({names})")
            marks = ", ".join("?" * len(headings))
            connection.executemany(f"INSERT INTO dossier VALUES ({marks})", reader)  # noqa: S608
        connection.commit()


def cpu(work: Callable[[], object]) -> float:
    """Give the CPU that a piece of work takes, in seconds."""
    started = time.process_time()
    work()
    return time.process_time() - started


def compare(name: str, source: Path, rows: int, rounds: int, folder: Path) -> None:
    """Run the import and the floor in turn, each on a new file, and print the least of each."""
    empty = folder / "empty.daect"
    if not empty.exists():
        fill(empty, 0)
    ours: list[float] = []
    floor: list[float] = []
    for turn in range(rounds):
        register, database = folder / f"{name}-{turn}.daect", folder / f"{name}-{turn}.sqlite"
        shutil.copy(empty, register)
        ours.append(cpu(lambda: imported(source, register)))  # noqa: B023 – called at once
        floor.append(cpu(lambda: copied(source, database)))  # noqa: B023
    size = source.stat().st_size // rows
    print(
        f"{name:9} {size:5} bytes a row: {rows / min(ours):7.0f} rows/s of CPU, "
        f"{min(ours) / min(floor):5.1f} × csv.reader and executemany ({rows / min(floor):7.0f} rows/s)"
    )


def peak(source: Path, folder: Path) -> float:
    """Give the most memory that an import takes in a process of its own, in MiB."""
    register = folder / f"memory-{source.stem}.daect"
    shutil.copy(folder / "empty.daect", register)
    program = (
        "import sys; from pathlib import Path;"
        "from bench.imports import imported; from bench.memory import most_held;"
        "imported(Path(sys.argv[1]), Path(sys.argv[2])); print(most_held())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(source), str(register)],
        check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    return int(done.stdout) / (1 << 20)


def compare_memory(folder: Path, rows: int) -> None:
    """Print the most memory that two lists take, the second five times as long as the first."""
    peaks: list[float] = []
    for count in (_SMALL, _LARGE):
        large = folder / f"list-{count}.csv"
        multiply(large, folder / "list.csv", count // rows)
        peaks.append(peak(large, folder))
    print(
        f"memory    {peaks[0]:.0f} MiB for {_SMALL} rows, {peaks[1]:.0f} MiB for {_LARGE}: "
        f"{peaks[1] / peaks[0]:.2f} ×"
    )


def columns_without(keys: Iterable[str]) -> list[Column]:
    """Return the columns of a file of new requests, without some."""
    left_out = {*_OF_THE_REGISTER, *keys}
    return [column for column in written_columns(ExchangeKind.DOSSIERS) if column.key not in left_out]


def the_list() -> list[Column]:
    """Return the columns of the list that a desk keeps."""
    return [column for column in written_columns(ExchangeKind.DOSSIERS) if column.key in _LIST]


def main() -> None:
    """Print the comparisons, then memory at ten times the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rows", type=int, default=_ROWS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        shapes = {"list": the_list(), "identity": columns_without(_LONG), "whole": columns_without(())}
        for name, columns in shapes.items():
            make_file(folder / f"{name}.csv", folder / "source.daect", options.rows, columns)
            compare(name, folder / f"{name}.csv", options.rows, options.rounds, folder)
        compare_memory(folder, options.rows)


if __name__ == "__main__":
    main()
