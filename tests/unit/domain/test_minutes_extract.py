"""The extract on one dossier says nothing of another (CRPA L311-2, L311-7)."""

from dataclasses import replace

import pytest

from daect_tui.domain.decision import Grounds
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.minutes import RecordedItem
from daect_tui.domain.minutes_extract import WITHHELD, extract_body, extract_title
from daect_tui.domain.session import Outcome
from tests.unit.domain.samples import ITEM, RECORD, said

OTHER = replace(
    ITEM,
    position=2,
    dossier="PACT3-2017-002",
    organisation="Éaux vives (fictif)",
    domain="Assainissement",
    rapporteur="Paul Aubin",
    notes="Réservé.",
)


def extract(item: RecordedItem = ITEM, *others: RecordedItem) -> str:
    record = replace(RECORD, items=(item, *others), breaks=("de 15 h 10 à 15 h 25",))
    return "\n".join(map(said, extract_body(record, item.dossier, ("Extrait du procès-verbal.",))))


def test_it_has_its_own_title() -> None:
    title = extract_title(RECORD).replace("\u00a0", " ")
    assert title == "Extrait du procès-verbal de la séance du 17 mai 2017"


def test_the_item_is_told_whole_and_the_others_not_at_all() -> None:
    text = extract(ITEM, OTHER)

    for words in (
        "17 mai 2017",
        "Mme Hélène Vasseur | déléguée",
        "M. Luc Ambert à Mme Hélène Vasseur",
        "Dossier PACT3-2017-001, PACT3 : Patrimoine et lumière.",
        "3 pour, 0 contre, 0 abstention",
        "Sens de la délibération : avis favorable.",
        "Extrait du procès-verbal.",
    ):
        assert words in text
    for words in (OTHER.dossier, OTHER.organisation, OTHER.domain, OTHER.rapporteur, OTHER.notes):
        assert words not in text
    # Neither its rank nor how many there were.
    assert "1. Montclair" not in text
    assert "L’ordre du jour compte" not in text


@pytest.mark.parametrize(
    "changes",
    [
        {"notes": "Moins solide que le dossier pact3-2017-002."},
        {"disagreements": ("M. Ambert : préfère Eaux Vives (fictif).",)},
        {"heard": ("Mme Ada Morin, conseil d’EAUX VIVES (fictif)",)},
        {"grounds": Grounds(reasons="Comme pour Éaux vives (fictif), rien n’est décrit.")},
        {"grounds": Grounds(wanted="Un partage avec Éaux vives (fictif)")},
        {"grounds": Grounds(reservations=("s’accorder avec Éaux vives (fictif)",))},
    ],
    ids=["notes", "disagreement", "heard", "reasons", "wanted", "reservation"],
)
def test_l311_7_a_text_that_names_another_dossier_is_withheld_and_said_to_be(
    changes: dict[str, object],
) -> None:
    item = replace(ITEM, **changes)  # type: ignore[arg-type]

    text = extract(item, OTHER)

    assert WITHHELD in text
    assert "aux vives" not in text.casefold()
    assert "2017-002" not in text
    assert WITHHELD not in extract(item)


def test_an_applicant_s_own_name_is_no_other_dossier() -> None:
    twin = replace(OTHER, organisation=ITEM.organisation)
    item = replace(ITEM, notes="Montclair (fictif) a été entendue.")

    assert "Montclair (fictif) a été entendue." in extract(item, twin)


def test_r133_10_what_was_not_examined_for_want_of_quorum_says_so() -> None:
    lapsed = replace(RECORD, lapse="quorum non atteint : 2 sur 5, il en faut 3")
    waiting = replace(ITEM, outcome=Outcome.NOT_EXAMINED)
    for item, there in ((ITEM, False), (waiting, True)):
        body = extract_body(replace(lapsed, items=(item,)), item.dossier, ())
        assert ("close faute de quorum" in "\n".join(map(said, body))) is there


def test_a_dossier_that_was_not_on_the_agenda_is_refused() -> None:
    with pytest.raises(UnknownReference, match="PACT3-2017-099 n’était pas à l’ordre du jour"):
        extract_body(RECORD, "PACT3-2017-099", ())
