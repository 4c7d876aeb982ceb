"""The key figures of Accueil, and the next session: read after the worklist, never the whole register.

What is counted is bounded by its dates: labels that run today, missions of the year, decisions and
reports of the last twelve months. The screen « Statistiques » counts the rest.
"""

from collections.abc import Iterable
from datetime import date

from daect_tui.domain.dates import add_months
from daect_tui.domain.key_figures import Chart, KeyFigures, counted_chart, delays_chart
from daect_tui.domain.letter import LetterState
from daect_tui.domain.next_session import NextSession, next_of
from daect_tui.domain.percentiles import Spread
from daect_tui.domain.register_query import STATES_OF, StateGroup
from daect_tui.domain.statistics import (
    UNSAID,
    By,
    DelayKind,
    DelayRow,
    LabelRow,
    MissionRow,
    Span,
    count_labels,
    count_missions,
    measure_delays,
)
from daect_tui.services.catalogue import countries, themes
from daect_tui.services.convening import convening_of
from daect_tui.services.office import Office
from daect_tui.services.owed import LIMIT, owed_count

_MONTHS = 12
_UNSAID = "non précisé"
# What has not left the desk yet.
_WAITING = (LetterState.PRODUCED, LetterState.PRINTED, LetterState.SIGNED, LetterState.RETURNED)
_DELAYS = {
    "dépôt → décision": DelayKind.DECISION,
    "décision → notification": DelayKind.NOTIFICATION,
    "demande → validation": DelayKind.VALIDATION,
    "retour → rapport": DelayKind.REPORT,
}


class Dashboard:
    """The use cases of what stands beside « À faire »."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def next_session(self) -> NextSession | None:
        """Return the session in hand or the next one; `None` where none has a day to come."""
        today = self._office.clock.today()
        with self._office.reading() as work:
            found = next_of(work.sessions.awaiting(()), today)
            if found is None:
                return None
            session, meets_on = found
            return NextSession(
                session.reference,
                session.state,
                meets_on,
                session.hour,
                len(work.sessions.items(session.reference)),
                session.deadline,
                convening_of(work, session),
            )

    def figures(self) -> KeyFigures | None:
        """Count what is in hand today; `None` in a valise, which holds one session and nothing else."""
        today = self._office.clock.today()
        with self._office.reading() as work:
            if work.valises.this() is not None:
                return None
            owed = owed_count(work, today)
            labels = [row for row in work.figure_rows.labels(today) if row.in_force(today)]
            missions = work.figure_rows.missions(date(today.year, 1, 1))
            spreads = _spreads(work.figure_rows.delays(add_months(today, -_MONTHS)), today)
            return KeyFigures(
                today.year,
                work.waiting.count(STATES_OF[StateGroup.UNDER_WAY]),
                len(labels),
                sum(row.starts_on.year == today.year for row in missions),
                owed + sum(count for _latest, count in work.letters.on_desk(_WAITING).values()),
                spreads["dépôt → décision"],
                (_by_theme(labels, today), _by_region(missions, today), _delays(spreads)),
                capped=owed >= LIMIT,
            )


def _by_theme(labels: Iterable[LabelRow], today: date) -> Chart:
    groups, _total = count_labels(labels, By.THEME, Span(today.year, today.year, today), {})
    named = {**themes(), UNSAID: _UNSAID}
    counts = {named.get(theme, theme): one.in_force for theme, one in groups.items()}
    return counted_chart("Labels en vigueur, par thème", counts, "Aucun label n’est en vigueur.")


def _by_region(missions: Iterable[MissionRow], today: date) -> Chart:
    regions = {country.code: country.region for country in countries()}
    # The missions of the year are counted whole, those that leave later in it too.
    span = Span(today.year, today.year, date(today.year, 12, 31))
    groups, _total = count_missions(missions, By.REGION, span, regions)
    counts = {region or _UNSAID: one.requested for region, one in groups.items()}
    title = f"Missions de {today.year}, par région du monde"
    return counted_chart(title, counts, f"Aucune mission ne part en {today.year}.")


def _spreads(rows: tuple[DelayRow, ...], today: date) -> dict[str, Spread | None]:
    span = Span(add_months(today, -_MONTHS).year, today.year, today)
    return {name: measure_delays(rows, kind, By.YEAR, span)[1] for name, kind in _DELAYS.items()}


def _delays(spreads: dict[str, Spread | None]) -> Chart:
    title = "Délais sur douze mois\u00a0: médiane, P90"
    return delays_chart(title, spreads, "Rien n’a été décidé ni rendu depuis un an.")
