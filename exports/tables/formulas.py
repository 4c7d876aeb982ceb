"""Texts that a spreadsheet would take for a formula bear an apostrophe in files.

A text is at risk when its first sign is one that begins a formula, after any spaces and
apostrophes: = + - @, their full-width and mathematical variants, a tabulation, a line end. Such a
text is written with one more apostrophe, and reading removes exactly one. Since « at risk » looks
through apostrophes, a text at risk stays so with one more: writing then reading is the identity
on every text (product decision 15).
"""

import re

_SIGNS = "=+\\-@\t\r\n＝＋－＠﹢﹣﹦﹫⁺⁻⁼−"
_AT_RISK = re.compile(rf"(?:[^\S\t\r\n]|')*[{_SIGNS}]")


def guarded(text: str) -> str:
    """Put an apostrophe before a text at risk; any other stays as it is."""
    return f"'{text}" if _AT_RISK.match(text) else text


def unguarded(text: str) -> str:
    """Undo `guarded`."""
    return text[1:] if text[:1] == "'" and _AT_RISK.match(text, 1) else text
