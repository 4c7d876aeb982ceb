"""The application form as typed, and every fault that it can hold."""

from datetime import date

import pytest

from daect_tui.domain.dossier import Channel
from daect_tui.domain.dossier_form import DossierForm, parse_countries, read_dossier_form
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.organisation import OrganisationKind
from daect_tui.domain.organisation_form import organisation_fields
from tests.unit.domain.sentences import is_sentence

COUNTRIES = {"maroc": "MA", "tunisie": "TN", "cote d'ivoire": "CI"}
THEMES = {"patrimoine": "Patrimoine", "eau": "Eau et assainissement"}
TODAY = date(2017, 10, 17)
FIELDS = {
    "programme": "PACT3",
    "kind": "association_thematique",
    "name": "Eaux vives (fictif)",
    "siren": "212 800 858",
    "rna": "w751234567",
    "territory_code": "99001",
    "street": "Maison des associations\n1, rue de l’Essai",
    "postcode": "99000",
    "city": "Montclair",
    "civility": "M.",
    "first_name": "Noé",
    "last_name": "Lormier",
    "office": "Président",
    "call": "Monsieur le Président,",
    "email": "contact@example.org",
    "domain": "Eau potable",
    "theme": "eau",
    "skills": "Forages.\nRéseaux.",
    "evidence": "Dix ans.",
    "mobilisation": "Trois experts.",
    "countries": "Maroc, tunisie, MAROC",
    "languages": "français",
    "experts": "trois ingénieurs",
    "channel": "courriel",
    "sent_on": "13/10/2017",
    "received_on": "16/10/2017",
}
LEAST = {"programme": "PACT3", "name": "Montclair", "domain": "Eau", "received_on": "16/10/2017"}


def read(fields: dict[str, str]) -> DossierForm:
    return read_dossier_form(fields, COUNTRIES, THEMES, TODAY)


def faults(**changes: str) -> dict[str, str]:
    with pytest.raises(FormRefused) as refused:
        read({**FIELDS, **changes})
    assert all(is_sentence(sentence) for sentence in refused.value.faults.values())
    return refused.value.faults


def test_a_whole_form_is_understood() -> None:
    form = read(FIELDS)
    organisation, content = form.organisation, form.content

    assert form.programme == "PACT3"
    assert organisation.kind is OrganisationKind.THEMATIC_ASSOCIATION
    assert (organisation.name, organisation.siren, organisation.rna) == (
        "Eaux vives (fictif)",
        "212800858",
        "W751234567",
    )
    assert organisation.address.lines == ("Maison des associations", "1 rue de l’Essai", "99000 MONTCLAIR")
    assert organisation.representative.full_name == "M. Noé Lormier"
    assert (organisation.representative.office, organisation.representative.call) == (
        "Président",
        "Monsieur le Président,",
    )
    assert (organisation.territory.code, organisation.email) == ("99001", "contact@example.org")
    assert not organisation.verified
    assert (content.domain, content.theme, content.countries) == ("Eau potable", "eau", ("MA", "TN"))
    assert (content.skills, content.evidence, content.mobilisation) == (
        "Forages.\nRéseaux.",
        "Dix ans.",
        "Trois experts.",
    )
    assert (content.languages, content.experts) == ("français", "trois ingénieurs")
    assert content.channel is Channel.EMAIL
    assert (content.sent_on, content.received_on) == (date(2017, 10, 13), date(2017, 10, 16))


def test_the_least_that_a_form_may_hold() -> None:
    form = read(LEAST)

    assert form.organisation.kind is OrganisationKind.COMMUNE
    assert form.organisation.siren == form.organisation.rna == form.content.theme == ""
    assert form.content.countries == ()
    assert form.content.channel is Channel.POST
    assert form.content.sent_on is None


def test_an_empty_form_names_every_field_that_lacks() -> None:
    with pytest.raises(FormRefused) as refused:
        read({})

    assert set(refused.value.faults) == {"programme", "name", "domain", "received_on"}


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("kind", "club", "Nature"),
        ("siren", "212800859", "n’est pas un SIREN"),
        ("rna", "X1", "n’est pas un numéro d’association"),
        ("theme", "astronomie", "Thème"),
        ("channel", "pigeon", "Reçu par"),
        ("countries", "Maroc, Atlantide", "Atlantide n’est pas dans la liste"),
        ("countries", "Atlantide, Maroc, Lilliput", "Atlantide et Lilliput ne sont pas dans la liste"),
        ("received_on", "hier", "n’est pas une date"),
        ("received_on", "18/10/2017", "n’est pas encore venu"),
        ("sent_on", "17/10/2017", "est après la réception"),
        ("sent_on", "32/10/2017", "n’existe pas au calendrier"),
    ],
)
def test_one_fault_is_told_under_its_field(field: str, typed: str, words: str) -> None:
    found = faults(**{field: typed})

    assert list(found) == [field]
    assert words in found[field]


def test_sent_and_received_on_one_day_today() -> None:
    form = read({**FIELDS, "sent_on": "17/10/2017", "received_on": "17/10/2017"})

    assert form.content.sent_on == form.content.received_on == TODAY


def test_a_date_of_sending_is_not_judged_against_a_reception_that_nobody_typed() -> None:
    assert list(faults(sent_on="18/10/2017", received_on="")) == ["received_on"]


def test_all_the_faults_are_told_at_once() -> None:
    found = faults(name="", siren="1", theme="astronomie", received_on="", countries="Atlantide")

    assert set(found) == {"name", "siren", "theme", "received_on", "countries"}


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", ()),
        (" , ,", ()),
        ("Maroc", ("MA",)),
        ("Tunisie,Maroc", ("TN", "MA")),
        ("CÔTE D’IVOIRE", ("CI",)),
        ("maroc, Maroc", ("MA",)),
    ],
)
def test_countries_are_read_by_their_french_names(typed: str, codes: tuple[str, ...]) -> None:
    assert parse_countries(typed, COUNTRIES) == codes


def test_an_unknown_country_says_how_to_write() -> None:
    with pytest.raises(InvalidField, match="séparés par des virgules") as refused:
        parse_countries("Maroc et Tunisie", COUNTRIES)

    assert refused.value.field == "countries"


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("siret", "212800858000", "n’est pas un SIRET"),
        ("siret", "35600000000048", "Corrigez l’un des deux"),
        ("postcode", "9900", "n’est pas un code postal"),
        ("phone", "01 99", "n’est pas un numéro"),
        ("email", "contact", "n’est pas une adresse"),
        ("contact_phone", "poste 12", "n’est pas un numéro"),
        ("contact_email", "a@b.example.org, c@d.example.org", "n’est pas une adresse"),
    ],
)
def test_how_somebody_is_reached_is_checked_too(field: str, typed: str, words: str) -> None:
    found = faults(**{field: typed})

    assert list(found) == [field]
    assert words in found[field]


def test_a_siret_alone_tells_the_siren_and_numbers_are_written_to_be_read() -> None:
    organisation = read(
        {
            **FIELDS,
            "siren": "",
            "siret": "212 800 858 00012",
            "phone": "+33199001234",
            "contact_phone": "0262123456",
            "postcode": "28019 cedex",
        }
    ).organisation

    assert (organisation.siren, organisation.siret) == ("212800858", "21280085800012")
    assert (organisation.phone, organisation.contact.phone) == ("01 99 00 12 34", "02 62 12 34 56")
    assert organisation.address.postcode == "28019"


def test_the_dossier_that_a_form_was_started_from_is_read_with_it() -> None:
    assert read({**FIELDS, "origin": "PACT3-2015-004"}).origin == "PACT3-2015-004"
    assert read(FIELDS).origin == ""


def test_an_organisation_written_back_reads_the_same() -> None:
    organisation = read(FIELDS).organisation

    assert read({**FIELDS, **organisation_fields(organisation)}).organisation == organisation
