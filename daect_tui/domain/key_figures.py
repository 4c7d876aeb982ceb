"""The key figures of Accueil: what the desk has in hand today, in a line, and some small charts."""

from collections.abc import Mapping
from dataclasses import dataclass

from daect_tui.domain.figures import Line
from daect_tui.domain.percentiles import Spread
from daect_tui.domain.text import NBSP, counted, grouped

# What a small chart draws; the rest is drawn together.
_MOST_BARS = 6


@dataclass(frozen=True, slots=True)
class Chart:
    """A few bars under a title: the first cell of a line is what is written with its bar.

    `stacked` tells that these words are long, and stand above the bar.
    """

    title: str
    lines: tuple[Line, ...]
    nothing: str
    stacked: bool = False


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
    def _letters(self) -> str:
        said = counted(self.letters, "lettre en attente", "lettres en attente")
        return f"au moins{NBSP}{said}" if self.capped else said

    @property
    def brief(self) -> tuple[str, ...]:
        """The same in fewer words, what presses first: for one line."""
        under_way, _labels, missions, letters, *_decision = self.said
        return under_way, letters, counted(self.labels, "label"), missions

    @property
    def said(self) -> tuple[str, ...]:
        """Each figure in words, the most useful first."""
        parts = [
            counted(self.under_way, "dossier en cours", "dossiers en cours"),
            counted(self.labels, "label en vigueur", "labels en vigueur"),
            f"{counted(self.missions, 'mission', 'missions')} en {self.year}",
            self._letters,
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
    return Chart(title, lines, nothing, stacked=True)
