"""Whether the chrono numbers of the letters run without a gap (decision 9)."""

import sqlite3
from collections.abc import Iterator

from daect_tui.domain.letter_numbers import missing_numbers
from daect_tui.domain.references import Series
from daect_tui.domain.text import NBSP, counted, listed

# Beyond these, the others are counted.
_NAMED = 5


def number_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield one sentence when some numbers are borne by no letter; a valise has left them at home."""
    if connection.execute("SELECT 1 FROM valise").fetchone():
        return
    borne = "SELECT chrono FROM letter UNION SELECT reference FROM tombstone WHERE kind = 'courrier'"
    chronos = [row[0] for row in connection.execute(borne)]
    last = dict(
        connection.execute("SELECT year, last FROM counter WHERE series = ? AND scope = ''", (Series.LETTER,))
    )
    missing = missing_numbers(chronos, last)
    if missing:
        yield (
            f"Trous dans la numérotation des courriers{NBSP}: {_named(missing)}. Un numéro n’est donné "
            "qu’avec son courrier, qui a été retiré hors de l’application. Restaurez la dernière sauvegarde."
        )


def _named(numbers: tuple[str, ...]) -> str:
    more = len(numbers) - _NAMED
    if more <= 0:
        return listed(numbers)
    return f"{', '.join(numbers[:_NAMED])} et {counted(more, 'autre')}"
