"""Importing real files in a real register: every outcome, every reason, all or nothing."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.dossier import Channel, DossierAction, DossierState
from daect_tui.domain.errors import Refusal
from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.exchange_mapping import MappingRefused
from daect_tui.domain.exchange_row import RowOutcome
from daect_tui.domain.exchange_table import UnreadableTable
from daect_tui.domain.past_request import PastOutcome
from daect_tui.services.desk import Desk
from daect_tui.services.import_run import CHUNK
from daect_tui.services.intake import form_fields
from storage.register import OpenRegister
from tests.support.desks import filed, opened
from tests.support.imports import FAULTS, import_csv, outcomes, reports, request, requests, write_csv

DOSSIERS = ExchangeKind.DOSSIERS
NEW, UPDATE, HISTORY = RowOutcome.NEW, RowOutcome.UPDATE, RowOutcome.HISTORY
DUPLICATE, REFUSED = RowOutcome.DUPLICATE, RowOutcome.REFUSED


def references(desk: Desk) -> list[str]:
    with desk.office.reading() as work:
        return [dossier.reference for dossier in work.bulk_dossiers.all()]


def tables(desk: Desk) -> dict[str, int]:
    """Count the rows of every table of the register."""
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    with closing(sqlite3.connect(register.path)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}  # noqa: S608


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


# ── The same thing again ───────────────────────────────────────────────────────────────────


def test_the_same_file_again_changes_nothing_and_leaves_no_act(desk: Desk, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "demandes.csv", [*requests(20), request(50, État="refusé")])
    import_csv(desk, path).close()
    before = tables(desk)

    done = import_csv(desk, path)

    assert done.applied
    assert done.counts == {DUPLICATE: 21}
    assert tables(desk) == before
    done.close()


def test_the_same_request_twice_in_a_file_enters_once(desk: Desk, tmp_path: Path) -> None:
    siren = {"SIREN": "732829320"}
    rows = [
        request(1),
        request(1, Domaine="EAU ET  assainissement 1", **{"Reçu le": "06/03/2018"}),
        request(2, Domaine="Bois", **siren),
        request(3, Domaine="bois", **siren),
        request(2, Domaine="Vitrail", **siren),
    ]

    done = import_csv(desk, write_csv(tmp_path / "demandes.csv", rows))

    assert outcomes(done) == [(2, NEW), (3, DUPLICATE), (4, NEW), (5, DUPLICATE), (6, NEW)]
    assert len(references(desk)) == 3


def test_a_row_without_reference_is_the_open_dossier_of_the_same_applicant_and_domain(
    desk: Desk, tmp_path: Path
) -> None:
    import_csv(desk, write_csv(tmp_path / "a.csv", [request(1)])).close()
    changed = request(1, Domaine="eau et assainissement 1", Pays="Bénin")

    done = import_csv(desk, write_csv(tmp_path / "b.csv", [changed]))

    (report,) = reports(done)
    assert (report.outcome, report.subject) == (UPDATE, "PACT3-2018-001")
    assert report.remarks[0].sentence == "Change «\u202fDomaine\u202f» et «\u202fPays\u202f»."
    dossier = desk.intake.open("PACT3-2018-001").dossier
    assert (dossier.content.domain, dossier.content.countries) == ("eau et assainissement 1", ("BJ",))
    assert dossier.version == 2
    kinds = [act.kind for act in desk.directory.journal(2)]
    assert kinds == ["exchange.imported", "dossier.amended"]
    done.close()


def test_a_request_after_a_decided_one_is_new_and_says_what_it_follows(desk: Desk, tmp_path: Path) -> None:
    import_csv(desk, write_csv(tmp_path / "a.csv", [request(1)])).close()
    desk.intake.act("PACT3-2018-001", DossierAction.WITHDRAW, "le maire l’a écrit")

    done = import_csv(desk, write_csv(tmp_path / "b.csv", [request(1)]))

    (report,) = reports(done)
    assert report.outcome is NEW
    assert "PACT3-2018-001" in report.remarks[0].sentence
    assert references(desk) == ["PACT3-2018-001", "PACT3-2018-002"]
    done.close()


def test_columns_that_the_file_lacks_stay_as_they_were(desk: Desk, tmp_path: Path) -> None:
    reference = filed(desk)
    before = desk.intake.open(reference).dossier
    rows = [{"Référence": reference, "Courriel": "autre@example.org", "Reçu le": "06/03/2018"}]

    done = import_csv(desk, write_csv(tmp_path / "m.csv", rows, ("Référence", "Courriel", "Reçu le")))

    after = desk.intake.open(reference).dossier
    assert outcomes(done) == [(2, UPDATE)]
    assert form_fields(after) == {
        **form_fields(before),
        "email": "autre@example.org",
        "received_on": "06/03/2018",
    }
    assert after.silence_on == date(2018, 5, 6)


def test_a_dossier_that_the_committee_has_is_not_changed(desk: Desk, tmp_path: Path) -> None:
    _session, room = opened(desk)
    reference = room.sitting.items[0].dossier
    headings = ("Référence", "Domaine")

    asked = write_csv(tmp_path / "a.csv", [{"Référence": reference, "Domaine": "Autre chose"}], headings)
    named = write_csv(
        tmp_path / "b.csv",
        [{"Référence": reference, "Courriel": "maire@example.org"}],
        ("Référence", "Courriel"),
    )

    (refused,) = reports(import_csv(desk, asked))
    assert refused.outcome is REFUSED
    assert "ne se modifie plus" in refused.remarks[0].sentence
    assert outcomes(import_csv(desk, named)) == [(2, UPDATE)]


def test_the_programme_of_a_dossier_does_not_change(desk: Desk, tmp_path: Path) -> None:
    reference = filed(desk)
    path = write_csv(
        tmp_path / "a.csv", [{"Référence": reference, "Programme": "EXPE-CT"}], ("Référence", "Programme")
    )

    (refused,) = reports(import_csv(desk, path))

    assert (refused.outcome, refused.remarks[0].column) == (REFUSED, "Programme")


# ── Applicants ─────────────────────────────────────────────────────────────────────────────


def test_an_applicant_is_kept_once_and_a_blank_cell_forgets_nothing(desk: Desk, tmp_path: Path) -> None:
    rows = [
        request(1, Domaine="Eau", SIREN="732829320"),
        request(1, Domaine="Bois", SIREN="732829320", Courriel=""),
        request(1, Domaine="Vitrail", SIREN=""),
    ]

    import_csv(desk, write_csv(tmp_path / "demandes.csv", rows)).close()

    found = [desk.intake.open(reference).dossier.organisation for reference in references(desk)]
    assert len({one.id for one in found}) == 1
    assert {(one.name, one.siren, one.email) for one in found} == {
        ("Commune de Bourg-n° 001 (fictif)", "732829320", "mairie1@example.org")
    }


def test_an_applicant_of_the_register_is_known_by_its_siren_and_keeps_its_name(
    desk: Desk, tmp_path: Path
) -> None:
    filed(desk, name="Bourg-Neuf (fictif)", domain="Vitrail", siren="732829320")
    row = request(1, Organisme="COMMUNE DE BOURG-NEUF", SIREN="732829320")

    import_csv(desk, write_csv(tmp_path / "demandes.csv", [row])).close()

    first, second = (desk.intake.open(reference).dossier.organisation for reference in references(desk))
    assert (first.id, first.name) == (second.id, "Bourg-Neuf (fictif)")
    assert second.email == "mairie1@example.org"


def test_an_applicant_of_the_register_is_recognised_and_completed(desk: Desk, tmp_path: Path) -> None:
    reference = filed(desk, name="Bourg-Neuf (fictif)", domain="Vitrail", email="")
    known = desk.intake.open(reference).dossier.organisation
    row = request(1, Organisme="BOURG-NEUF (FICTIF)", Courriel="contact@example.org")
    path = write_csv(tmp_path / "d.csv", [{**row, "Nature": "commune"}], (*row, "Nature"))

    import_csv(desk, path).close()

    organisation = desk.intake.open("PACT3-2018-002").dossier.organisation
    assert (organisation.id, organisation.name) == (known.id, known.name)
    assert organisation.email == "contact@example.org"
    assert organisation.address == known.address


# ── History ────────────────────────────────────────────────────────────────────────────────


def test_what_was_decided_elsewhere_is_read_only_history(desk: Desk, tmp_path: Path) -> None:
    headings = (*request(1), "Décidé le", "Motifs")
    rows = [
        request(1, État="refusé, notifié", **{"Décidé le": "07/06/2015", "Motifs": "Hors champ."}),
        request(2, État="labellisé", **{"Reçu le": "05/03/2015"}),
    ]

    done = import_csv(desk, write_csv(tmp_path / "anciens.csv", rows, headings))

    assert outcomes(done) == [(2, HISTORY), (3, HISTORY)]
    assert references(desk) == []
    with desk.office.reading() as work:
        (past,) = work.past_requests.of_siren_or_name("", "commune de bourg-n° 001 (fictif)")
    assert (past.outcome, past.decided_on, past.grounds) == (
        PastOutcome.REFUSED,
        date(2015, 6, 7),
        "Hors champ.",
    )
    assert past.source == "fichier"


def test_history_that_a_later_file_corrects_is_corrected(desk: Desk, tmp_path: Path) -> None:
    headings = (*request(1), "Motifs")
    import_csv(desk, write_csv(tmp_path / "a.csv", [request(1, État="refusé")], headings)).close()

    corrected = write_csv(tmp_path / "b.csv", [request(1, État="refusé", Motifs="Hors champ.")], headings)

    assert outcomes(import_csv(desk, corrected)) == [(2, HISTORY)]
    with desk.office.reading() as work:
        (past,) = work.past_requests.of_siren_or_name("", "commune de bourg-n° 001 (fictif)")
    assert past.grounds == "Hors champ."


# ── demarches-simplifiees ──────────────────────────────────────────────────────────────────

DS = (
    "ID", "Email", "Établissement SIRET", "Établissement Adresse", "Établissement code postal",
    "Établissement localité", "Entreprise forme juridique code", "Entreprise raison sociale",
    "Association RNA", "Association titre", "À archiver", "État du dossier", "Dernière mise à jour le",
    "Déposé le", "Traité le", "Motivation de la décision", "Instructeurs", "Intitulé du projet",
)  # fmt: skip


def ds_row(number: str, **changes: str) -> dict[str, str]:
    return {
        "ID": number,
        "Email": "agent@example.org",
        "Établissement SIRET": "73282932000074",
        "Établissement Adresse": "MAIRIE\n1 PLACE DU MARCHE\n28000 MONTCLAIR\nFRANCE",
        "Établissement code postal": "28000",
        "Établissement localité": "MONTCLAIR",
        "Entreprise forme juridique code": "7210",
        "Entreprise raison sociale": "COMMUNE DE MONTCLAIR (FICTIF)",
        "À archiver": "false",
        "État du dossier": "En construction",
        "Dernière mise à jour le": "2018-03-05 14:10:00 +0100",
        "Déposé le": "2018-03-05 14:10:00 +0100",
        "Intitulé du projet": f"Projet {number}",
        **changes,
    }


def test_the_export_of_demarches_simplifiees_maps_itself_but_for_its_free_columns(
    desk: Desk, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "dossiers.csv", [ds_row("101"), ds_row("102")], DS, encoding="utf-8")
    mapping = desk.exchange.examine(DOSSIERS, path).mapping.with_value("programme", "EXPE-CT")

    assert mapping.origin == "demarches-simplifiees"
    assert mapping.heading_of("domain") == "Intitulé du projet"
    desk.exchange.apply(DOSSIERS, path, mapping).close()

    dossier = desk.intake.open("EXPE-CT-2018-001").dossier
    organisation = dossier.organisation
    assert (organisation.siren, organisation.siret) == ("732829320", "73282932000074")
    assert organisation.address.lines == ("MAIRIE", "1 PLACE DU MARCHE", "28000 MONTCLAIR")
    assert organisation.contact.email == "agent@example.org"
    assert dossier.content.channel is Channel.ONLINE
    assert dossier.content.sent_on == dossier.content.received_on == date(2018, 3, 5)


def test_a_later_export_of_it_is_recognised_by_its_numbers(desk: Desk, tmp_path: Path) -> None:
    values = {"programme": "EXPE-CT"}
    first = write_csv(tmp_path / "a.csv", [ds_row("101"), ds_row("102")], DS, encoding="utf-8")
    import_csv(desk, first, values=values).close()

    later = [
        ds_row("101", **{"État du dossier": "Accepté", "Traité le": "2018-06-01"}),
        ds_row("102", **{"Intitulé du projet": "Projet corrigé"}),
        ds_row("99", **{"État du dossier": "Classé sans suite", "Déposé le": "2016-01-02"}),
    ]
    done = import_csv(desk, write_csv(tmp_path / "b.csv", later, DS, encoding="utf-8"), values=values)

    assert outcomes(done) == [(2, DUPLICATE), (6, UPDATE), (10, HISTORY)]
    assert desk.intake.open("EXPE-CT-2018-001").dossier.state is DossierState.FILED
    with desk.office.reading() as work:
        (past,) = work.past_requests.of_siren_or_name("732829320", "")
    assert (past.outcome, past.external) == (PastOutcome.CLOSED, "demarches-simplifiees:99")


# ── Organisations and people ───────────────────────────────────────────────────────────────


def test_organisations_are_new_updated_or_the_same(desk: Desk, tmp_path: Path) -> None:
    headings = ("Organisme", "Nature", "SIREN", "Courriel", "Code postal")
    filed(desk, name="Montclair (fictif)", email="")
    rows = [
        {"Organisme": "MONTCLAIR (FICTIF)", "Nature": "commune", "Courriel": "mairie@example.org"},
        {"Organisme": "Pays d’Aubre (fictif)", "Nature": "", "SIREN": "732829320"},
        {"Organisme": "Pays d’Aubre (fictif)", "Nature": "", "SIREN": "732829320"},
        {"Organisme": "Autre (fictif)", "Nature": "royaume", "Code postal": "123"},
    ]
    path = write_csv(tmp_path / "o.csv", rows, headings)

    done = import_csv(desk, path, ExchangeKind.ORGANISATIONS, partial=True)

    assert [report.outcome for report in reports(done)] == [UPDATE, NEW, DUPLICATE, REFUSED]
    assert {remark.column for remark in reports(done)[3].remarks} == {"Nature", "Code postal"}
    with desk.office.reading() as work:
        kept = {one.name: one for one in work.bulk_organisations.all()}
    assert kept["MONTCLAIR (FICTIF)"].email == "mairie@example.org"
    assert kept["MONTCLAIR (FICTIF)"].address.city == "Montclair"
    assert kept["Pays d’Aubre (fictif)"].kind.value == "epci"
    again = import_csv(desk, path, ExchangeKind.ORGANISATIONS, partial=True)
    assert [report.outcome for report in reports(again)][:2] == [DUPLICATE, DUPLICATE]


def test_members_are_imported_and_a_second_president_is_refused(desk: Desk, tmp_path: Path) -> None:
    headings = ("Nom", "Prénom", "Civilité", "Qualité", "Organisme", "Siège comme", "Voix", "Du", "Au")
    member = {
        "Nom": "Dumont", "Prénom": "Léa", "Civilité": "Mme", "Qualité": "vice-présidente",
        "Organisme": "Fédération (fictive)", "Siège comme": "élu", "Voix": "vote", "Du": "01/01/2018",
    }  # fmt: skip
    rows = [
        member,
        {**member, "Nom": "Second", "Voix": "préside, et vote"},
        {**member, "Nom": "", "Du": "hier"},
        member,
    ]

    done = import_csv(desk, write_csv(tmp_path / "m.csv", rows, headings), ExchangeKind.MEMBERS, partial=True)

    assert [report.outcome for report in reports(done)] == [NEW, REFUSED, REFUSED, DUPLICATE]
    assert "déjà un président" in reports(done)[1].remarks[0].sentence
    assert {remark.column for remark in reports(done)[2].remarks} == {"Nom", "Du"}
    (added,) = [one for one in desk.directory.members() if one.last_name == "Dumont"]
    assert (added.kind.value, added.voting) == ("elu", True)

    ended = write_csv(tmp_path / "n.csv", [{**member, "Au": "31/12/2019"}], headings)
    assert outcomes(import_csv(desk, ended, ExchangeKind.MEMBERS)) == [(2, UPDATE)]
    (ended_member,) = [one for one in desk.directory.members() if one.last_name == "Dumont"]
    assert (ended_member.id, ended_member.until) == (added.id, date(2019, 12, 31))


def test_correspondents_are_imported_and_brought_up_to_date(desk: Desk, tmp_path: Path) -> None:
    headings = ("Poste", "Nature", "Ville", "Pays", "Correspondant", "Courriel", "Consulté")
    row = {
        "Poste": "Ambassade de France au Maroc", "Nature": "poste diplomatique", "Ville": "Rabat",
        "Pays": "Maroc", "Correspondant": "Idir", "Courriel": "idir@example.org", "Consulté": "oui",
    }  # fmt: skip
    rows = [row, {**row, "Ville": "Lune", "Pays": "Lune"}]
    path = write_csv(tmp_path / "c.csv", rows, headings)

    done = import_csv(desk, path, ExchangeKind.CORRESPONDENTS, partial=True)

    assert [report.outcome for report in reports(done)] == [NEW, REFUSED]
    (kept,) = desk.directory.correspondents()
    assert (kept.name, kept.place, kept.country, kept.last_name) == (
        "Ambassade de France au Maroc",
        "Rabat",
        "MA",
        "Idir",
    )
    gone = write_csv(tmp_path / "d.csv", [{**row, "Consulté": "non", "Correspondant": "Adda"}], headings)
    assert outcomes(import_csv(desk, gone, ExchangeKind.CORRESPONDENTS)) == [(2, UPDATE)]
    (kept,) = desk.directory.correspondents()
    assert (kept.active, kept.last_name) == (False, "Adda")
