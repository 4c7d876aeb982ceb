"""Whole numbers as they are typed or told: never one that the register could not hold.

SQLite holds whole numbers below 2^63, and Python refuses to read those of more than 4,300 digits.
"""

_MOST_DIGITS = 18


def whole(typed: str) -> int | None:
    """Read a whole number without sign; `None` for what is none, or is beyond all measure."""
    return int(typed) if typed.isdecimal() and len(typed) <= _MOST_DIGITS else None


def wholes(words: str) -> tuple[int, ...]:
    """Read the whole numbers among words, each once, in their order; the others are left out."""
    read = (whole(word) for word in words.split())
    return tuple(dict.fromkeys(number for number in read if number is not None))
