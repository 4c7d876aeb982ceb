"""The pieces that a programme expects, as typed: a label a line, « (facultative) » after one not required."""

import re
from collections.abc import Sequence

from daect_tui.domain.programme import ExpectedPiece
from daect_tui.domain.text import fold

_OPTIONAL = " (facultative)"
_LONGEST_CODE = 32


def pieces_text(pieces: Sequence[ExpectedPiece]) -> str:
    """Write the pieces, one a line."""
    return "\n".join(piece.label + ("" if piece.required else _OPTIONAL) for piece in pieces)


def read_pieces(text: str, known: Sequence[ExpectedPiece]) -> tuple[ExpectedPiece, ...]:
    """Read the pieces. One that was there keeps its code, for what was received under it.

    A line that is worded otherwise but stands where it stood is the same piece; two lines that differ
    by accents or case alone are one piece, the first.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    typed: dict[str, str] = {}
    for line in lines:
        typed.setdefault(fold(_label(line)), line)
    labels = [_label(line) for line in typed.values()]
    named = {fold(piece.label): piece for piece in known}
    kept = {named[fold(label)].code for label in labels if fold(label) in named}
    read: list[ExpectedPiece] = []
    for place, (line, label) in enumerate(zip(typed.values(), labels, strict=True)):
        before = named.get(fold(label))
        if before is None and place < len(known) and known[place].code not in kept:
            before = known[place]
        taken = {piece.code for piece in read} | kept
        code = before.code if before else _new_code(label, taken)
        source = before.source if before else "saisi au répertoire"
        read.append(ExpectedPiece(code, label, not line.endswith(_OPTIONAL), source))
    return tuple({piece.code: piece for piece in reversed(read)}.values())[::-1]


def _label(line: str) -> str:
    return line.removesuffix(_OPTIONAL).strip()


def _new_code(label: str, taken: set[str]) -> str:
    code = re.sub("[^a-z0-9]+", "_", fold(label)).strip("_")[:_LONGEST_CODE] or "piece"
    number, free = 1, code
    while free in taken:
        number += 1
        free = f"{code}_{number}"
    return free
