"""How one state of a file descends from another, when the file is copied and filled on two machines.

A lineage is the list of the sittings in which a file was filled, each with how many times it was saved.
Each opening begins a sitting of its own, so that two copies that part are never taken for one another,
which a mere counter would do: five saves here are no descendant of three saves there.
"""

from daect_tui.domain.states import LabelledEnum

Lineage = tuple[tuple[str, int], ...]


class Kinship(LabelledEnum):
    """What one state is to another."""

    SAME = "meme", "le même état"
    OLDER = "ancien", "un état antérieur"
    NEWER = "recent", "un état postérieur"
    APART = "separe", "un état rempli à part"


def saved_once_more(lineage: Lineage, sitting: str) -> Lineage:
    """Return the lineage after one more save in a sitting."""
    if lineage and lineage[-1][0] == sitting:
        return (*lineage[:-1], (sitting, lineage[-1][1] + 1))
    return (*lineage, (sitting, 1))


def revision_of(lineage: Lineage) -> int:
    """Return how many times a file was saved since it left: what people are told."""
    return sum(saves for _, saves in lineage)


def kinship(one: Lineage, other: Lineage) -> Kinship:
    """Tell what `one` is to `other`."""
    if one == other:
        return Kinship.SAME
    if _leads_to(one, other):
        return Kinship.OLDER
    return Kinship.NEWER if _leads_to(other, one) else Kinship.APART


def _leads_to(early: Lineage, late: Lineage) -> bool:
    """Tell whether a file may have gone through `early` on its way to `late`."""
    if not early:
        return True
    before, (sitting, saves) = early[:-1], early[-1]
    if late[: len(before)] != before or len(late) <= len(before):
        return False
    same, later_saves = late[len(before)]
    return same == sitting and saves <= later_saves
