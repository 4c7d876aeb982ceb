"""The text of the file of personal taste: one value changed, every other line as it was.

A comment, a blank line, a name that this version does not know stay where the person put them. What was
written is read again before it takes the place of the old file: a way of writing that is not understood
here (a text on several lines) is refused rather than spoilt.
"""

import json
import re
import tomllib
from collections.abc import Mapping

KEYS_TABLE = "keys"

_TABLE = re.compile(r"\s*\[\s*([^\[\]]*?)\s*\]\s*(#.*)?$")
_VALUE = re.compile(r"""(\s*=\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^#]*?)(\s*(?:#.*)?)$""")

Value = str | int


def with_setting(text: str, name: str, value: Value | None, table: str = "") -> str:
    """Return a text of TOML in which `name` is `value`; `None` takes the line away.

    Raises `ValueError` when the text is no TOML, or is written in a way that cannot be changed here.
    """
    before = tomllib.loads(text)
    lines = text.split("\n")
    start, end = _section(lines, table)
    at = next((row for row in range(start, end) if _named(lines[row]) == name), None)
    if at is not None:
        lines[at : at + 1] = [] if value is None else [_changed(lines[at], value)]
    elif value is not None:
        lines = _added(lines, end, f"{_bare(name)} = {_written(value)}", table)
    made = "\n".join(lines)
    place = f"{table}.{name}" if table else name
    wanted = {one: kept for one, kept in flattened(before).items() if one != place}
    if flattened(tomllib.loads(made)) != (wanted if value is None else {**wanted, place: value}):
        raise ValueError(name)
    return made


def _section(lines: list[str], table: str) -> tuple[int, int]:
    """Return where the lines of a table begin and end; both at the end of the text where it has none."""
    begins = {0: ""}
    for row, line in enumerate(lines):
        found = _TABLE.match(line)
        if found:
            begins[row] = found[1]
    rows = sorted(begins)
    for row, following in zip(rows, [*rows[1:], len(lines)], strict=True):
        if begins[row] == table:
            return (row + 1 if table else row), following
    return len(lines), len(lines)


def _named(line: str) -> str:
    """Return the name that a line gives a value to; empty for any other line."""
    found = re.match(r"""\s*(?:"([^"\\]*)"|'([^']*)'|([A-Za-z0-9_.-]+))\s*=""", line)
    return next((part for part in found.groups() if part is not None), "") if found else ""


def _changed(line: str, value: Value) -> str:
    """Write another value in a line, its comment kept."""
    start = line.index("=")
    name = line[:start].rstrip()
    found = _VALUE.match(line[len(name) :])
    return f"{name} = {_written(value)}{found[3].rstrip() if found else ''}"


def _added(lines: list[str], end: int, line: str, table: str) -> list[str]:
    """Add a line at the end of its table, before the blank lines that part it from the next one."""
    while end and not lines[end - 1].strip():
        end -= 1
    new = [line]
    if table and not any((found := _TABLE.match(one)) and found[1] == table for one in lines):
        new = [*([""] if end else []), f"[{table}]", line]
    made = [*lines[:end], *new, *lines[end:]]
    return made if made[-1] == "" else [*made, ""]


def _bare(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


def _written(value: Value) -> str:
    """JSON writes a text and a number as TOML reads them."""
    return json.dumps(value, ensure_ascii=False)


def flattened(table: Mapping[str, object], before: str = "") -> dict[str, object]:
    """Return the values of a table by their names: « a.b = 1 » and « "a.b" = 1 » are the same here."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat.update(flattened(value, f"{before}{name}."))
        else:
            flat[f"{before}{name}"] = value
    return flat
