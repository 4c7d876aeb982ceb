"""What a screen said, kept as text, line by line; an upright ends each, so that blanks are seen too.

Under it, by what its words stand out, in each of the themes that are kept. `DAECT_SNAPSHOTS=renew`
writes the files again (`make snapshots`): read that diff.
"""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import unified_diff
from itertools import product
from pathlib import Path

from screens.theme import THEMES
from tests.support.painting import Run, words, written

FOLDER = Path(__file__).parents[1] / "screens/snapshots"
RENEW = os.environ.get("DAECT_SNAPSHOTS") == "renew"
# What most words bear: these are not listed.
PLAIN = "foreground on background"
COLOURS = (
    "foreground", "background", "surface", "panel", "primary", "secondary", "warning", "error", "success",
)  # fmt: skip
_BLANKS, _FRAME = re.compile(r"\s{2,}"), re.compile(r"([\u2500-\u259f])\1+")


def differs(name: str, lines: Sequence[list[Run]], themes: Mapping[str, Sequence[list[Run]]]) -> str:
    """Return what stands against a screen as it is now, in these themes; renewing writes it instead."""
    path = FOLDER / f"{name}.txt"
    now = "".join(f"{written(line)}│\n" for line in lines) + _styles(themes)
    if RENEW:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(now, "utf-8")
        return ""
    if not path.exists():
        return f"{name}: never kept; make snapshots"
    kept = path.read_text("utf-8")
    diff = unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", n=0, lineterm="")
    return "\n".join([f"{name}:", *diff]) if kept != now else ""


def _styles(themes: Mapping[str, Sequence[list[Run]]]) -> str:
    """Tell by what words stand out; a theme in which they bear the same as in the one before says so."""
    told, before = "", ("", "")
    for theme, lines in themes.items():
        styles = "".join(f"{line}\n" for line in standing_out(theme, lines))
        told += f"{theme}: as {before[0]}\n" if styles == before[1] else f"{theme}:\n{styles}"
        before = theme, styles
    return told


def standing_out(theme: str, lines: Sequence[list[Run]]) -> Iterable[str]:
    """Give each pair of colours, by their names in a theme, and attributes, with the words that bear it."""
    names = _names(theme)
    found: dict[str, list[str]] = {}
    for run in words(lines):
        ink, paper = (names.get(colour, colour) for colour in (run.foreground, run.background))
        style = ", ".join(filter(None, (f"{ink} on {paper}", run.attributes)))
        if style != PLAIN:
            said = found.setdefault(style, [])
            text = _FRAME.sub(r"\1", _BLANKS.sub("  ", run.text.strip()))
            if text not in said:
                said.append(text)
    return [f"  {style}: {' ¦ '.join(said)}" for style, said in sorted(found.items())]


def _names(theme: str) -> dict[str, str]:
    """Name each colour of a theme after the first use that it has there."""
    made = THEMES[theme]()
    own = {name: getattr(made, name) for name in COLOURS}
    named: dict[str, str] = {}
    for name, colour in {**own, **made.variables}.items():
        for near in _nearly(str(colour)):
            named.setdefault(near, name)
    return named


def _nearly(colour: str) -> list[str]:
    """Return a colour, and what it becomes when it is mixed with itself: a part may lose one."""
    if not colour.startswith("#"):
        return []
    parts = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    steps = ((part, max(0, part - 1)) for part in parts)
    return [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in product(*steps)]
