"""The register of labels « au … »: its lines, their counts, what the public may read of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.label import LabelState
from daect_tui.domain.label_state import LabelLife

# The order in which states are counted and told.
_TOLD = tuple(LabelState)
# What the public register leaves out: what has not begun, and what is deemed never to have been.
_NOT_PUBLIC = frozenset({LabelState.NOT_YET, LabelState.REVOKED})


@dataclass(frozen=True, slots=True)
class EndingLabel:
    """A label whose end comes, as « À faire » tells of it."""

    number: str
    holder: str
    until: date


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A label of the register on a day; `holder_now` is the name of its holder today."""

    life: LabelLife
    state: LabelState
    holder_now: str
    late_reports: int

    @property
    def holder(self) -> str:
        """Name the holder as labelled, and as it is called today when that is another name."""
        granted = self.life.label.holder
        return granted if self.holder_now == granted else f"{granted} (aujourd’hui {self.holder_now})"


def counts(lines: Iterable[LabelLine]) -> Mapping[LabelState, int]:
    """Count the lines by state, in the order of the states; a state without a line is left out."""
    found = Counter(line.state for line in lines)
    return {state: found[state] for state in _TOLD if found[state]}


def public_lines(lines: Iterable[LabelLine]) -> tuple[LabelLine, ...]:
    """Return what the public register holds, in its order: labels that have begun and were not withdrawn."""
    return tuple(line for line in lines if line.state not in _NOT_PUBLIC)
