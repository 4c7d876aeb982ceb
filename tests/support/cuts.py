"""Words that a small terminal cuts: those that a larger one shows further, where no « … » says so."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]{2,}(?P<after>…?)")
# A line that is being typed in scrolls.
_FIELD = re.compile(r"▏.*?▕")


def cut_words(small: Sequence[str], large: str) -> list[str]:
    """List the words of a screen that are but the beginning of one that it shows when it is large."""
    whole = set(re.findall(r"[^\W\d_]{2,}", large))
    return sorted(
        {
            match[0]
            for line in small
            for match in _WORD.finditer(_FIELD.sub(" ", line))
            if not match["after"] and match[0] not in whole and _begins_another(match[0], whole)
        }
    )


def _begins_another(word: str, whole: set[str]) -> bool:
    return any(other.startswith(word) for other in whole)
