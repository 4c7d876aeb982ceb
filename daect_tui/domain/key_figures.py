"""The key figures of Accueil: what the desk has in hand today, in a line, and some small charts."""

from collections.abc import Mapping
from dataclasses import dataclass

from daect_tui.domain.figures import Line
from daect_tui.domain.percentiles import Spread
from daect_tui.domain.text import NBSP, counted, grouped

_AT_LEAST = f"au moins{NBSP}"
# What a small chart draws; the rest is drawn together.
_MOST_BARS = 6


@dataclass(frozen=True, slots=True)
class Chart:
    """A few bars under a title: each line says its figure, its first cell what is written beside the bar."""

    title: str
    lines: tuple[Line, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """What is in hand on a day: missions are those that leave in its `year`, letters those not sent yet.

    `decision` is how long decisions took, from the filing, over the last twelve months. `capped` tells
    that there are more letters to produce than were counted.
    """

    year: int
    under_way: int
    labels: int
    missions: int
    letters: int
    decision: Spread | None
    charts: tuple[Chart, ...] = ()
    capped: bool = False

    @property
    def said(self) -> tuple[str, ...]:
        """Each figure in words, the most useful first."""
        parts = [
            counted(self.under_way, "dossier en cours", "dossiers en cours"),
            counted(self.labels, "label en vigueur", "labels en vigueur"),
            f"{counted(self.missions, 'mission', 'missions')} en {self.year}",
            (
                f"{_AT_LEAST if self.capped else ''}"
                f"{counted(self.letters, 'lettre en attente', 'lettres en attente')}"
            ),
        ]
        if self.decision is not None:
            parts.append(f"décision en {spread_words(self.decision)}")
        return tuple(parts)


def spread_words(spread: Spread) -> str:
    """Say a delay: the median, which half of the cases do not exceed, and the P90: nine in ten."""
    return f"{spread.median}{NBSP}j (P90{NBSP}: {spread.p90}{NBSP}j)"


def counted_chart(title: str, groups: Mapping[str, int], nothing: str) -> Chart:
    """Draw counts by name, the largest first; those that are too many are drawn together, as « autres »."""
    ordered = sorted(
        ((size, name) for name, size in groups.items() if size), key=lambda one: (-one[0], one[1])
    )
    shown = ordered if len(ordered) <= _MOST_BARS else ordered[: _MOST_BARS - 1]
    lines = [Line(name, size, (grouped(size),)) for size, name in shown]
    rest = ordered[len(shown) :]
    if rest:
        total = sum(size for size, _name in rest)
        lines.append(Line(f"autres ({len(rest)})", total, (grouped(total),)))
    return Chart(title, tuple(lines), nothing)


def delays_chart(title: str, spreads: Mapping[str, Spread | None], nothing: str) -> Chart:
    """Draw the median of each delay, with its P90 and the number of cases in words."""
    lines = tuple(
        Line(name, one.median, (f"{spread_words(one)}, {counted(one.count, 'cas', 'cas')}",))
        for name, one in spreads.items()
        if one is not None
    )
    return Chart(title, lines, nothing)
