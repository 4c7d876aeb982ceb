"""What a screen looked like, kept as text: its lines, then the runs of each style, named by a legend.

A style is a pair, that of the light theme and that of the high contrast, so that one file says both.
`DAECT_SNAPSHOTS=renew` writes the files again (`make snapshots`): read that diff.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.support.painting import Run, written

FOLDER = Path(__file__).parents[1] / "screens/snapshots"
RENEW = os.environ.get("DAECT_SNAPSHOTS") == "renew"


def snapshot(light: Sequence[list[Run]], contrasted: Sequence[list[Run]]) -> str:
    """Write a screen painted twice."""
    legend: dict[tuple[str, str], str] = {}
    runs = [_line(one, other, legend) for one, other in zip(light, contrasted, strict=True)]
    text = "\n".join(f"{written(line)}│" for line in light)
    named = (f"{letter} {one} · {other}" for (one, other), letter in legend.items())
    return "\n".join((text, "", *runs, "", *named, ""))


def _line(light: list[Run], contrasted: list[Run], legend: dict[tuple[str, str], str]) -> str:
    """Write the styles of a line: a letter each, with how many signs it covers, the last to the end."""
    pieces: list[tuple[str, int]] = []
    for pair in zip(_signs(light), _signs(contrasted), strict=True):
        letter = legend.setdefault(pair, _LETTERS[len(legend)])
        if pieces and pieces[-1][0] == letter:
            pieces[-1] = (letter, pieces[-1][1] + 1)
        else:
            pieces.append((letter, 1))
    return " ".join(
        [*(f"{letter}{count}" for letter, count in pieces[:-1]), *(one for one, _ in pieces[-1:])]
    )


_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _signs(runs: Iterable[Run]) -> Iterable[str]:
    for run in runs:
        yield from [f"{run.foreground}/{run.background} {run.attributes}".rstrip()] * len(run.text)


def kept_text(name: str) -> str:
    """Return the text of a screen that was kept; nothing where none was."""
    path = FOLDER / f"{name}.txt"
    return path.read_text("utf-8").partition("\n\n")[0] if path.exists() else ""


def differs(name: str, now: str) -> str:
    """Return what stands against a screen as it is now; renewing writes it instead."""
    path = FOLDER / f"{name}.txt"
    if RENEW:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(now, "utf-8")
        return ""
    if not path.exists():
        return f"{name}: never kept; make snapshots"
    kept = path.read_text("utf-8")
    return "" if kept == now else f"{name}: kept as\n{kept}\nis now\n{now}"
