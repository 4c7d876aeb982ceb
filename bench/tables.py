"""Rows a second through `exports.tables`, each format against a plain `csv.reader` on the same rows.

The floor reads the CSV file and keeps nothing: no guess of encoding or separator, no limit, no fit of rows
to headings. All run in turn, in one process; the least of the rounds is compared. Then each format is read
at two lengths in processes of their own, whose memory at the most is compared.
"""

import argparse
import csv
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from exports.tables import open_table, write_table

COLUMNS = 25
GROWTH = 8
WORDS = ("commune", "coopération", "décentralisée", "Sénégal", "eau", "assainissement", "l’État", "œuvre")
FORMATS = (".csv", ".json", ".xlsx", ".ods")
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
ODF = "urn:oasis:names:tc:opendocument:xmlns"
# Reads a table to its end and tells how much memory the process held at the most, in KiB.
CHILD = """
import sys
from pathlib import Path
from bench.memory import most_held
from exports.tables import open_table
with open_table(Path(sys.argv[1])) as table:
    for row in table.rows:
        pass
print(most_held() // 1024)
"""


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """Make rows of short French texts, the same at each run."""
    draw = random.Random(2017)  # noqa: S311 – sample texts, no secret
    for number in range(count):
        texts = (" ".join(draw.choices(WORDS, k=3)) for _ in range(COLUMNS - 1))
        yield (f"PACT3-2017-{number:06}", *texts)


def write(path: Path, headings: Sequence[str], count: int) -> None:
    """Write a file in the format of its suffix; the product only reads ODS, which is made here."""
    if path.suffix != ".ods":
        write_table(path, headings, rows(count))
        return
    names = "".join(f' xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with archive.open("content.xml", "w") as part:
            part.write(f'<office:document-content{names}><table:table table:name="Feuille1">'.encode())
            for row in chain([headings], rows(count)):
                cells = "".join(CELL.format(cell) for cell in row)
                part.write(f"<table:table-row>{cells}</table:table-row>".encode())
            part.write(b"</table:table></office:document-content>")


def main() -> None:
    """Measure, and print one line a format and one of memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how many times each file is read")
    parser.add_argument("--rows", type=int, default=10_000, help="how many rows the files have")
    options = parser.parse_args()
    headings = [f"colonne {number}" for number in range(COLUMNS)]
    with TemporaryDirectory() as folder:
        files = {suffix: Path(folder) / f"short{suffix}" for suffix in FORMATS}
        for path in files.values():
            write(path, headings, options.rows)
        readings: dict[str, Callable[[], int]] = {"csv.reader": partial(floor, files[".csv"])}
        readings |= {suffix[1:].upper(): partial(read, path) for suffix, path in files.items()}
        best = least(readings, options.rounds)
        for name, seconds in best.items():
            speed = options.rows / seconds
            print(f"{name:12} {speed:9,.0f} lignes/s, plancher × {seconds / best['csv.reader']:.1f}")
        for suffix, path in files.items():
            long = Path(folder) / f"long{suffix}"
            write(long, headings, options.rows * GROWTH)
            growth = held(long) / held(path)
            print(f"mémoire {suffix[1:].upper():5} × {growth:.2f} pour {GROWTH} fois plus de lignes")


def least(readings: dict[str, Callable[[], int]], rounds: int) -> dict[str, float]:
    """Run all in turn; return the least CPU time of each, in seconds. The first turn only warms up."""
    best = dict.fromkeys(readings, float("inf"))
    for turn in range(rounds + 1):
        for name, reading in readings.items():
            before = time.process_time()
            reading()
            if turn:
                best[name] = min(best[name], time.process_time() - before)
    return best


def floor(path: Path) -> int:
    """Read a CSV file with the standard library alone; how many rows."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file, delimiter=";"))


def read(path: Path) -> int:
    """Read a table; how many rows."""
    with open_table(path) as table:
        return sum(1 for _ in table.rows)


def held(path: Path) -> int:
    """Read a table in a process of its own; its memory at the most, in KiB."""
    done = subprocess.run([sys.executable, "-c", CHILD, str(path)], check=True, capture_output=True)
    return int(done.stdout)


if __name__ == "__main__":
    main()
