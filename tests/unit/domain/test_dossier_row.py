"""Rows of dossiers: references, states, requests decided elsewhere, the export of demarches-simplifiees."""

from datetime import date

import pytest

from daect_tui.domain.demarches_simplifiees import adapted, own_mapping, recognised
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.dossier_row import (
    SPREADSHEET,
    RowNames,
    own_reference,
    read_names,
    read_past_request,
    request_key,
    write_external,
)
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.past_request import PastOutcome, read_standing
from tests.unit.domain.sentences import is_sentence

# The columns of an export for a procedure open to legal persons, then two of the procedure’s own.
FIXED = [
    "ID",
    "Email",
    "FranceConnect ?",
    "Établissement SIRET",
    "Établissement siège social",
    "Établissement NAF",
    "Établissement libellé NAF",
    "Établissement Adresse",
    "Établissement numero voie",
    "Établissement type voie",
    "Établissement nom voie",
    "Établissement complément adresse",
    "Établissement code postal",
    "Établissement localité",
    "Établissement code INSEE localité",
    "Entreprise SIREN",
    "Entreprise capital social",
    "Entreprise numero TVA intracommunautaire",
    "Entreprise forme juridique",
    "Entreprise forme juridique code",
    "Entreprise nom commercial",
    "Entreprise raison sociale",
    "Entreprise SIRET siège social",
    "Entreprise code effectif entreprise",
    "Entreprise date de création",
    "Entreprise état administratif",
    "Entreprise nom",
    "Entreprise prénom",
    "Association RNA",
    "Association titre",
    "Association objet",
    "Association date de création",
    "Association date de déclaration",
    "Association date de publication",
    "À archiver",
    "État du dossier",
    "Dernière mise à jour le",
    "Dernière mise à jour du dossier le",
    "Déposé le",
    "Passé en instruction le",
    "Traité le",
    "Motivation de la décision",
    "Instructeurs",
    "Groupe instructeur",
]
FREE = ("Domaine d’expertise", "Objet")


# ── References and states ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "programme", "number"),
    [
        ("PACT3-2018-004", "PACT3", 4),
        ("EXPE-CT-2021-0004", "EXPE-CT", None),
        ("EXPE-CT-2021-1204", "EXPE-CT", 1204),
        ("PACT3-2018-004", "PACT2", None),
        ("PACT3-2018-000", "PACT3", None),
        ("D-12", "PACT3", None),
        ("", "PACT3", None),
    ],
)
def test_a_reference_of_our_own_form_is_recognised(text: str, programme: str, number: int | None) -> None:
    own = own_reference(text, programme)

    assert (own.number if own else None) == number


def test_a_reference_of_another_form_is_a_number_of_the_spreadsheet() -> None:
    names = read_names({"reference": " D-12 ", "external": "77"}, "demarches-simplifiees")

    assert names.elsewhere == (("demarches-simplifiees", "77"), (SPREADSHEET, "D-12"))
    assert names.called
    assert not read_names({"reference": " ", "external": ""}, SPREADSHEET).called
    assert read_names({"reference": "PACT3-2018-004"}, SPREADSHEET).elsewhere == ()


@pytest.mark.parametrize(("source", "external"), [("demarches-simplifiees", "77"), (SPREADSHEET, "A 77")])
def test_a_number_elsewhere_is_read_back_with_its_source(source: str, external: str) -> None:
    names = read_names({"external": write_external(source, external)}, SPREADSHEET)

    assert names.elsewhere == ((source, external),)


@pytest.mark.parametrize(
    ("typed", "standing"),
    [
        ("", DossierState.FILED),
        ("déposé", DossierState.FILED),
        ("En construction", DossierState.FILED),
        ("EN INSTRUCTION", DossierState.UNDER_REVIEW),
        ("instruction", DossierState.UNDER_REVIEW),
        ("ajourné, notifié", DossierState.ADJOURNED_NOTIFIED),
        ("labellisé, notifié", PastOutcome.LABELLED),
        ("Accepté", PastOutcome.LABELLED),
        ("Refusé", PastOutcome.REFUSED),
        ("Classé sans suite", PastOutcome.CLOSED),
        ("retiré par le demandeur", PastOutcome.WITHDRAWN),
        ("irrecevable", PastOutcome.INADMISSIBLE),
    ],
)
def test_the_state_of_a_file_is_open_or_ended(typed: str, standing: DossierState | PastOutcome) -> None:
    assert read_standing(typed) is standing


@pytest.mark.parametrize("typed", ["perdu", "brouillon", "brouillon écarté"])
def test_a_word_that_is_no_state_and_a_draft_are_refused(typed: str) -> None:
    with pytest.raises(InvalidField) as refused:
        read_standing(typed)

    assert is_sentence(str(refused.value))
    with pytest.raises(FormRefused):
        read_names({"state": typed}, SPREADSHEET)


def test_the_key_of_a_request_is_who_and_what_without_accents() -> None:
    assert request_key("", "montclair", "Eau  ET Assainissement") == "montclair|eau et assainissement"
    assert request_key("213105554", "montclair", "eau") == "213105554|eau"


# ── Requests decided elsewhere ─────────────────────────────────────────────────────────────


def names(reference: str = "", external: str = "") -> RowNames:
    return RowNames(reference, SPREADSHEET, external, PastOutcome.REFUSED)


def test_less_is_asked_of_a_request_decided_elsewhere() -> None:
    request = read_past_request({"name": "Montclair", "domain": "Eau", "decided_on": "07/06/2012"}, names())

    assert (request.organisation, request.domain, request.outcome) == (
        "Montclair",
        "Eau",
        PastOutcome.REFUSED,
    )
    assert (request.received_on, request.decided_on) == (None, date(2012, 6, 7))


def test_what_is_given_of_it_must_be_right() -> None:
    with pytest.raises(FormRefused) as refused:
        read_past_request({"siren": "12", "received_on": "31/02/2012"}, names())

    assert refused.value.faults.keys() == {"name", "domain", "siren", "received_on"}


def test_what_tells_past_requests_apart() -> None:
    texts = {"name": "Montclair", "domain": "Eau", "received_on": "05/03/2012"}

    keys = [
        read_past_request(texts, names("PACT2-2012-004", "7")).key,
        read_past_request(texts, names("", "7")).key,
        read_past_request(texts, names()).key,
        read_past_request({**texts, "received_on": "05/03/2015"}, names()).key,
        read_past_request({**texts, "siren": "732829320"}, names()).key,
    ]

    assert len(set(keys)) == len(keys)
    assert keys[:2] == ["ref:PACT2-2012-004", "ext:fichier:7"]


# ── demarches-simplifiees ──────────────────────────────────────────────────────────────────


def test_its_export_is_recognised_and_mapped_by_itself() -> None:
    headings = (*FIXED, *FREE)

    mapping = own_mapping(headings)
    fed = dict(zip(headings, mapping.keys, strict=True))

    assert recognised(headings)
    assert mapping.origin == "demarches-simplifiees"
    assert fed["ID"] == "external"
    assert fed["Établissement SIRET"] == "siret"
    assert fed["Entreprise raison sociale"] == "name"
    assert fed["Association RNA"] == "rna"
    assert fed["Déposé le"] == "received_on"
    assert fed["État du dossier"] == "state"
    # Fixed columns of which nothing is kept are not guessed; the free ones are.
    assert fed["Établissement siège social"] == fed["Instructeurs"] == fed["Entreprise prénom"] == ""
    assert fed["Domaine d’expertise"] == "domain"
    assert fed["Objet"] == ""


def test_its_workbook_has_fewer_columns() -> None:
    headings = ("ID", "Email", "Entreprise raison sociale", "À archiver", "État du dossier",
                "Dernière mise à jour le", "Déposé le", "Instructeurs", "Domaine")  # fmt: skip

    assert recognised(headings)
    assert own_mapping(headings).heading_of("domain") == "Domaine"


def test_another_file_is_not_taken_for_it() -> None:
    assert not recognised(("ID", "Email", "État du dossier"))


def test_its_rows_become_those_of_the_form() -> None:
    texts = adapted(
        {
            "siret": "732 829 320 00074",
            "name": "",
            "title": "Les amis de l’eau (fictif)",
            "received_on": "2021-01-15",
            "legal_form": "9220",
            "address": "LES AMIS DE L'EAU\n1 PLACE DU MARCHE\n28000 MONTCLAIR\nFRANCE",
        }
    )

    assert texts["siren"] == "732829320"
    assert texts["name"] == "Les amis de l’eau (fictif)"
    assert texts["sent_on"] == texts["received_on"] == "2021-01-15"
    assert texts["channel"] == "teleprocedure"
    assert texts["kind"] == "association_thematique"
    assert texts["street"] == "LES AMIS DE L'EAU\n1 PLACE DU MARCHE"
    assert not {"title", "legal_form", "address"} & texts.keys()


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("7210", "commune"),
        ("7220", "departement"),
        ("7230", "region"),
        ("7346", "epci"),
        ("7354", "syndicat"),
        ("7389", "etablissement_public"),
        ("5710", "entreprise"),
        ("9300", "fondation"),
        ("1000", ""),
    ],
)
def test_the_legal_form_tells_the_nature(code: str, kind: str) -> None:
    assert adapted({"legal_form": code}).get("kind", "") == kind
