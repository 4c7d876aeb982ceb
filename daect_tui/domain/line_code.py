"""The code of a line that somebody typed without one: a question of a grid, a criterion."""

import re
from collections.abc import Collection

from daect_tui.domain.text import fold

_LETTERS = re.compile("[a-z0-9]+")


def free_code(text: str, taken: Collection[str], longest: int, otherwise: str) -> str:
    """Make a code of the first words of a text, other than those that are taken.

    `longest` bounds its letters, a number that tells it from another aside; `otherwise` stands for a text
    without a letter.
    """
    base = "-".join(_LETTERS.findall(fold(text)))[:longest].strip("-") or otherwise
    number, code = 1, base
    while code in taken:
        number += 1
        code = f"{base}-{number}"
    return code
