"""Whether the kept silence dates are those that the rule gives: sorting and « À faire » rely on them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.deadlines import Suspension, silence
from daect_tui.domain.dossier_clocks import SILENCE_RUNS
from daect_tui.domain.soundness.fault import Fault, FaultKind
from daect_tui.domain.text import NBSP
from daect_tui.domain.worklist import Room
from storage.soundness.visit import Visit

_RUNNING = frozenset(state.value for state in SILENCE_RUNS)


def check_silence(visit: Visit) -> Iterator[Fault]:
    """Yield one fault a dossier whose date is not that of the sum; dossiers are read one by one."""
    suspended: dict[str, list[Suspension]] = defaultdict(list)
    for reference, *days in visit.connection.execute(
        "SELECT dossier, asked_on, until, ended_on FROM piece_request"
    ):
        asked, until, ended = (_day(day) for day in days)
        if asked and until:
            suspended[reference].append(Suspension(asked, until, ended))
    for reference, state, received, kept in visit.connection.execute(
        "SELECT reference, state, received_on, silence_on FROM dossier ORDER BY reference"
    ):
        due = _due(state, _day(received), tuple(suspended.get(reference, ())))
        if _day(kept) != due:
            yield Fault(
                "dossier.rejet-implicite",
                FaultKind.RULE,
                f"La date de rejet implicite du dossier {reference} n’est pas celle du calcul"
                f"{f' ({short_date(due)})' if due else ''}{NBSP}: elle a été changée hors de l’application.",
                "Rouvrez-le (F3) et enregistrez-le (Ctrl+E, Ctrl+S).",
                reference,
                Room.DOSSIERS,
            )


def _due(state: str, received: date | None, suspensions: tuple[Suspension, ...]) -> date | None:
    return silence(received, suspensions).due if received and state in _RUNNING else None


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
