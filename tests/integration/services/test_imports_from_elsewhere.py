"""Importing what another application wrote, organisations and people."""

from datetime import date
from pathlib import Path

from daect_tui.domain.dossier import Channel, DossierState
from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.exchange_row import RowOutcome
from daect_tui.domain.past_request import PastOutcome
from daect_tui.services.desk import Desk
from tests.support.desks import filed
from tests.support.imports import import_csv, outcomes, reports, write_csv

DOSSIERS = ExchangeKind.DOSSIERS
NEW, UPDATE, HISTORY, DUPLICATE, REFUSED = (
    RowOutcome.NEW,
    RowOutcome.UPDATE,
    RowOutcome.HISTORY,
    RowOutcome.DUPLICATE,
    RowOutcome.REFUSED,
)


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
