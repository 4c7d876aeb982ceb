"""How places and answers are told, on the screen and on the command line."""

from daect_tui.domain.dates import short_date
from daect_tui.domain.person_names import Naming
from daect_tui.domain.personal_fate import Decided
from daect_tui.domain.personal_places import Place
from daect_tui.domain.text import NARROW, NBSP, quoted

SURETY = {Naming.SURE: "exact", Naming.LIKELY: "probable", Naming.NO: ""}
# What is never read here, and what is beyond the register: said with each result.
OUT_OF_REACH = (
    f"Hors de portée{NBSP}: le texte des fichiers joints (PDF, ODT), dont seul le nom est lu"
    f"{NARROW}; les sauvegardes, les exports, les fichiers d’échange envoyés et les papiers imprimés."
)


def line(place: Place) -> str:
    """Write a place in one line: what it is, when, how surely, the words that name the person."""
    day = f", {short_date(place.day)}" if place.day else ""
    return f"{place.title}{day}{NBSP}: {quoted(place.said)} ({SURETY[place.naming]})"


def answer_line(answer: Decided) -> str:
    """Write what becomes of a place, and why."""
    return f"{answer.place.title}{NBSP}: {answer.verdict.fate.label}, {answer.verdict.reason}"
