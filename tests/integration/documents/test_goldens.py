"""The whole text of each ordinary specimen, kept: what a change makes of the letters is read in its diff.

`make goldens` renews them, after a change that is meant.
"""

from collections.abc import Mapping
from difflib import unified_diff

from tests.support.pdf_text import Said
from tests.support.specimens import GOLDENS, golden, ordinary


def test_the_text_of_every_ordinary_specimen_is_the_one_that_is_kept(texts: Mapping[str, Said]) -> None:
    kept = {path.stem: path.read_text("utf-8") for path in GOLDENS.glob("*.txt")}
    now = {name: golden(said) for name, said in ordinary(texts).items()}
    changed = [
        "\n".join(
            unified_diff(kept[name].splitlines(), now[name].splitlines(), name, "now", lineterm="", n=1)
        )
        for name in sorted(kept.keys() & now.keys())
        if kept[name] != now[name]
    ]

    assert "\n".join(changed) == ""
    assert kept.keys() == now.keys()
