"""Reading a form: every field through the door, every fault gathered."""

from datetime import date

import pytest

from daect_tui.domain.dossier import Channel
from daect_tui.domain.errors import Refusal
from daect_tui.domain.forms import LONGEST_LINE, LONGEST_TEXT, FormReader, FormRefused
from daect_tui.domain.identity import parse_siren
from daect_tui.domain.text import quoted
from tests.unit.domain.sentences import is_sentence

PLACEHOLDER = date(2017, 10, 17)


def test_a_line_and_a_text_come_through_the_door() -> None:
    reader = FormReader({"name": "  Ville\n d’E\u0301xemple\x00 ", "skills": " un\r\ndeux \n"})

    assert reader.line("name", "Organisme") == "Ville  d’Éxemple"
    assert reader.text("skills", "Compétences") == "un\ndeux"
    assert reader.faults == {}


def test_a_field_that_the_form_does_not_hold_is_blank() -> None:
    reader = FormReader({})

    assert reader.line("name", "Organisme") == ""
    assert reader.text("skills", "Compétences") == ""
    assert reader.day("sent_on", "Envoyé le") is None
    assert reader.choice("channel", "Reçu par", Channel, Channel.POST) is Channel.POST
    reader.check()


@pytest.mark.parametrize(
    "blank", ["", "   ", "\x00", "\n"], ids=["nothing", "spaces", "control", "line-feed"]
)
def test_a_required_line_or_text_may_not_be_blank(blank: str) -> None:
    reader = FormReader({"name": blank, "voice": blank})
    reader.line("name", "Organisme", required=True)
    reader.text("voice", "Voix de l’expert", required=True)

    assert reader.faults == {
        "name": "Organisme\u00a0: à remplir.",
        "voice": "Voix de l’expert\u00a0: à remplir.",
    }


@pytest.mark.parametrize(("name", "longest"), [("line", LONGEST_LINE), ("text", LONGEST_TEXT)])
def test_a_text_has_a_longest_length(name: str, longest: int) -> None:
    reader = FormReader({"fits": "a" * longest, "long": "a" * (longest + 1)})
    read = reader.line if name == "line" else reader.text
    read("fits", "Juste")
    read("long", "Trop")

    assert reader.faults == {"long": f"Trop\u00a0: {longest + 1} signes, {longest} au plus. Raccourcissez."}


def test_a_choice_is_read_by_its_code() -> None:
    reader = FormReader({"channel": "courriel"})

    assert reader.choice("channel", "Reçu par", Channel, Channel.POST) is Channel.EMAIL


def test_a_choice_outside_the_list_is_a_fault() -> None:
    reader = FormReader({"channel": "pigeon"})

    assert reader.choice("channel", "Reçu par", Channel, Channel.POST) is Channel.POST
    assert reader.faults == {"channel": f"Reçu par\u00a0: {quoted('pigeon')} n’est pas dans la liste."}


def test_a_day_is_read_or_is_a_fault() -> None:
    reader = FormReader({"sent_on": " 24/05/2017 ", "received_on": "31/02/2017"})

    assert reader.day("sent_on", "Envoyé le") == date(2017, 5, 24)
    assert reader.day("received_on", "Reçu le") is None
    assert list(reader.faults) == ["received_on"]


@pytest.mark.parametrize(
    ("typed", "day", "fault"),
    [
        ("24/05/2017", date(2017, 5, 24), ""),
        ("", PLACEHOLDER, "Reçu le\u00a0: à remplir (par exemple 17/10/2017)."),
        (
            "31/02/2017",
            PLACEHOLDER,
            "Reçu le\u00a0: le 31/02/2017 n’existe pas au calendrier. Vérifiez le jour et le mois.",
        ),
    ],
    ids=["a-date", "blank", "no-date-of-the-calendar"],
)
def test_a_required_day_says_what_is_wrong_once(typed: str, day: date, fault: str) -> None:
    reader = FormReader({"received_on": typed})

    assert reader.required_day("received_on", "Reçu le", PLACEHOLDER) == day
    assert reader.faults == ({"received_on": fault} if fault else {})


def test_a_parser_of_the_domain_reads_a_field() -> None:
    reader = FormReader({"siren": "212 800 858", "other": "123"})

    assert reader.parsed("siren", parse_siren, "") == "212800858"
    assert reader.parsed("other", parse_siren, "inconnu") == "inconnu"
    assert "n’est pas un SIREN" in reader.faults["other"]


def test_all_the_faults_are_refused_at_once_and_none_hides_another() -> None:
    reader = FormReader({"received_on": "hier", "siren": "1", "channel": "pigeon"})
    reader.line("name", "Organisme", required=True)
    reader.required_day("received_on", "Reçu le", PLACEHOLDER)
    reader.parsed("siren", parse_siren, "")
    reader.choice("channel", "Reçu par", Channel, Channel.POST)

    with pytest.raises(FormRefused) as refused:
        reader.check()

    fault = refused.value
    assert isinstance(fault, Refusal)
    assert list(fault.faults) == ["name", "received_on", "siren", "channel"]
    assert fault.reasons == tuple(fault.faults.values())
    assert all(is_sentence(sentence) for sentence in fault.reasons)
    first, *others = str(fault).splitlines()
    assert first == "Le formulaire ne peut pas être enregistré tel quel\u00a0:"
    assert others == [f"– {reason}" for reason in fault.reasons]


def test_what_the_door_drops_is_noticed_by_field_and_is_no_fault() -> None:
    reader = FormReader({"name": "Mont\u200fclair\x07", "street": "1,\u202e place", "city": "Aubrac"})

    assert reader.line("name", "Organisme") == "Montclair"
    assert reader.text("street", "Adresse") == "1, place"
    assert reader.line("city", "Commune") == "Aubrac"
    assert reader.faults == {}
    assert reader.notices == {
        "name": "Organisme\u00a0: 2 caractères invisibles ont été retirés du texte saisi.",
        "street": "Adresse\u00a0: un caractère invisible a été retiré du texte saisi.",
    }
