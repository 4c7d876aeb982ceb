"""What the letter of a decision says, from its case alone (procedure §6, points 6 to 8)."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.decision import DecisionKind, Grounds
from daect_tui.domain.decision_letters import (
    LETTER_KINDS,
    WORDING_NAMES,
    DecisionCase,
    deadline_words,
    decision_values,
    meeting_words,
    recipient,
    referent,
)
from daect_tui.domain.session import Outcome, Session
from daect_tui.services.wordings import wording
from tests.unit.domain.samples import (
    CAPACITY,
    CONTACT,
    COUNTRY,
    DECISION,
    DOSSIER,
    ITEM,
    LABEL,
    ORGANISATION,
    PROGRAMME,
    RECORD,
    UPCOMING,
    said,
)

LABELLED = DecisionCase(
    dossier=DOSSIER,
    programme=PROGRAMME,
    decision=DECISION,
    item=ITEM,
    held_on=RECORD.held_on,
    label=LABEL,
    upcoming=UPCOMING,
    contact=CONTACT,
)
ADJOURNED = replace(
    LABELLED,
    label=None,
    item=replace(ITEM, outcome=Outcome.ADJOURNED),
    decision=replace(
        DECISION,
        kind=DecisionKind.ADJOURN,
        grounds=Grounds(
            reasons="Les experts ne sont pas nommés.",
            wanted="La liste des experts",
            wanted_until=date(2017, 6, 30),
        ),
    ),
)
REFUSED = replace(
    LABELLED,
    label=None,
    item=replace(ITEM, outcome=Outcome.UNFAVOURABLE),
    decision=replace(
        DECISION,
        kind=DecisionKind.REFUSE,
        grounds=Grounds(criteria=("pays", "capacite"), reasons="Aucune mission conduite."),
    ),
)
CASES = [
    pytest.param(LABELLED, id="labelling"),
    pytest.param(ADJOURNED, id="adjournment"),
    pytest.param(REFUSED, id="refusal"),
]


def letter(case: DecisionCase) -> str:
    name = WORDING_NAMES[LETTER_KINDS[case.decision.kind]]
    filled = wording(name).fill(decision_values(case))
    return "\n".join(map(said, filled.body))


@pytest.mark.parametrize("case", CASES)
def test_every_letter_names_who_what_which_programme_and_the_committee(case: DecisionCase) -> None:
    text = letter(case)

    for words in (
        "Montclair (fictif)",
        "Patrimoine et lumière",
        "PACT3-2017-001",
        "Programme d’appui",
        "17 mai 2017",
        "Madame la Maire,",
        "Camille Renaud, chargée de mission, 01 99 00 12 34, camille@example.org",
    ):
        assert words in text


@pytest.mark.parametrize("case", CASES)
def test_the_values_hold_all_that_the_wording_declares(case: DecisionCase) -> None:
    name = WORDING_NAMES[LETTER_KINDS[case.decision.kind]]

    assert set(wording(name).values) <= set(decision_values(case))


def test_l242_2_a_labelling_gives_number_period_and_conditions_in_full() -> None:
    text = letter(LABELLED)

    for words in (
        "LAB-2017-001",
        "du 22 mai 2017 au 21 mai 2020",
        "remettre un rapport",
        "informer la délégation",
        "Le label ouvre des missions.",
        "Il a rendu un avis favorable.",
        "à partir du 21 novembre 2019",
    ):
        assert words in text


def test_a_labelling_lists_its_reservations() -> None:
    case = replace(
        LABELLED,
        item=replace(ITEM, outcome=Outcome.WITH_RESERVATIONS),
        decision=replace(
            DECISION, grounds=Grounds(reservations=("préciser le calendrier", "nommer un chef"))
        ),
    )
    text = letter(case)

    assert "assorti de réserves" in text
    assert "préciser le calendrier" in text
    assert "nommer un chef" in text


def test_the_conditions_are_those_of_the_label_not_of_the_programme_today() -> None:
    changed = replace(LABELLED, programme=replace(PROGRAMME, conditions=("autre condition",)))

    assert letter(changed) == letter(LABELLED)


def test_without_its_label_a_labelling_has_nothing_to_say_of_it() -> None:
    values = decision_values(replace(LABELLED, label=None))

    assert "label_number" not in values
    assert "conditions" not in values


def test_an_adjournment_says_what_is_wanted_until_when_and_when_silence_rejects() -> None:
    text = letter(ADJOURNED)

    for words in (
        "ne constitue pas un refus",
        "La liste des experts",
        "au plus tard le 30 juin 2017",
        "Les experts ne sont pas nommés.",
        "prévue fin octobre 2017",
        "Il a proposé d’en ajourner l’examen.",
    ):
        assert words in text
    assert "décision implicite de rejet est acquise est le 3 mai 2017" in text


def test_an_adjournment_without_date_has_none_to_say() -> None:
    undated = replace(ADJOURNED, decision=replace(ADJOURNED.decision, grounds=Grounds(wanted="La liste")))

    assert decision_values(undated)["wanted_until"] == ""


def test_l211_5_a_refusal_gives_its_criteria_its_reasons_and_the_appeals() -> None:
    text = letter(REFUSED)

    assert text.index(COUNTRY.text) < text.index(CAPACITY.text)
    for words in (
        "Aucune mission conduite.",
        "Il a rendu un avis défavorable.",
        "17 octobre 2017",
        "deux mois à compter de sa notification",
        "tribunal administratif de Paris",
    ):
        assert words in text


def test_decision_3_a_departure_from_the_opinion_is_said_with_its_reason() -> None:
    departed = replace(
        REFUSED,
        item=ITEM,
        decision=replace(REFUSED.decision, departure="Le pays est fermé aux missions."),
    )
    text = letter(departed)

    assert "Il a rendu un avis favorable." in text
    assert "Je n’ai pas suivi cet avis, pour le motif suivant : Le pays est fermé aux missions." in text
    assert "Je n’ai pas suivi" not in letter(REFUSED)


@pytest.mark.parametrize(
    ("session", "meeting", "deadline"),
    [
        pytest.param(None, "", "", id="no-session"),
        pytest.param(UPCOMING, "fin octobre 2017", "17 octobre 2017", id="a-period-in-words"),
        pytest.param(
            replace(UPCOMING, meets_on=date(2017, 10, 24)),
            "le 24 octobre 2017",
            "17 octobre 2017",
            id="a-day",
        ),
        pytest.param(replace(UPCOMING, deadline=None, period=""), "", "", id="nothing-known-yet"),
    ],
)
def test_when_the_next_session_meets(session: Session | None, meeting: str, deadline: str) -> None:
    assert meeting_words(session).replace("\u00a0", " ") == meeting
    assert deadline_words(session).replace("\u00a0", " ") == deadline


def test_l111_2_who_follows_the_case_is_named_without_empty_parts() -> None:
    assert referent(CONTACT) == "Camille Renaud, chargée de mission, 01 99 00 12 34, camille@example.org"
    assert referent(replace(CONTACT, first_name="", phone="", quality="")) == "Renaud, camille@example.org"


def test_the_address_block_has_no_empty_line() -> None:
    assert recipient(ORGANISATION) == (
        "Mme Agathe Lormier",
        "Maire",
        "Montclair (fictif)",
        "Hôtel de ville",
        "1 place du Marché",
        "99000 MONTCLAIR",
    )
    nobody = replace(ORGANISATION.representative, civility="", first_name="", last_name="", office="")
    nowhere = replace(ORGANISATION.address, street=" \n", postcode="", city="")
    assert recipient(replace(ORGANISATION, representative=nobody, address=nowhere)) == ("Montclair (fictif)",)


@pytest.mark.parametrize("case", CASES)
def test_case_by_case_the_letter_cites_no_committee_and_no_departure(case: DecisionCase) -> None:
    alone = replace(
        case, item=None, held_on=None, decision=replace(case.decision, departure="Motif interne.")
    )
    name = WORDING_NAMES[LETTER_KINDS[case.decision.kind]]
    filled = wording(name).fill(decision_values(alone))
    text = "\n".join([*filled.references, *map(said, filled.body)])

    assert "examiné au cas par cas par la délégation" in text
    assert "réuni le" not in text
    assert "avis du comité de sélection du" not in text
    assert "Motif interne." not in text
    assert "au cas par cas" not in letter(case)
