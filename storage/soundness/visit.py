"""What every check is given: a connection that sees one moment of the register, and where it counts."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from daect_tui.domain.soundness.fault import Fault
from storage.unit_of_work import SqlUnitOfWork

# A check on all rows of a table names so many of them; the others are counted.
MOST_NAMED = 10

Reading = Callable[[], SqlUnitOfWork]


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of a register; `travels` tells that it is a valise, which holds a part of one only.

    `counts` says how many of each kind of things were gone through.
    """

    connection: sqlite3.Connection
    reading: Reading
    travels: bool
    counts: Counter[str] = field(default_factory=Counter)


Check = Callable[[Visit], Iterator[Fault]]
