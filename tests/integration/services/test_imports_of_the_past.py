"""Taking over labels and missions of a desk's spreadsheets: their numbers, holders and states."""

import csv
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.exchange_row import RowOutcome
from daect_tui.domain.label import LabelState
from daect_tui.domain.mission import MissionAction, MissionState
from daect_tui.domain.money import Euros
from daect_tui.services.desk import Desk
from tests.support.desks import desk_on, filed, new_register
from tests.support.imports import import_csv, outcomes, reports, tables, write_csv

LABELS, MISSIONS = ExchangeKind.LABELS, ExchangeKind.MISSIONS
NEW, UPDATE, DUPLICATE, REFUSED = (
    RowOutcome.NEW,
    RowOutcome.UPDATE,
    RowOutcome.DUPLICATE,
    RowOutcome.REFUSED,
)
SIREN = "732829320"

Row = dict[str, str]


def label(**changes: str) -> Row:
    """Return a row as an old desk writes it."""
    return {
        "N° de label": "12/034",
        "Titulaire": "Ville de Bourg-les-Eaux (fictif)",
        "SIREN": "",
        "Domaine": "Eau et assainissement",
        "Programme": "pact2",
        "Statut": "échu",
        "Labellisé le": "05/06/2012",
        "Jusqu’au": "",
        "Pays": "Maroc, Sénégal",
        **changes,
    }


def mission(**changes: str) -> Row:
    return {
        "Mission": "M-7",
        "Organisme": "Ville de Bourg-les-Eaux (fictif)",
        "Label": "",
        "Objet": "Diagnostic du réseau",
        "Pays": "Sénégal",
        "Départ": "03/02/2013",
        "Retour": "10/02/2013",
        "Experts": "Nadia Ferrand ; ingénieure ; régie des eaux ; 6",
        "Budget": "Vols ; 1 234,50 ; délégation\nSéjour ; 640 ; commune",
        "Statut": "Terminée",
        **changes,
    }


def write(path: Path, *rows: Row) -> Path:
    return write_csv(path, rows, list(rows[0]))


def taken(desk: Desk, path: Path, kind: ExchangeKind, *rows: Row) -> list[RowOutcome]:
    return [outcome for _line, outcome in outcomes(import_csv(desk, write(path, *rows), kind))]


def refusals(desk: Desk, path: Path, kind: ExchangeKind) -> list[tuple[int, str, str]]:
    """Return line, column and sentence of each refused row."""
    done = import_csv(desk, path, kind)
    assert not done.applied
    with closing(done):
        return [
            (report.line, remark.column, remark.sentence)
            for report in reports(done)
            if report.outcome is REFUSED
            for remark in report.remarks
        ]


def test_a_label_enters_with_its_old_number_its_holder_and_its_state(desk: Desk, tmp_path: Path) -> None:
    path = write(
        tmp_path / "labels.csv", label(), label(**{"N° de label": "LAB-2012-007", "Domaine": "Port"})
    )

    done = import_csv(desk, path, LABELS)

    assert done.applied
    first = reports(done)[0]
    assert (first.subject, [remark.sentence for remark in first.remarks]) == (
        "LAB-2012-008",
        ["Compté du programme\u00a0: 36\u00a0mois."],
    )
    done.close()
    with desk.office.reading() as work:
        old, kept = work.labels.get("LAB-2012-008"), work.labels.get("LAB-2012-007")
        assert (old.state, old.until, old.dossier) == (LabelState.EXPIRED, date(2015, 6, 4), "")
        assert (old.programme, old.countries) == ("PACT2", ("MA", "SN"))
        assert kept.organisation_id == old.organisation_id
        holder = work.organisations.get(old.organisation_id)
        assert (holder.name, holder.kind.value) == ("Ville de Bourg-les-Eaux (fictif)", "commune")
        (passage,) = work.passages.of("LAB-2012-008")
        assert passage.reason == "repris de «\u202flabels.csv\u202f», ligne 2, numéro d’origine\u00a0: 12/034"
        act = work.journal.last_of("LAB-2012-008")
        assert act is not None
        assert (act.kind, '"état":"expiré"' in act.detail) == ("label.taken_over", True)
    assert desk.office.register.faults() == ()


def test_the_series_goes_on_after_the_numbers_of_the_file(desk: Desk, tmp_path: Path) -> None:
    taken(desk, tmp_path / "a.csv", LABELS, label(**{"N° de label": "LAB-2012-041"}))
    row = label(**{"N° de label": "", "Domaine": "Voirie"})
    path = write(tmp_path / "b.csv", row)
    done = import_csv(desk, path, LABELS)
    assert reports(done)[0].subject == "LAB-2012-042"
    done.close()


def test_the_same_file_again_is_told_as_known_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    rows = [
        label(),
        label(**{"N° de label": "", "Domaine": "Port"}),
        label(**{"N° de label": "LAB-2012-007", "Domaine": "Gares"}),
    ]
    assert taken(desk, tmp_path / "labels.csv", LABELS, *rows) == [NEW] * 3
    under = {"Label": "12/034"}
    missions = [mission(**under), mission(**under, Mission="", Objet="Suites")]
    assert taken(desk, tmp_path / "missions.csv", MISSIONS, *missions) == [NEW] * 2
    before = tables(desk)

    assert taken(desk, tmp_path / "labels.csv", LABELS, *rows) == [DUPLICATE] * 3
    assert taken(desk, tmp_path / "missions.csv", MISSIONS, *missions) == [DUPLICATE] * 2

    assert tables(desk) == before


def test_a_holder_is_found_by_siren_whatever_its_nature_and_its_spelling(desk: Desk, tmp_path: Path) -> None:
    filed(desk, name="Métropole des Deux-Rives (fictif)", kind="epci", siren=SIREN)

    taken(
        desk, tmp_path / "labels.csv", LABELS,
        label(Titulaire="Deux Rives", SIREN="732 829 320"),
        label(**{"N° de label": "2", "Titulaire": "METROPOLE DES DEUX-RIVES (FICTIF)", "Domaine": "Port"}),
    )  # fmt: skip

    with desk.office.reading() as work:
        assert {one.organisation_id for one in work.labels.all()} == {1}
        assert [one.name for one in work.bulk_organisations.all()] == ["Métropole des Deux-Rives (fictif)"]
        assert [one.holder for one in work.labels.all()] == [
            "Deux Rives",
            "METROPOLE DES DEUX-RIVES (FICTIF)",
        ]


def test_a_label_of_before_counts_when_its_holder_asks_again(desk: Desk, tmp_path: Path) -> None:
    taken(desk, tmp_path / "labels.csv", LABELS, label(**{"Jusqu’au": "04/06/2018"}))

    later = filed(desk, name="Ville de Bourg-les-Eaux (fictif)", domain="Ports", countries="Sénégal")

    told = {one.reason.code: one.reason.sentence for one in desk.examination.open(later).reasons}
    assert "présent au registre pour Sénégal\u00a0: label LAB-2012-001" in told["programme_existant"]


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"Programme": "PACT9"}, "Programme", "n’est pas au catalogue"),
        ({"Programme": ""}, "Programme", "à remplir"),
        ({"Statut": "perdu"}, "Statut", "n’est pas un état connu"),
        ({"Labellisé le": "31/02/2012"}, "Labellisé le", "n’existe pas au calendrier"),
        ({"Jusqu’au": "01/01/2011"}, "Jusqu’au", "précède"),
        ({"Titulaire": ""}, "Titulaire", "à remplir"),
        ({"SIREN": "123456789"}, "SIREN", ""),
        ({"Pays": "Atlantide"}, "Pays", "Atlantide"),
        ({"Renouvelle": "LAB-2009-001"}, "Renouvelle", "ni au registre"),
        ({"N° de label": "LAB-2012-001", "Titulaire": "Un autre (fictif)"}, "N° de label", "est celui de"),
    ],
)  # fmt: skip
def test_a_row_of_labels_is_refused_with_its_column(
    desk: Desk, tmp_path: Path, changes: Row, column: str, words: str
) -> None:
    good = label(**{"N° de label": "LAB-2012-001", "Domaine": "Port", "Renouvelle": ""})
    before = tables(desk)

    ((line, told, sentence),) = refusals(
        desk, write(tmp_path / "labels.csv", good, {**label(Renouvelle=""), **changes}), LABELS
    )

    assert (line, told) == (3, column)
    assert words in sentence
    assert tables(desk) == before


def test_a_label_taken_over_is_corrected_by_the_file_until_it_lives_here(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    taken(desk, path, LABELS, label())

    assert taken(desk, path, LABELS, label(Domaine="Eau", Statut="actif")) == [UPDATE]
    with desk.office.reading() as work:
        (known,) = work.labels.all()
        assert (known.domain, known.state) == ("Eau", LabelState.EXPIRED)
        act = work.journal.last_of(known.number)
        assert act is not None
        assert act.kind == "label.corrected"


def test_a_mission_enters_under_the_label_of_its_holder_with_experts_and_costs(
    desk: Desk, tmp_path: Path
) -> None:
    taken(desk, tmp_path / "labels.csv", LABELS, label())

    assert taken(desk, tmp_path / "missions.csv", MISSIONS, mission()) == [NEW]

    (found,) = desk.missions.all()
    assert (found.reference, found.label, found.state) == (
        "MIS-2013-001",
        "LAB-2012-001",
        MissionState.CLOSED,
    )
    assert found.content.cost == Euros(187450)
    assert (found.content.experts[0].employer, found.content.experts[0].days) == ("régie des eaux", 6)
    assert found.validated_on == date(2013, 2, 3)


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"Organisme": "Inconnue (fictif)"}, "Label", "n’en tient aucun"),
        ({"Organisme": ""}, "Label", "à remplir"),
        ({"Label": "LAB-2031-001"}, "Label", "Importez d’abord"),
        ({"Label": "12/034", "Organisme": "Autre (fictif)"}, "Label", "est celui de"),
        ({"Départ": "03/02/2019"}, "Retour", "précède"),
        ({"Départ": "03/02/2019", "Retour": "10/02/2019"}, "Label", "n’en tient aucun"),
        ({"Statut": "en cours"}, "Statut", "ne se reprend pas"),
        ({"Pays": "Maroc, Sénégal"}, "Pays", "un seul"),
        ({"Experts": "Nadia Ferrand"}, "Experts", "ligne 1"),
        ({"Budget": "Vols ; mille ; nous"}, "Budget", "montant"),
    ],
)  # fmt: skip
def test_a_row_of_missions_is_refused_with_its_column(
    desk: Desk, tmp_path: Path, changes: Row, column: str, words: str
) -> None:
    taken(desk, tmp_path / "labels.csv", LABELS, label())

    ((line, told, sentence),) = refusals(
        desk, write(tmp_path / "missions.csv", {**mission(), **changes}), MISSIONS
    )

    assert (line, told) == (2, column)
    assert words in sentence


def test_a_request_that_was_not_decided_enters_as_requested_and_a_file_then_leaves_it_alone(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "missions.csv"
    taken(desk, tmp_path / "labels.csv", LABELS, label())
    done = import_csv(desk, write(path, mission(Statut="en instruction")), MISSIONS)
    (report,) = reports(done)
    assert (
        report.remarks[0].sentence
        == "Entre «\u202fdemandée\u202f», le fichier dit «\u202fen instruction\u202f»."
    )
    done.close()
    assert taken(desk, path, MISSIONS, mission(Statut="demandée", Lieu="Thiès")) == [UPDATE]

    desk.missions.act("MIS-2013-001", MissionAction.REVIEW)

    ((_line, _column, sentence),) = refusals(
        desk, write(path, mission(Statut="demandée", Lieu="Dakar")), MISSIONS
    )
    assert sentence.endswith("un fichier ne change pas «\u202fLieu\u202f».")


def test_two_labels_of_one_holder_ask_which(desk: Desk, tmp_path: Path) -> None:
    rows = (label(), label(**{"N° de label": "", "Domaine": "Port"}))
    taken(desk, tmp_path / "labels.csv", LABELS, *rows)

    ((_line, _column, sentence),) = refusals(desk, write(tmp_path / "missions.csv", mission()), MISSIONS)

    assert sentence.endswith("LAB-2012-001 et LAB-2012-002. Écrivez lequel.")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
def test_what_is_written_comes_back_identical(desk: Desk, tmp_path: Path, suffix: str) -> None:
    labels = (
        label(SIREN=SIREN, Conditions="Un rapport par mission\n=1+1", Langues="français, wolof"),
        label(**{"N° de label": "LAB-2015-003", "Labellisé le": "05/06/2015", "Renouvelle": "12/034",
                 "Statut": "actif", "Conditions": "", "Langues": ""}),
        label(**{"N° de label": "LAB-2030-001", "Labellisé le": "05/06/2030", "Statut": "à venir"}),
    )  # fmt: skip
    headings: Sequence[str] = list(dict.fromkeys(key for row in labels for key in row))
    path = write_csv(tmp_path / "labels.csv", labels, headings)
    import_csv(desk, path, LABELS).close()
    taken(
        desk, tmp_path / "missions.csv", MISSIONS,
        mission(**{"Avis": "réservé", "Date de l’avis": "02/01/2013", "Thème": "eau et assainissement",
                   "Demandeur": "Commune de Thiès", "Nature du demandeur": "association de collectivités",
                   "Interlocuteur": "Mme Essai, directrice", "Opérateur": "Expertise France",
                   "Langues": "français, wolof", "Objectifs": "Former\nÉquiper", "Livrables": "un guide",
                   "Vigilance": "vigilance renforcée"}),
        mission(Mission="", Label="LAB-2015-003", Départ="01/03/2016", Retour="02/03/2016",
                Statut="annulée", Experts="", Budget=""),
    )  # fmt: skip
    written = _written(desk, tmp_path / "ici", suffix)
    assert [row["état"] for row in written[0]] == ["renouvelé", "à renouveler", "à venir"]
    assert written[1][0]["objectifs"] == "Former\nÉquiper"
    assert written[1][0]["vigilance"] == "vigilance renforcée"

    with closing(desk_on(new_register(tmp_path / "autre" / "autre.daect"))) as other:
        for kind in (LABELS, MISSIONS):
            assert {
                one
                for _line, one in outcomes(
                    import_csv(other, tmp_path / "ici" / f"{kind.value}{suffix}", kind)
                )
            } == {NEW}
        assert _written(other, tmp_path / "là", suffix) == written
    for kind in (LABELS, MISSIONS):
        done = import_csv(desk, tmp_path / "ici" / f"{kind.value}{suffix}", kind)
        assert {one for _line, one in outcomes(done)} == {DUPLICATE}


def _written(desk: Desk, folder: Path, suffix: str) -> list[list[Row]]:
    """Write both kinds in a file, and return what their CSV says."""
    folder.mkdir()
    found = []
    for kind in (LABELS, MISSIONS):
        desk.exchange.export(kind, folder / f"{kind.value}{suffix}")
        path = folder / f"{kind.value}-lu.csv"
        desk.exchange.export(kind, path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            found.append(list(csv.DictReader(file, delimiter=";")))
    return found
