"""What is derived from the rest: the list, the search, « qui sait faire », made again and compared."""

from collections.abc import Iterator

from daect_tui.domain.soundness.fault import Fault, FaultKind
from daect_tui.domain.text import NBSP, counted
from daect_tui.domain.worklist import Room
from storage.repositories.index_checking import IndexChecking
from storage.soundness.visit import Visit

_REBUILD = "Lancez «\u202fdaect check --rebuild\u202f»\u00a0: tout y est refait à partir des fiches."


def check_index(visit: Visit) -> Iterator[Fault]:
    """Yield a fault when the list or the search does not say what the dossiers say."""
    with visit.reading() as unit:
        checking = IndexChecking(unit.records)
        for misfit in checking.misfits():
            visit.counts["dossiers de la recherche"] += misfit.compared
            if misfit.lines:
                yield Fault(
                    "index.liste",
                    FaultKind.DERIVED,
                    f"La liste des dossiers (F3) ne dit pas ce que disent les fiches{NBSP}: "
                    f"{counted(misfit.lines, 'ligne à refaire', 'lignes à refaire')}.",
                    _REBUILD,
                    room=Room.DOSSIERS,
                )
            if misfit.keys:
                yield Fault(
                    "index.recherche",
                    FaultKind.DERIVED,
                    f"La recherche ne trouverait pas tout{NBSP}: "
                    f"{counted(misfit.keys, 'mot à refaire', 'mots à refaire')}.",
                    _REBUILD,
                    room=Room.DOSSIERS,
                )


def check_know_how(visit: Visit) -> Iterator[Fault]:
    """Yield a fault when profiles are not of the versions of what they were made of."""
    with visit.reading() as unit:
        stale = unit.know_how.stale()
    if stale:
        yield Fault(
            "index.savoir-faire",
            FaultKind.DERIVED,
            f"«{chr(0x202F)}Qui sait faire{chr(0x202F)}» (F6) est en retard de "
            f"{counted(stale, 'fiche')} sur les labels, missions et enseignements.",
            _REBUILD,
            room=Room.EVALUATIONS,
        )
