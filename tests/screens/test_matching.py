"""The names that answer what is typed in the palette, the best first."""

import pytest

from screens.matching import best_first, score

NAMES = (
    "Modifier  ·  Ctrl+E",
    "Nouveau  ·  Ctrl+N",
    "Décisions  ·  F4 Comité, Ctrl+D",
    "Onglet Décision",
    "Lettres à produire  ·  F8 Courriers, Ctrl+B",
    "Sûreté\u00a0: Durées de conservation",
    "Calendrier des missions  ·  F5 Missions, Ctrl+K",
    "Qui sait faire\u202f?  ·  F6 Évaluations, Ctrl+Y",
)


def _first(typed: str) -> str:
    return next(iter(best_first(NAMES, typed, str, lambda _: "")), "")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("dec", "Décisions"),
        ("DÉCIS", "Décisions"),
        ("onglet dec", "Onglet Décision"),
        ("lap", "Lettres à produire"),
        ("cdm", "Calendrier des missions"),
        ("qsf", "Qui sait faire"),
        ("durée conserv", "Sûreté"),
        ("ctrl+n", "Nouveau"),
        ("comité", "Décisions"),
        ("mdf", "Modifier"),
        ("nvx", ""),
        ("zz", ""),
    ],
)
def test_the_best_name_comes_first(typed: str, name: str) -> None:
    found = _first(typed)

    assert found.startswith(name) if name else not found


def test_what_is_said_of_a_name_answers_after_every_name_and_nothing_typed_changes_no_order() -> None:
    about = {"Un": "le quorum", "Quorum": "", "Le quorum": ""}

    assert best_first(about, "quorum", str, about.__getitem__) == ("Quorum", "Le quorum", "Un")
    assert best_first(NAMES, " ", str, str) == NAMES
    assert score("a" * 60, "a" * 400) is not None
