"""Words that a small terminal cuts: those that a larger one shows further, where no « … » says so."""

import re
from collections.abc import Sequence

from tests.support.painting import Run, written

_WORD = re.compile(r"[^\W\d_]{2,}(?P<after>…?)")
# A line that is being typed in scrolls.
_FIELD = re.compile(r"▏.*?▕")


def cut_words(small: Sequence[list[Run]], large: str, *, box: bool) -> list[str]:
    """List the words that are the beginning of a longer one of the same screen when it is large.

    Of a `box` over a screen only the inside is looked at: it hides what is beneath.
    """
    whole = set(re.findall(r"[^\W\d_]{2,}", large))
    lines = [_FIELD.sub(" ", line) for line in map(written, small)]
    if box:
        lines = [line.split("│")[1] for line in lines if line.count("│") >= 2]
    return sorted(
        {
            match[0]
            for line in lines
            for match in _WORD.finditer(line)
            if not match["after"] and match[0] not in whole and _begins_another(match[0], whole)
        }
    )


def _begins_another(word: str, whole: set[str]) -> bool:
    return any(other.startswith(word) for other in whole)
