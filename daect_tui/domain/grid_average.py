"""The average of the marks, always with the sum that gives it: no hidden formula."""

from collections.abc import Sequence
from fractions import Fraction

from daect_tui.domain.evaluation import HIGHEST_MARK, Mark


def average(marks: Sequence[Mark]) -> Fraction | None:
    """Return the mean of the marks, each counted as often as its weight; nothing has no mean."""
    weights = sum(mark.weight for mark in marks)
    return Fraction(sum(mark.value * mark.weight for mark in marks), weights) if weights else None


def average_words(marks: Sequence[Mark]) -> str:
    """Write the mean and its sum: « 3,5 sur 4 = (4 + 3) / 2 », weights as « 2 × 4 »; empty without mark."""
    mean = average(marks)
    if mean is None:
        return ""
    equals = "=" if Fraction(round(mean * 100), 100) == mean else "≈"
    terms = " + ".join(_term(mark) for mark in marks)
    return f"{_written(mean)} sur {HIGHEST_MARK} {equals} ({terms}) / {sum(mark.weight for mark in marks)}"


def short_average(marks: Sequence[Mark]) -> str:
    """Write the mean where a column has room for nothing else: « 3,5 / 4 »; empty without mark."""
    mean = average(marks)
    return "" if mean is None else f"{_written(mean)} / {HIGHEST_MARK}"


def _written(mean: Fraction) -> str:
    whole, rest = divmod(round(mean * 100), 100)
    decimals = f",{rest:02d}".rstrip("0") if rest else ""
    return f"{whole}{decimals}"


def _term(mark: Mark) -> str:
    return str(mark.value) if mark.weight == 1 else f"{mark.weight} × {mark.value}"
