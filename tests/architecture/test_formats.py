"""docs/formats.md is true: the columns of each kind of file, and the limits of what is read."""

from pathlib import Path

import pytest

from daect_tui.domain.exchange import IMPORTED, Column, ExchangeKind
from daect_tui.domain.exchange_columns import COLUMNS
from daect_tui.domain.forms import LONGEST_TEXT
from daect_tui.domain.mission_pack import BASE, CONTEXT, FORM_VERSION, REPORT, TEXT
from daect_tui.domain.report_text_marks import ANSWER, END, LAST, question_line, version_line
from exports.packs import PackLimits
from exports.packs.limits import HIGHEST_RATIO, MEBI, RATIO_FROM
from exports.tables import limits

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


def section(kind: ExchangeKind) -> list[str]:
    """Give the rows of the table of a kind."""
    after = PAGE.partition(f"\n### `{kind.value}` – {kind.label} (")[2]
    lines = after.partition("\n### ")[0].splitlines()
    return [line for line in lines if line.startswith("| ")][1:]


def told(column: Column, kind: ExchangeKind) -> str:
    """Write what the page should say of a column."""
    remarks = (
        ("required", column.required and kind in IMPORTED),
        ("date", column.day),
        ("closed list", bool(column.choices)),
        ("written only", column.computed),
        ("read only, for past requests", column.history),
    )
    said = ", ".join(words for words, holds in remarks if holds)
    cells = (column.heading, ", ".join(column.synonyms), said)
    return "|".join(["", *(f" {cell} " if cell else " " for cell in cells), ""])


@pytest.mark.parametrize("kind", ExchangeKind)
def test_every_column_is_told(kind: ExchangeKind) -> None:
    assert section(kind) == [told(column, kind) for column in COLUMNS[kind]]


@pytest.mark.parametrize(
    "number",
    [
        limits.LARGEST_FILE // limits.MEBI,
        limits.MOST_ROWS,
        limits.MOST_COLUMNS,
        limits.LONGEST_CELL,
        limits.LONGEST_ROW,
        limits.LARGEST_UNPACKED // limits.MEBI,
        limits.HIGHEST_RATIO,
        limits.MOST_ENTRIES,
        limits.LONGEST_SHEET_CELL,
        LONGEST_TEXT,
    ],
)
def test_every_limit_is_told(number: int) -> None:
    assert f"{number:,}".replace(",", " ") in PAGE


def test_every_limit_of_a_pack_is_told() -> None:
    limits = PackLimits()
    table = PAGE.partition("## Exchange files")[2]
    for row in (
        f"| file | {limits.file // MEBI} Mio |",
        f"| {limits.member // MEBI} Mio, {limits.total // MEBI} Mio |",
        f"| {HIGHEST_RATIO} times, for members of more than {RATIO_FROM // MEBI} Mio |",
        f"| members | {limits.members} |",
    ):
        assert row in table


def test_the_pack_of_a_mission_and_its_text_are_told() -> None:
    told = PAGE.partition("### The pack of a mission report")[2].partition("\n## ")[0]

    assert all(f"| `{member}` |" in told for member in (CONTEXT, BASE, REPORT, TEXT))
    assert f"the version of the form ({FORM_VERSION})" in told
    marks = (version_line("MIS-2018-001", FORM_VERSION, "0123456789ab"), question_line("lessons"))
    assert all(mark in told.splitlines() for mark in (*marks, ANSWER, END, LAST))
