"""The journal's chain, from its first act to the last."""

from collections.abc import Iterator

from daect_tui.domain.journal_chain import broken_link
from daect_tui.domain.soundness.fault import Fault, FaultKind
from daect_tui.domain.text import NBSP
from storage.soundness.visit import Visit

_PROOF = "Comparez avec la dernière sauvegarde, et gardez ce fichier comme preuve."


def check_journal(visit: Visit) -> Iterator[Fault]:
    """Yield one fault where the chain breaks."""
    (visit.counts["actes du journal"],) = visit.connection.execute("SELECT count(*) FROM journal").fetchone()
    with visit.reading() as unit:
        broken = broken_link(unit.journal.entries(), unit.journal.kept_head())
    if broken is not None:
        yield Fault(
            "journal.chaine",
            FaultKind.JOURNAL,
            f"La chaîne du journal est rompue à l’acte n°{NBSP}{broken}{NBSP}: cet acte, ou celui qui le "
            "précède, a été changé, ajouté ou retiré hors de l’application.",
            _PROOF,
        )
