"""References: how the numbers that people quote are written (product decision 11).

Numbers are allotted per series, without gap, in the transaction that produces the thing
(decision 9); this module only writes them.
"""

from enum import StrEnum


class Series(StrEnum):
    """The families of numbers; a dossier or session series is completed by its programme."""

    DOSSIER = "dossier"
    SESSION = "session"
    LABEL = "label"
    MISSION = "mission"
    LETTER = "letter"
    EXCHANGE = "exchange"


MIXED_SESSION = "CS"
EXCHANGE_PREFIX = "BP-"


def dossier_reference(programme: str, year: int, number: int) -> str:
    """Write `PACT3-2017-001`."""
    return f"{programme}-{year}-{number:03d}"


def session_reference(programmes: tuple[str, ...], year: int, number: int) -> str:
    """Write `PACT3-2017-S1`, or `CS-2018-S1` when programmes mix."""
    return f"{session_prefix(programmes)}-{year}-S{number}"


def is_session_reference(reference: str) -> bool:
    """Tell whether a reference is that of a session: its last part is « S » and a number."""
    return reference.rpartition("-")[2].startswith("S")


def session_prefix(programmes: tuple[str, ...]) -> str:
    """Return what a session's references begin with: its one programme, or « CS »."""
    return programmes[0] if len(programmes) == 1 else MIXED_SESSION


def label_number(year: int, number: int) -> str:
    """Write `LAB-2017-001`."""
    return f"LAB-{year}-{number:03d}"


def mission_reference(year: int, number: int) -> str:
    """Write `MIS-2018-001`."""
    return f"MIS-{year}-{number:03d}"


def exchange_reference(year: int, number: int) -> str:
    """Write `BP-2018-001`, a request of the Bourse-partenariats."""
    return f"{EXCHANGE_PREFIX}{year}-{number:03d}"


def letter_chrono(year: int, number: int) -> str:
    """Write the chrono number of a letter: `2017-0001`."""
    return f"{year}-{number:04d}"
