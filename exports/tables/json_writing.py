"""JSON: an array with one object a row, one line an object, UTF-8."""

import json
from collections.abc import Iterable, Sequence
from typing import IO


def write_json(file: IO[bytes], headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write rows of texts to an open file, each an object under the headings."""
    before = "[\n"
    for row in rows:
        element = json.dumps(dict(zip(headings, row, strict=True)), ensure_ascii=False)
        file.write(f"{before}{element}".encode())
        before = ",\n"
    file.write(b"[]\n" if before == "[\n" else b"\n]\n")
