"""Importing files of new dossiers in a real register: every reason, all or nothing."""

from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.errors import Refusal
from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.exchange_mapping import MappingRefused
from daect_tui.domain.exchange_row import RowOutcome
from daect_tui.domain.exchange_table import UnreadableTable
from daect_tui.services.desk import Desk
from daect_tui.services.import_run import CHUNK
from tests.support.desks import filed
from tests.support.imports import (
    FAULTS,
    import_csv,
    outcomes,
    references,
    reports,
    request,
    requests,
    tables,
    write_csv,
)

DOSSIERS = ExchangeKind.DOSSIERS
NEW, HISTORY, DUPLICATE, REFUSED = (
    RowOutcome.NEW,
    RowOutcome.HISTORY,
    RowOutcome.DUPLICATE,
    RowOutcome.REFUSED,
)


# ── All or nothing ─────────────────────────────────────────────────────────────────────────


def test_of_500_rows_20_are_refused_with_their_line_column_and_reason(desk: Desk, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "demandes.csv", requests(500, faulty=20), encoding="cp1252")
    before = tables(desk)

    done = import_csv(desk, path)
    refused = [report for report in reports(done) if report.outcome is REFUSED]

    assert not done.applied
    assert done.counts == {NEW: 480, REFUSED: 20}
    assert [report.line for report in refused] == [turn * 25 + 9 for turn in range(20)]
    assert [report.remarks[0].column for report in refused] == [FAULTS[turn % 10][0] for turn in range(20)]
    assert all(remark.sentence for report in refused for remark in report.remarks)
    assert tables(desk) == before
    done.close()


def test_partial_imports_the_others_as_one_unit_with_one_act(desk: Desk, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "demandes.csv", requests(500, faulty=20))
    acts = len(desk.directory.journal(1000))

    done = import_csv(desk, path, partial=True)

    assert done.applied
    assert references(desk) == [f"PACT3-2018-{rank:03}" for rank in range(1, 481)]
    (act, *_before) = desk.directory.journal(1000)
    assert (act.kind, act.subject) == ("exchange.imported", "import/dossiers")
    assert '"nouveaux":480' in act.detail
    assert '"refuses":20' in act.detail
    assert '"sha256":"' in act.detail
    assert "Courriel → courriel" in act.detail
    assert len(desk.directory.journal(1000)) == acts + 1
    assert desk.office.register.faults() == ()
    done.close()


def test_a_preview_says_what_the_import_then_does_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    rows = [*requests(30, faulty=3), request(1), request(40, État="refusé")]
    path = write_csv(tmp_path / "demandes.csv", rows)
    mapping = desk.exchange.examine(DOSSIERS, path).mapping
    before, told = tables(desk), list[int]()

    preview = desk.exchange.preview(DOSSIERS, path, mapping, told.append)
    foreseen = outcomes(preview)

    assert tables(desk) == before
    assert told == [32]
    assert foreseen == outcomes(desk.exchange.apply(DOSSIERS, path, mapping, partial=True))


def test_what_comes_after_thousands_is_refused_too_and_nothing_stays(desk: Desk, tmp_path: Path) -> None:
    rows = requests(2 * CHUNK + 10)
    rows[-1]["Domaine"] = ""
    before = tables(desk)

    done = import_csv(desk, write_csv(tmp_path / "demandes.csv", rows))

    assert (done.applied, done.refused) == (False, 1)
    assert tables(desk) == before
    done.close()


def test_a_file_cut_short_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "demandes.json", [])
    path.write_text(
        '[{"organisme": "Aubre", "domaine": "Eau", "programme": "PACT3", "reçu le": "2018-03-05"}, {"or'
    )
    before = tables(desk)

    with pytest.raises(UnreadableTable):
        import_csv(desk, path)

    assert tables(desk) == before


def test_a_file_that_changed_since_it_was_mapped_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "demandes.csv", requests(2))
    mapping = desk.exchange.examine(DOSSIERS, path).mapping
    write_csv(path, requests(2), tuple(reversed(list(request(1)))))

    with pytest.raises(Refusal, match="Rouvrez le fichier"):
        desk.exchange.apply(DOSSIERS, path, mapping)


def test_a_file_without_what_is_needed_is_refused_before_its_rows(desk: Desk, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "demandes.csv", [], ("Organisme", "Domaine"))

    with pytest.raises(MappingRefused, match="programme"):
        import_csv(desk, path)


# ── New dossiers ───────────────────────────────────────────────────────────────────────────


def test_a_new_dossier_is_filed_numbered_found_and_its_time_runs(desk: Desk, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "demandes.csv", [request(1), request(2, **{"Reçu le": "07/03/2017"})])

    done = import_csv(desk, path)

    assert outcomes(done) == [(2, NEW), (3, NEW)]
    assert references(desk) == ["PACT3-2018-001", "PACT3-2017-001"]
    opened_file = desk.intake.open("PACT3-2018-001")
    dossier = opened_file.dossier
    assert dossier.state is DossierState.FILED
    assert dossier.silence_on == date(2018, 5, 5)
    assert dossier.content.countries == ("MA", "SN")
    assert dossier.content.theme == "eau"
    assert dossier.organisation.email == "mairie1@example.org"
    (passage,) = opened_file.passages
    assert (passage.before, passage.after) == ("brouillon", "depose")
    assert passage.reason == "importé de «\u202fdemandes.csv\u202f», ligne 2"
    with desk.office.reading() as work:
        assert work.search.candidates(["Bourg-n°", "assainissement"], 5)
    desk.intake.act("PACT3-2018-001", DossierAction.ACKNOWLEDGE)
    assert filed(desk).startswith("PACT3-2018-002")


def test_a_dossier_under_way_elsewhere_enters_as_filed_and_the_history_says_so(
    desk: Desk, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "demandes.csv", [request(1, État="en instruction")])

    done = import_csv(desk, path)

    (report,) = reports(done)
    assert report.remarks[0].sentence == (
        "Entre à l’état «\u202fdéposé\u202f», le fichier dit «\u202fen instruction\u202f»."
    )
    opened_file = desk.intake.open("PACT3-2018-001")
    assert opened_file.dossier.state is DossierState.FILED
    assert "état dans le fichier\u00a0: en instruction" in opened_file.passages[0].reason
    done.close()


def test_values_are_given_to_every_row_and_remembered(desk: Desk, tmp_path: Path) -> None:
    headings = ("Organisme", "Projet", "Reçu le")
    rows = [{"Organisme": "Montclair (fictif)", "Projet": "Vitrail", "Reçu le": "05/03/2018"}]
    path = write_csv(tmp_path / "a.csv", rows, headings)
    mapping = desk.exchange.examine(DOSSIERS, path).mapping.with_key(1, "domain")

    desk.exchange.apply(DOSSIERS, path, mapping.with_value("programme", "pact3")).close()
    again = write_csv(tmp_path / "b.csv", [{**rows[0], "Projet": "Lumière"}], tuple(reversed(headings)))
    done = import_csv(desk, again)

    assert outcomes(done) == [(2, NEW)]
    assert desk.intake.open("PACT3-2018-002").dossier.content.domain == "Lumière"


def test_references_of_another_register_are_kept_and_numbering_goes_on_after_them(
    desk: Desk, tmp_path: Path
) -> None:
    headings = ("Référence", *request(1))
    rows = [
        request(1, Référence="PACT3-2018-007"),
        request(2, Référence="PACT3-2018-012", État="labellisé"),
        request(3, Référence="2018/A"),
    ]

    done = import_csv(desk, write_csv(tmp_path / "demandes.csv", rows, headings))

    assert outcomes(done) == [(2, NEW), (3, HISTORY), (4, NEW)]
    assert references(desk) == ["PACT3-2018-007", "PACT3-2018-008"]
    assert "référence dans le fichier\u00a0: 2018/A" in desk.intake.open("PACT3-2018-008").passages[0].reason
    # 012 belongs to a request of before: it is never allotted again.
    assert filed(desk) == "PACT3-2018-013"
    again = import_csv(desk, tmp_path / "demandes.csv")
    assert outcomes(again) == [(2, DUPLICATE), (3, DUPLICATE), (4, DUPLICATE)]


def test_a_reference_just_allotted_to_another_row_is_refused(desk: Desk, tmp_path: Path) -> None:
    rows = [*requests(CHUNK), request(5000, Référence="PACT3-2018-005")]
    path = write_csv(tmp_path / "demandes.csv", rows, ("Référence", *request(1)))

    done = import_csv(desk, path)

    (refused,) = [report for report in reports(done) if report.outcome is REFUSED]
    assert not done.applied
    assert refused.line == CHUNK + 2
    assert "Importez d’abord" in refused.remarks[0].sentence
    done.close()


def test_an_earlier_dossier_is_linked_when_the_register_or_file_has_it(desk: Desk, tmp_path: Path) -> None:
    headings = ("Référence", *request(1), "Dossier d’origine")
    rows = [
        request(1, Référence="PACT3-2015-001", **{"Reçu le": "05/03/2015"}),
        request(2, Référence="PACT3-2018-001", **{"Dossier d’origine": "PACT3-2015-001"}),
        request(3, Référence="PACT3-2018-002", **{"Dossier d’origine": "PACT3-2018-009"}),
    ]

    done = import_csv(desk, write_csv(tmp_path / "demandes.csv", rows, headings))

    assert desk.intake.open("PACT3-2018-001").dossier.origin == "PACT3-2015-001"
    assert desk.intake.open("PACT3-2018-002").dossier.origin == ""
    (remark,) = reports(done)[2].remarks
    assert "PACT3-2018-009" in remark.sentence
    assert remark.column == "Dossier d’origine"
    done.close()


def test_the_referents_of_the_file_are_kept(desk: Desk, tmp_path: Path) -> None:
    headings = (*request(1), "Référent géographique")
    path = write_csv(tmp_path / "d.csv", [request(1, **{"Référent géographique": "Nadia Ferrand"})], headings)

    import_csv(desk, path).close()

    assert desk.intake.open("PACT3-2018-001").dossier.referents.geographic == "Nadia Ferrand"
