"""No name of a person remains in a public text; what was replaced is told."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.anonymous import Person, Replacement, anonymise
from daect_tui.domain.text import fold

ELOISE = Person("Mme Éloïse Marchenoir", "responsable de la mise en lumière")
REMI = Person("Rémi de La Tour", "restaurateur")
FAR = Person("Anselme Petit", "président du syndicat", near=False)

# Names and texts of few words, so that they meet; with what typists and other systems make of them.
_NAME_WORDS = ["Éloïse", "Marchenoir", "de", "La", "Li", "Wu", "Petit", "Œuvrard", "Jean-Luc", "Zoé"]
_OTHERS = ["le", "petit", "pont", "et", "expert", "maire", "a", "vu", "wu", "li", "du"]
NAMES = st.lists(st.sampled_from(_NAME_WORDS), min_size=1, max_size=3).map(" ".join)
OFFICES = st.lists(st.sampled_from([*_OTHERS, *_NAME_WORDS]), max_size=2).map(" ".join)
PEOPLE = st.lists(st.builds(Person, NAMES, OFFICES, st.booleans()), max_size=4)
_TYPED = st.sampled_from([*_NAME_WORDS, *_OTHERS]).flatmap(
    lambda word: st.sampled_from([word, word.upper(), word.lower(), fold(word)])
)
TEXTS = st.lists(st.tuples(_TYPED, st.sampled_from([" ", "-", ", ", "\n", "’", "."]))).map(
    lambda parts: "".join(word + after for word, after in parts)
)


def said(text: str, *people: Person) -> str:
    return anonymise(text, people).text


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Éloïse Marchenoir a vu.", "[responsable de la mise en lumière] a vu."),
        ("Mme MARCHENOIR Eloise a vu.", "[responsable de la mise en lumière] a vu."),
        ("avec É. Marchenoir, hier", "avec [responsable de la mise en lumière], hier"),
        ("M. de la Tour et Rémi", "[restaurateur] et [restaurateur]"),
        ("la tour de guet", "la [restaurateur] de guet"),
        ("la place de la mairie", "la place de la mairie"),
        ("un petit pont", "un petit pont"),
        ("ANSELME PETIT, Petit", "[président du syndicat], Petit"),
        ("écrire à e.marchenoir@chartres.example.org", "écrire à [courriel]"),
        ("au 01 99 00 12 34 ou +33 1 99 00 12 34", "au [téléphone] ou [téléphone]"),
        ("avec Mme B. d’Orsenna Vanel et Monsieur le Maire", "avec […] et Monsieur le Maire"),
        ("lot 2018 de 1 240,50 €", "lot 2018 de 1 240,50 €"),
    ],
)
def test_a_name_leaves_its_office_in_its_place(typed: str, left: str) -> None:
    assert said(typed, ELOISE, REMI, FAR) == left


def test_an_office_that_names_somebody_is_not_put() -> None:
    assert said("Rémi de La Tour", Person(REMI.name, "adjoint d’Éloïse Marchenoir"), ELOISE) == "[expert]"
    assert said("Jean Expert", Person("Jean Expert", "")) == "[…]"


def test_what_was_replaced_is_told_and_a_doubtful_word_may_stay() -> None:
    text = "Rémi de La Tour. La tour. Rémi de La Tour."

    assert anonymise(text, [REMI]).replacements == (
        Replacement("Rémi de La Tour", "[restaurateur]", 2, doubtful=False),
        Replacement("tour", "[restaurateur]", 1, doubtful=True),
    )
    assert anonymise(text, [REMI], {"tour"}).text == "[restaurateur]. La tour. [restaurateur]."


@given(TEXTS, PEOPLE)
def test_no_name_remains(text: str, people: list[Person]) -> None:
    left = fold(said(text, *people))

    for person in people:
        words = fold(person.name).replace("-", " ").split()
        run = r"\W+".join(map(re.escape, words))
        assert not re.search(rf"(?<!\w){run}(?!\w)", left)
        turned = r"[ ,’-]+".join(map(re.escape, words[::-1]))
        assert len(words) > 2 or not re.search(rf"(?<!\w){turned}(?!\w)", left)
        if person.near and len(words) > 1:
            alone = {word for word in words if len(word) > 2}
            assert not alone & set(re.findall(r"\w+", left))


@given(TEXTS, PEOPLE)
def test_a_text_without_name_is_left_as_it_is(text: str, people: list[Person]) -> None:
    once = anonymise(text, people)

    assert anonymise(once.text, people) == (anonymise(once.text, ()))
    assert bool(once.replacements) == (once.text != text)
    assert anonymise(text, ()).text == text


@given(st.text(), st.lists(st.builds(Person, st.text(max_size=6), st.text(max_size=6)), max_size=3))
def test_any_text_passes(text: str, people: list[Person]) -> None:
    for person in people:
        if re.search(r"[^\W_]", fold(person.name)):
            left = fold(said(f"{text} {person.name} {text}", *people))
            assert not re.search(rf"(?<!\w){re.escape(fold(person.name))}(?!\w)", left)
