"""The words of the second screen."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from daect_tui.domain.text import NBSP, counted, listed
from daect_tui.services.display import RoomDisplay, ShownItem, ShownResult
from screens.widgets.text import capital

NO_SESSION = "AUCUNE SÉANCE OUVERTE"
VOICES = {"in_favour": "pour", "against": "contre", "abstentions": "abst."}
# Cells of the captions, and the most lines that names may take.
CAPTIONS = 10
_LINES = 4


def top(view: RoomDisplay | None) -> tuple[str, str]:
    """Say which session it is, and how far."""
    if view is None:
        return "daect", ""
    session = f"{view.reference} · démonstration" if view.demonstration else view.reference
    where = f"point {view.item.position} sur {view.items}" if view.item else ""
    return f"daect  {session}", where


def suspended(view: RoomDisplay) -> str:
    """Say that the session is suspended, and where it will go on."""
    again = f"\n\nReprise au point {view.item.position}{NBSP}: {view.item.organisation}" if view.item else ""
    return f"SÉANCE SUSPENDUE{again}"


def facts(item: ShownItem, width: int) -> Iterator[tuple[str, str]]:
    """Yield the motion, and who is there; values have `width` cells."""
    yield "Motion", item.motion.upper()
    yield "Préside", item.presiding or "personne"
    names = flowed(item.present, width)
    # A hall full of people is counted: their names would push the vote out of the screen.
    yield "Votants", "\n".join(names) if 0 < len(names) <= _LINES else str(len(item.present))
    if item.recused:
        yield "Sortis", "\n".join(flowed(item.recused, width))


def flowed(names: Sequence[str], width: int) -> list[str]:
    """Lay names out in lines of at most `width` cells, no name cut in two."""
    lines: list[str] = []
    for rank, name in enumerate(names, start=1):
        word = name if rank == len(names) else f"{name},"
        if lines and cell_len(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def quorum(item: ShownItem) -> str:
    """Say whether the quorum holds, and its sum."""
    return capital(item.quorum) if item.quorum_reached else item.quorum.upper()


def result(vote: ShownResult) -> str:
    """Say how far the vote is, or what it gives."""
    if vote.words:
        return vote.words.upper()
    if vote.cast:
        return f"{counted(vote.cast, 'voix', 'voix')} sur {vote.voters}"
    return "Pas encore de vote"


def following(view: RoomDisplay) -> str:
    """Say what comes next and who must move, then how the last item ended."""
    lines = []
    if view.next is None:
        lines.append("Dernier point de l’ordre du jour.")
    else:
        lines.append(f"{view.next.position}. {view.next.organisation}")
        if view.next.leaving:
            lines.append(f"Sortiront{NBSP}: {listed(view.next.leaving)}.")
        if view.next.returning:
            lines.append(f"Reviendront{NBSP}: {listed(view.next.returning)}.")
    if view.previous:
        lines.append(f"Point précédent{NBSP}: {view.previous}.")
    return "\n".join(lines)
