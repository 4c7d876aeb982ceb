"""Lines never break at a no-break space: an amount, a quoted word and its marks stay whole.

Rich finds where a line may break by `re_word`, in which a no-break space is a space like another.
"""

import re

from rich import _wrap

_KEPT = "\u00a0\u202f"


def keep_unbroken() -> None:
    """Have every text that is shown keep together what its no-break spaces join."""
    space, letter = rf"[^\S{_KEPT}]*", rf"[\S{_KEPT}]+"
    _wrap.re_word = re.compile(f"{space}{letter}{space}")
