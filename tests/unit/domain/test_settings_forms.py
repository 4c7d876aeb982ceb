"""The settings that the desk types: programmes, letterheads, signatories."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.document import Contact, Letterhead
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.institution import DatedLetterhead, Signatory
from daect_tui.domain.institution_form import (
    letterhead_fields,
    read_letterhead_form,
    read_signatory_form,
    signatory_fields,
)
from daect_tui.domain.programme_form import programme_fields, read_programme_form
from tests.unit.domain.samples import CONTACT, PROGRAMME
from tests.unit.domain.sentences import is_sentence

TODAY = date(2018, 2, 15)
COUNTRIES = {"TN": "Tunisie", "DZ": "Algérie"}
CODES = {"tunisie": "TN", "algerie": "DZ"}
LETTERHEAD = DatedLetterhead(
    date(2017, 5, 17),
    date(2018, 12, 31),
    Letterhead(
        state=("RÉPUBLIQUE FRANÇAISE", "Liberté", "Égalité", "Fraternité"),
        ministry="Ministère des Exemples",
        direction="Direction des essais",
        delegation="Délégation",
        place="Paris",
        address=("1, rue de l’Essai", "75000 Paris"),
        phone="01 99 00 12 00",
        email="delegation@example.org",
    ),
    CONTACT,
)
SIGNATORY = Signatory(
    date(2016, 1, 1),
    None,
    "Pour le ministre et par délégation,",
    "La déléguée",
    "Hélène",
    "Vasseur",
    "acte fictif",
)


def faults(refused: pytest.ExceptionInfo[FormRefused]) -> dict[str, str]:
    assert all(is_sentence(sentence) for sentence in refused.value.faults.values())
    return refused.value.faults


def test_a_programme_written_in_its_form_is_read_back_whole() -> None:
    assert read_programme_form(programme_fields(PROGRAMME, COUNTRIES), PROGRAMME, CODES) == PROGRAMME


def test_the_countries_and_themes_of_a_call_are_typed_and_read_back() -> None:
    typed = {
        **programme_fields(PROGRAMME, COUNTRIES),
        "countries": "Algérie, Tunisie",
        "themes": "eau\nclimat",
        "opinion_first": "avant",
    }
    changed = read_programme_form(typed, PROGRAMME, CODES)

    assert (changed.countries, changed.themes, changed.opinion_first) == (
        ("DZ", "TN"),
        ("eau", "climat"),
        True,
    )
    assert read_programme_form(programme_fields(changed, COUNTRIES), PROGRAMME, CODES) == changed


def test_what_decisions_cite_is_not_typed() -> None:
    typed = {
        **programme_fields(PROGRAMME, COUNTRIES),
        "label_months": "48",
        "conditions": "un rapport\n\n un bilan ",
        "criteria": "autre",
        "code": "X",
    }
    changed = read_programme_form(typed, PROGRAMME, CODES)

    assert changed == replace(PROGRAMME, label_months=48, conditions=("un rapport", "un bilan"))


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"name": ""}, "name", "à remplir"),
        ({"label": ""}, "label", "à remplir"),
        ({"label_months": ""}, "label_months", "à remplir"),
        ({"label_months": "0"}, "label_months", "n’est pas un nombre de mois, de 1 à 240"),
        ({"label_months": "241"}, "label_months", "n’est pas un nombre de mois"),
        ({"label_months": "trois ans"}, "label_months", "n’est pas un nombre de mois"),
        ({"label_months": "9" * 5_000}, "label_months", "n’est pas un nombre de mois"),
    ],
    ids=["no-name", "no-label", "no-length", "zero", "twenty-years-and-a-month", "in-letters", "5000-digits"],
)
def test_a_programme_that_cannot_be_kept(changes: dict[str, str], field: str, words: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_programme_form({**programme_fields(PROGRAMME, COUNTRIES), **changes}, PROGRAMME, CODES)

    assert list(faults(refused)) == [field]
    assert words in refused.value.faults[field]


@pytest.mark.parametrize("months", [1, 240])
def test_a_label_lasts_from_a_month_to_twenty_years(months: int) -> None:
    typed = {**programme_fields(PROGRAMME, COUNTRIES), "label_months": str(months)}

    assert read_programme_form(typed, PROGRAMME, CODES).label_months == months


@pytest.mark.parametrize("until", [None, date(2018, 12, 31)], ids=["without-end", "with-an-end"])
def test_dated_settings_written_in_their_forms_are_read_back_whole(until: date | None) -> None:
    letterhead = replace(LETTERHEAD, valid_until=until)
    signatory = replace(SIGNATORY, valid_until=until)

    assert read_letterhead_form(letterhead_fields(letterhead), TODAY, ()) == letterhead
    assert read_signatory_form(signatory_fields(signatory), TODAY, ()) == signatory


def test_a_contact_may_be_a_service_with_a_name_only() -> None:
    contact = Contact("", "Secrétariat", "", "", "")
    letterhead = replace(
        LETTERHEAD, contact=contact, letterhead=replace(LETTERHEAD.letterhead, phone="", email="")
    )

    assert read_letterhead_form(letterhead_fields(letterhead), TODAY, ()) == letterhead


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"valid_from": ""}, "valid_from", "à remplir"),
        ({"valid_from": "", "valid_until": "31/12/2016"}, "valid_from", "à remplir"),
        ({"valid_from": "01/03/2018"}, "valid_from", "un autre réglage commence déjà le 01/03/2018"),
        ({"valid_until": "31/12/2015"}, "valid_until", "précède le début"),
        ({"valid_until": "toujours"}, "valid_until", "n’est pas une date"),
    ],
    ids=["no-start", "no-start-but-an-end", "a-day-already-taken", "ends-before-it-begins", "no-date"],
)
def test_the_period_of_a_dated_setting(changes: dict[str, str], field: str, words: str) -> None:
    taken = {date(2018, 3, 1)}
    with pytest.raises(FormRefused) as of_letterhead:
        read_letterhead_form({**letterhead_fields(LETTERHEAD), **changes}, TODAY, taken)
    with pytest.raises(FormRefused) as of_signatory:
        read_signatory_form({**signatory_fields(SIGNATORY), **changes}, TODAY, taken)

    for refused in (of_letterhead, of_signatory):
        assert list(faults(refused)) == [field]
        assert words in refused.value.faults[field]


@pytest.mark.parametrize(
    "field",
    ["state", "ministry", "direction", "delegation", "place", "address", "contact_last_name"],
)
def test_what_a_letterhead_cannot_do_without(field: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_letterhead_form({**letterhead_fields(LETTERHEAD), field: " \n"}, TODAY, ())

    assert list(faults(refused)) == [field]


@pytest.mark.parametrize("field", ["formula", "office", "first_name", "last_name", "delegation_act"])
def test_l212_1_what_a_signatory_cannot_do_without(field: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read_signatory_form({**signatory_fields(SIGNATORY), field: " "}, TODAY, ())

    assert list(faults(refused)) == [field]
