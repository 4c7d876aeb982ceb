"""What the communiqué of the laureates says (procedure §6, point 14)."""

import pytest

from daect_tui.domain.communique import Laureate, communique_values
from daect_tui.services.wordings import wording
from tests.unit.domain.samples import CONTACT, PROGRAMME, UPCOMING, said

LAUREATES = [Laureate(f"Organisme {number} (fictif)", f"Domaine {number}") for number in range(1, 14)]


def text(laureates: list[Laureate]) -> str:
    filled = wording("communique").fill(communique_values(PROGRAMME, laureates, UPCOMING, CONTACT))
    return "\n".join([filled.subject, *map(said, filled.body)])


@pytest.mark.parametrize("count", [2, 13])
def test_n_is_the_length_of_the_list_and_the_list_is_whole_and_in_order(count: int) -> None:
    told = text(LAUREATES[:count])

    assert f"{count} dossiers ont été retenus par le comité de sélection du programme PACT3" in told
    lines = [line for line in told.splitlines() if line.startswith("Organisme ")]
    assert [line.rstrip(" ;.") for line in lines] == [
        f"{laureate.organisation} : {laureate.domain}" for laureate in LAUREATES[:count]
    ]


def test_a_single_laureate_is_told_in_the_singular() -> None:
    told = text(LAUREATES[:1])

    assert "1 dossier a été retenu par le comité de sélection" in told
    assert "ont été retenus" not in told


def test_the_programme_the_next_session_and_the_contact_are_told() -> None:
    told = text(LAUREATES)

    for words in (
        "Expertise territoriale internationale",
        "Le programme.",
        "Qui peut candidater.",
        "aura lieu fin octobre 2017",
        "avant le 17 octobre 2017",
        "Camille Renaud, chargée de mission",
        "01 99 00 12 34",
        "camille@example.org",
    ):
        assert words in told


def test_without_a_next_session_none_is_promised() -> None:
    filled = wording("communique").fill(communique_values(PROGRAMME, LAUREATES, None, CONTACT))

    assert "prochaine réunion" not in "\n".join(map(said, filled.body))


def test_the_values_hold_all_that_the_wording_declares() -> None:
    values = communique_values(PROGRAMME, LAUREATES, UPCOMING, CONTACT)

    assert set(wording("communique").values) <= set(values)
