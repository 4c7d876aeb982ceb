"""The key figures counted on a real register, within their dates; the next session."""

from datetime import date
from pathlib import Path

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from storage.register import OpenRegister
from tests.support.desks import desk_on, filed, under_review
from tests.support.imports import import_csv, write_csv


def test_what_is_in_hand_is_counted_within_its_dates(desk: Desk, tmp_path: Path) -> None:
    rows = [
        {"Numéro": number, "Titulaire": f"Ville {number} (fictif)", "Domaine": "Eau", "Programme": "PACT3",
         "Du": f"05/06/{year}", "Thème": theme}
        for number, year, theme in (
            ("1", 2016, "tourisme"), ("2", 2017, "tourisme"), ("3", 2017, ""), ("4", 2012, "culture"),
        )
    ]  # fmt: skip
    import_csv(desk, write_csv(tmp_path / "labels.csv", rows, list(rows[0])), ExchangeKind.LABELS).close()
    filed(desk, channel="courriel")
    under_review(desk, name="Aubrac (fictif)")

    figures = desk.dashboard.figures()

    assert figures is not None
    # The label of 2012 has ended; an acknowledgement is owed to the first dossier alone.
    assert (figures.under_way, figures.labels, figures.missions, figures.letters) == (2, 3, 0, 1)
    themes, regions, delays = figures.charts
    assert [(line.name, line.size) for line in themes.lines] == [("tourisme", 2), ("non précisé", 1)]
    assert (regions.lines, delays.lines, figures.decision) == ((), (), None)


def test_the_next_session_is_the_first_to_come_with_its_agenda(desk: Desk) -> None:
    assert desk.dashboard.next_session() is None
    later = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 6, 5))).reference
    sooner = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 4, 10))).reference
    desk.agenda.add(sooner, under_review(desk), "Nadia Ferrand")

    found = desk.dashboard.next_session()

    assert found is not None
    assert (found.reference, found.items) == (sooner, 1)
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    in_may = desk_on(register, SetClock(paris_moment(date(2018, 5, 2), 10))).dashboard.next_session()
    assert in_may is not None
    assert in_may.reference == later
