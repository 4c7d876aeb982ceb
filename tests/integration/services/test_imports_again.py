"""Importing what the register has already: the same, brought up to date, or of before."""

from datetime import date
from pathlib import Path

from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.exchange_row import RowOutcome
from daect_tui.domain.past_request import PastOutcome
from daect_tui.services.desk import Desk
from daect_tui.services.intake import form_fields
from tests.support.desks import filed, opened
from tests.support.imports import (
    import_csv,
    outcomes,
    references,
    reports,
    request,
    requests,
    tables,
    write_csv,
)

NEW, UPDATE, HISTORY, DUPLICATE, REFUSED = (
    RowOutcome.NEW,
    RowOutcome.UPDATE,
    RowOutcome.HISTORY,
    RowOutcome.DUPLICATE,
    RowOutcome.REFUSED,
)


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
