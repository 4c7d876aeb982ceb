"""Whether the numbers of a series run without a gap (product decision 9), and will not be given twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from daect_tui.domain.references import Series
from daect_tui.domain.soundness.fault import COMPARE, RESTORE, Fault, FaultKind
from daect_tui.domain.text import NBSP, counted, listed

# Beyond these, the others are counted.
_NAMED = 5
_NAMES = {
    Series.DOSSIER: "dossiers",
    Series.SESSION: "séances",
    Series.LABEL: "labels",
    Series.MISSION: "missions",
    Series.LETTER: "courriers",
    Series.EXCHANGE: "demandes de la Bourse",
}


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers of a series in a year, beside the last that the counter allotted.

    `prefix` and `width` write a number as people read it. `brought` tells that some numbers came with a
    file: what is missing between them was given elsewhere.
    """

    series: Series
    prefix: str
    width: int
    numbers: Sequence[int]
    last: int
    brought: bool

    def written(self, number: int) -> str:
        """Write a number."""
        return f"{self.prefix}{number:0{self.width}}"


def numbering_faults(numbering: Numbering) -> tuple[Fault, ...]:
    """Return the faults of a series in a year."""
    highest = max(numbering.numbers, default=0)
    faults = []
    if highest > numbering.last:
        faults.append(_behind(numbering, highest))
    missing = set() if numbering.brought else set(range(1, max(highest, numbering.last) + 1))
    missing -= set(numbering.numbers)
    if missing:
        faults.append(_gaps(numbering, sorted(missing)))
    return tuple(faults)


def _behind(numbering: Numbering, highest: int) -> Fault:
    last = numbering.written(numbering.last)
    given = f"que le dernier donné serait {last}" if numbering.last else "qu’aucun n’aurait été donné"
    return Fault(
        "numero.compteur",
        FaultKind.NUMBER,
        f"Le compteur des {_NAMES[numbering.series]} est en retard{NBSP}: {numbering.written(highest)} "
        f"existe, alors {given}.",
        RESTORE,
    )


def _gaps(numbering: Numbering, missing: Sequence[int]) -> Fault:
    names = [numbering.written(number) for number in missing[:_NAMED]]
    more = len(missing) - _NAMED
    named = listed(names) if more <= 0 else f"{', '.join(names)} et {counted(more, 'autre')}"
    return Fault(
        "numero.trou",
        FaultKind.NUMBER,
        f"Trous dans la numérotation des {_NAMES[numbering.series]}{NBSP}: {named}. Un numéro n’est donné "
        "qu’avec ce qui le porte, qui a été retiré hors de l’application.",
        COMPARE if numbering.series is not Series.LETTER else RESTORE,
    )
