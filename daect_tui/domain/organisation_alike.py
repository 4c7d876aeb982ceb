"""Whether two records may be one organisation, by their numbers, else by the words of their names."""

from daect_tui.domain.organisation import Organisation
from daect_tui.domain.similar import CLOSE_NAME, nearness
from daect_tui.domain.text import NBSP, fold, quoted

SURE = 2.0


def sureness(one: Organisation, other: Organisation) -> float:
    """Return 2 for one number or one name, else the share of words in common; 0 for two SIREN."""
    if (one.siren and one.siren == other.siren) or (one.rna and one.rna == other.rna):
        return SURE
    if one.siren and other.siren:
        # Each was checked by its key: homonyms of two départements are two communes.
        return 0
    if fold(one.name) == fold(other.name):
        return SURE
    return nearness(one.name, other.name)


def may_be_one(one: Organisation, other: Organisation) -> bool:
    """Tell whether two records are near enough to be shown to somebody."""
    return sureness(one, other) >= CLOSE_NAME


def resemblance(one: Organisation, other: Organisation) -> str:
    """Say in French why two records may be one."""
    if one.siren and one.siren == other.siren:
        return f"Même SIREN ({one.siren})."
    if one.rna and one.rna == other.rna:
        return f"Même RNA ({one.rna})."
    if fold(one.name) == fold(other.name):
        return "Même nom."
    return f"Nom voisin{NBSP}: {quoted(other.name)}."
