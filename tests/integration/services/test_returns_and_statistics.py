"""Returns and statistics on a real register: what is declared, what is told, what is counted."""

import csv
from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.errors import WouldOverwrite
from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.figures import Asked, Topic
from daect_tui.domain.mission import MissionAction, OpinionSense, PosteOpinion
from daect_tui.domain.session import Motion, Outcome
from daect_tui.domain.statistics import By
from daect_tui.services.clocks import SetClock
from daect_tui.services.decisions import notify
from daect_tui.services.desk import Desk
from daect_tui.services.export_rows import Period
from storage.register import OpenRegister
from tests.support.desks import desk_on, opened
from tests.support.imports import import_csv, write_csv
from tests.support.pack_missions import reported

TODAY = date(2018, 3, 14)
CITY = {"Titulaire": "Ville de Bourg-les-Eaux (fictif)", "SIREN": "732829320", "Programme": "PACT2"}


def taken_over(desk: Desk, folder: Path) -> None:
    """Take over two labels and four missions: one declared, three that are not."""
    labels = [
        {**CITY, "Numéro": "LAB-2012-001", "Domaine": "Eau", "Du": "01/06/2012", "Statut": "échu",
         "Pays": "Maroc, Sénégal", "Thème": "eau et assainissement"},
        {**CITY, "Numéro": "LAB-2016-001", "Domaine": "Gares", "Du": "01/06/2016", "Statut": "actif",
         "Pays": "", "Thème": ""},
    ]  # fmt: skip
    import_csv(desk, write_csv(folder / "l.csv", labels, list(labels[0])), ExchangeKind.LABELS).close()
    mission = {
        "Label": "LAB-2012-001", "Objet": "Diagnostic", "Pays": "Sénégal", "Départ": "03/02/2013",
        "Retour": "10/02/2013", "Statut": "terminée",
        "Budget": "Vols ; 1234,57 ; ministère\nSéjour ; 99,99 ; commune d’accueil\nTaxi ; 0,02 ; Ministère",
    }  # fmt: skip
    missions = [
        mission,
        {**mission, "Objet": "Suites", "Pays": "Allemagne", "Départ": "03/03/2013", "Retour": "04/03/2013"},
        {**mission, "Objet": "Visite", "Budget": "Vols ; 10 ; Mme Ferrand"},
        {**mission, "Objet": "Retour", "Statut": "annulée"},
    ]
    import_csv(desk, write_csv(folder / "m.csv", missions, list(mission)), ExchangeKind.MISSIONS).close()


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_aid_is_declared_by_bearer_and_year_and_what_is_left_out_is_told(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, tmp_path)

    assert desk.exchange.export(ExchangeKind.ODA, tmp_path / "oda.csv", period=Period(year=2013)) == 1

    (row,) = read(tmp_path / "oda.csv")
    said = {
        key: row[key]
        for key in ("référence", "code du pays", "canal", "montant", "monnaie", "à la charge de")
    }
    assert list(said.values()) == ["MIS-2013-001", "SN", "11002", "1234,59", "EUR", "ministère"]
    assert (row["SIREN du titulaire"], row["code-objet CAD"]) == ("732829320", "")
    assert [(one.reference, one.reason.split()[0]) for one in desk.exchange.not_declared(2013)] == [
        ("MIS-2013-002", "Allemagne"),
        ("MIS-2013-003", "10"),
    ]
    assert (
        desk.exchange.export(ExchangeKind.ODA, tmp_path / "oda.csv", period=Period(year=2014), force=True)
        == 0
    )
    assert desk.exchange.not_declared(2014) == ()


def test_the_report_tells_purpose_goals_and_what_was_really_spent(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, tmp_path)
    back = {
        "Label": "LAB-2012-001", "Objet": "Bilan", "Pays": "Sénégal", "Départ": "03/02/2014",
        "Retour": "04/02/2014", "Statut": "rapport attendu", "Budget": "Vols ; 10 ; ministère",
    }  # fmt: skip
    import_csv(desk, write_csv(tmp_path / "r.csv", [back], list(back)), ExchangeKind.MISSIONS).close()
    reported(desk, "MIS-2014-001", purpose="14020", goals="6, 17", costs="Vols ; 12,50 ; ministère")

    desk.exchange.export(ExchangeKind.ODA, tmp_path / "oda.csv", period=Period(year=2014))

    (row,) = read(tmp_path / "oda.csv")
    assert (row["code-objet CAD"], row["ODD"], row["montant"]) == ("14020", "6, 17", "12,50")


def test_the_atlas_has_each_label_with_its_state_on_the_day_and_its_missions(
    desk: Desk, tmp_path: Path
) -> None:
    taken_over(desk, tmp_path)

    desk.exchange.export(ExchangeKind.ATLAS, tmp_path / "atlas.csv")

    old, recent = read(tmp_path / "atlas.csv")
    assert (old["état"], old["missions"], old["SIREN"]) == ("expiré", "3", "732829320")
    assert old["régions du monde"].startswith("Méditerranée et Moyen-Orient ; Afrique de l’Ouest")
    assert (recent["état"], recent["missions"], recent["pays"]) == ("actif", "0", "")


def test_labels_and_missions_are_counted_and_the_table_is_written_once(desk: Desk, tmp_path: Path) -> None:
    taken_over(desk, tmp_path)
    assert desk.statistics.years() == (2012, 2018)

    labels = desk.statistics.figures(Asked(Topic.LABELS, By.YEAR, 2012, 2018, TODAY))
    missions = desk.statistics.figures(Asked(Topic.MISSIONS, By.STATE, 2012, 2018, TODAY))

    assert labels.rows == (
        ("2012", "1", "1"),
        ("2013", "0", "1"),
        ("2014", "0", "1"),
        ("2016", "1", "1"),
        ("2017", "0", "1"),
        ("2018", "0", "1"),
        ("ensemble", "2", "1"),
    )
    assert missions.rows == (
        ("close", "3", "3", "2679,16", "0,00", "0"),
        ("annulée", "1", "0", "0,00", "0,00", "0"),
        ("ensemble", "4", "3", "2679,16", "0,00", "0"),
    )
    path = tmp_path / "s.csv"
    assert desk.statistics.export(missions, path) == 3
    assert [list(row.values()) for row in read(path)] == [list(row) for row in missions.rows]
    with pytest.raises(WouldOverwrite):
        desk.statistics.export(labels, path)


def test_delays_come_from_what_was_done_here(desk: Desk) -> None:
    """Filed on 5 March 2018, signed on the 14th, notified on the 20th; a mission takes 6 days to validate."""
    session, room = opened(desk, Motion(Outcome.FAVOURABLE))
    (item,) = room.sitting.items
    desk.committee.adopt_unanimously(session, item.id)
    desk.closing.close(session)
    (line,) = desk.decisions.of_session(session)
    assert line.decision.kind is DecisionKind.LABEL
    desk.decisions.sign([line.decision.id], TODAY)
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    later = desk_on(register, SetClock(paris_moment(date(2018, 3, 20), 10)))
    with later.office.begin() as work:
        notify(work, later.office, work.decisions.get(line.decision.id), date(2018, 3, 20))
        work.commit()
    draft = desk.missions.drafts.save(
        {"label": "LAB-2018-001", "requester": "Thiès", "country": "Sénégal", "place": "Thiès",
         "subject": "Diagnostic", "terms": "Visiter.", "starts_on": "02/04/2018", "ends_on": "04/04/2018"}
    )  # fmt: skip
    reference = desk.missions.request(draft.id).reference
    later.missions.record_opinion(
        reference, PosteOpinion("Ambassade", OpinionSense.FAVOURABLE, date(2018, 3, 19), "")
    )
    later.missions.act(reference, MissionAction.REVIEW)
    standing = later.missions.open(reference).guards
    later.missions.validate(reference, date(2018, 5, 4), {guard.code: "Motif." for guard in standing})

    def measured(topic: Topic) -> tuple[tuple[str, ...], ...]:
        return later.statistics.figures(Asked(topic, By.PROGRAMME, 2018, 2018, date(2018, 3, 20))).rows

    assert measured(Topic.DECISION) == (("PACT3", "1", "9", "9"), ("ensemble", "1", "9", "9"))
    assert measured(Topic.NOTIFICATION) == (("PACT3", "1", "6", "6"), ("ensemble", "1", "6", "6"))
    assert measured(Topic.VALIDATION) == (("PACT3", "1", "6", "6"), ("ensemble", "1", "6", "6"))
    assert measured(Topic.REPORT) == ()
    before = later.statistics.figures(Asked(Topic.NOTIFICATION, By.YEAR, 2018, 2018, date(2018, 3, 19)))
    assert (before.lines, before.total) == ((), None)
