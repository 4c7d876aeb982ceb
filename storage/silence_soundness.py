"""Whether the kept silence dates are those that the rule gives: sorting and « À faire » rely on them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from daect_tui.domain.deadlines import Suspension, silence
from daect_tui.domain.dossier_clocks import SILENCE_RUNS
from daect_tui.domain.text import NBSP, counted

_RUNNING = frozenset(state.value for state in SILENCE_RUNS)


def silence_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield one sentence when some dates are not those of the sum; dossiers are read one by one."""
    suspended: dict[str, list[Suspension]] = defaultdict(list)
    for reference, *days in connection.execute(
        "SELECT dossier, asked_on, until, ended_on FROM piece_request"
    ):
        asked, until, ended = (_day(day) for day in days)
        if asked and until:
            suspended[reference].append(Suspension(asked, until, ended))
    wrong = [
        reference
        for reference, state, received, kept in connection.execute(
            "SELECT reference, state, received_on, silence_on FROM dossier ORDER BY reference"
        )
        if _day(kept) != _due(state, _day(received), tuple(suspended.get(reference, ())))
    ]
    if wrong:
        yield (
            f"{counted(len(wrong), 'dossier')} dont la date de rejet implicite n’est pas celle du calcul, "
            f"à commencer par {wrong[0]}{NBSP}: elle a été changée hors de l’application. "
            "Rouvrez chacun et enregistrez-le (Ctrl+E, Ctrl+S)."
        )


def _due(state: str, received: date | None, suspensions: tuple[Suspension, ...]) -> date | None:
    return silence(received, suspensions).due if received and state in _RUNNING else None


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
