"""Files made to exhaust the memory: each is stopped within a bound, in a process that cannot exceed it."""

import subprocess
import sys
from pathlib import Path

import pytest

from exports.tables.limits import LARGEST_FILE, MEBI
from tests.support.workbooks import OPEN, OPEN_SHARED, SHARED, SHEET, bomb, put, xlsx

# Each one starts a process and reads tens of mebibytes.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX"),
]
# Reads a file to its end in a process that may not grow by more than the mebibytes given.
CHILD = """
import resource, sys
from pathlib import Path
from daect_tui.domain.exchange_table import UnreadableTable
from exports.tables import open_table
{setup}
with open("/proc/self/statm") as status:
    now = int(status.read().split()[0]) * resource.getpagesize()
limit = now + int(sys.argv[2]) * 2**20
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
count = 0
try:
    with open_table(Path(sys.argv[1])) as table:
        for row in table.rows:
            count += 1
except UnreadableTable as error:
    print(error)
print(count, "rows")
"""
BOUND = 128  # MiB


def bounded(path: Path) -> str:
    """Read in a child with little memory; what it printed."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", CHILD.format(setup=""), str(path), str(BOUND)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout


def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = put(tmp_path / "fermé.csv", b"a\n1\n")
    path.chmod(0)
    tmp_path.chmod(0o755)
    # The superuser may read anything: the child gives that up first.
    setup = "import os; os.geteuid() or os.setuid(65534)"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", CHILD.format(setup=setup), str(path), str(BOUND)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert "interdite" in done.stdout


def test_a_file_of_a_gigabyte_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.write(b"a;b\n1;2\n")
        file.truncate(LARGEST_FILE + MEBI)

    assert "513" in bounded(path)
    assert "0 rows" in bounded(path)


@pytest.mark.parametrize(
    ("name", "start", "piece", "words"),
    [
        pytest.param("t.csv", b"a;b\n", b"x" * MEBI, "ligne 2", id="one-line"),
        pytest.param("t.csv", b"a;b\n", b";" * MEBI, "ligne 2", id="cells-without-end"),
        pytest.param("t.csv", b'a;b\n1;"', b"x\n" * (MEBI // 2), "ligne 2", id="quote-left-open"),
        pytest.param("t.csv", b'a;b\n"', b'\n";"' * (MEBI // 4), "une ligne dépasse", id="row-of-many-lines"),
        pytest.param("t.csv", b"", b"a;" * (MEBI // 2), "une ligne dépasse", id="headings-without-end"),
        pytest.param("t.json", b'[{"a": "', b"x" * MEBI, "n’est pas refermé", id="text-of-JSON"),
        pytest.param("t.json", b'[{"a": 1', b"0" * MEBI, "n’est pas refermé", id="number-of-JSON"),
        pytest.param("t.json", b'[{"a": "1"', b', "a": "1"' * (MEBI // 10), "refermé", id="keys-of-JSON"),
        pytest.param("t.json", b"[", b" " * MEBI, "objet est attendu", id="spaces-of-JSON"),
    ],
)
def test_a_text_that_never_ends_stops_early(
    tmp_path: Path, name: str, start: bytes, piece: bytes, words: str
) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(start)
        for _ in range(BOUND):
            file.write(piece)

    assert words in bounded(path)


def test_rows_without_end_stop_at_the_limit(tmp_path: Path) -> None:
    path = put(tmp_path / "t.csv", b"a\n" + b"1\n" * 1_000_001)

    assert "1\u202f000\u202f000 lignes" in bounded(path)


@pytest.mark.parametrize(
    ("part", "start", "chunk"),
    [
        pytest.param(SHEET, OPEN, b" " * MEBI, id="spaces"),
        pytest.param(SHEET, OPEN, b"<row/>" * (MEBI // 6), id="rows"),
        pytest.param(SHEET, OPEN + b"<row><c><v>", b"9" * MEBI, id="one-value"),
        pytest.param(SHARED, OPEN_SHARED, b"<si><t>x</t></si>" * (MEBI // 17), id="shared"),
    ],
)
def test_a_bomb_is_seen_by_what_it_declares(tmp_path: Path, part: str, start: bytes, chunk: bytes) -> None:
    path = bomb(tmp_path / "t.xlsx", part, chunk, 64, start)

    assert "au-delà de toute mesure" in bounded(path)


@pytest.mark.parametrize(
    ("part", "start", "chunk", "words"),
    [
        pytest.param(SHEET, OPEN, b"<a>" * (MEBI // 3), "démesurée", id="depth"),
        pytest.param(SHEET, OPEN + b"<row><c><is>", b"<t>" * (MEBI // 3), "démesurée", id="depth-in-a-cell"),
        pytest.param(SHEET, OPEN + b"<row>", b"<c/>" * (MEBI // 4), "abîmé", id="cells-without-place"),
        pytest.param(SHEET, OPEN + b"<row><c><v>", b"9" * MEBI, "131", id="one-value"),
        pytest.param(SHEET, OPEN + b"<row><c><is>", b"<t>xxxx</t>" * (MEBI // 11), "131", id="many-pieces"),
        pytest.param(SHEET, OPEN + b"<row a='", b"x" * MEBI, "démesurée", id="one-tag"),
        pytest.param(SHEET, OPEN + b"<!--", b"x" * MEBI, "démesurée", id="one-comment"),
        pytest.param(SHARED, OPEN_SHARED + b"<si><t>", b"x" * MEBI, "131", id="one-shared-text"),
    ],
)
def test_a_part_beyond_measure_is_stopped_within_it(
    tmp_path: Path, part: str, start: bytes, chunk: bytes, words: str
) -> None:
    # Small enough for its ratio not to be looked at.
    path = bomb(tmp_path / "t.xlsx", part, chunk, 15, start)

    assert words in bounded(path)


@pytest.mark.parametrize(
    "tag", ["<n{} x='1'/>", "<a n{}='1'/>", "<a xmlns:n{}='u'/>"], ids=["elements", "attributes", "prefixes"]
)
def test_names_without_end_are_refused(tmp_path: Path, tag: str) -> None:
    rows = "".join(tag.format(number) for number in range(200_000))

    assert "démesurée" in bounded(xlsx(tmp_path / "t.xlsx", rows))
