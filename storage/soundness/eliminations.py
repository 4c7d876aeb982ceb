"""Whether what was eliminated is gone, and what outlived it still knows what it speaks of."""

from collections.abc import Iterator

from daect_tui.domain.soundness.fault import RESTORE, Fault, FaultKind
from daect_tui.domain.text import NBSP, counted, listed
from storage.soundness.visit import Visit

# Since an item outlives its dossier, no foreign key says any more that it was ever there.
_LOST = (
    "SELECT DISTINCT dossier FROM agenda_item WHERE dossier NOT IN (SELECT reference FROM dossier)"
    " AND dossier NOT IN (SELECT reference FROM tombstone) ORDER BY dossier"
)
_BORNE = " UNION ALL ".join(
    f"SELECT {column} AS reference FROM {table}"  # noqa: S608 – names of ours
    for table, column in (
        ("dossier", "reference"),
        ("label", "number"),
        ("mission", "reference"),
        ("letter", "chrono"),
    )
)
_BACK = f"SELECT reference FROM ({_BORNE}) WHERE reference IN (SELECT reference FROM tombstone)"  # noqa: S608
_NAMED = 5


def check_eliminations(visit: Visit) -> Iterator[Fault]:
    """Yield a fault for items without their dossier, and one for numbers that came back."""
    (count,) = visit.connection.execute("SELECT count(*) FROM tombstone").fetchone()
    visit.counts["éliminations"] = count
    lost = [reference for (reference,) in visit.connection.execute(_LOST)]
    if lost:
        yield Fault(
            "elimination.point-sans-dossier",
            FaultKind.LINK,
            f"{counted(len(lost), 'dossier')} à l’ordre du jour d’une séance, ni au registre ni éliminé"
            f"{NBSP}: {listed(lost[:_NAMED])}.",
            RESTORE,
            lost[0],
        )
    back = [reference for (reference,) in visit.connection.execute(_BACK)]
    if back:
        yield Fault(
            "elimination.numero-revenu",
            FaultKind.NUMBER,
            f"{counted(len(back), 'numéro éliminé', 'numéros éliminés')} à nouveau porté"
            f"{'s' if len(back) > 1 else ''}{NBSP}: {listed(back[:_NAMED])}.",
            RESTORE,
            back[0],
        )
