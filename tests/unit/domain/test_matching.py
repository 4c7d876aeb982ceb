"""Who knows how to do something somewhere: what answers, in which order, and why."""

import unicodedata
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.french_words import holds, singular, telling_words
from daect_tui.domain.matching import Place, Profile, ProfileKind, Question, Said, ranked
from daect_tui.domain.matching_reasons import by_person, explained
from tests.unit.domain.matching_samples import TODAY, Profiles, profile, question


def order(asked: Question, *profiles: Profile) -> list[int]:
    """Return the ranks of the profiles that answer, the best first."""
    return list(ranked(asked, Profiles(profiles), TODAY).best(99))


def saying(text: str, **changes: object) -> Profile:
    return profile(said=(Said("domaine", text),), theme="", **changes)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("eau", "Gestion de l’eau potable"),
        ("eaux", "Gestion de l’EAU"),
        ("eau", "eaux usées"),
        ("vitrail", "Restaurer les vitraux"),
        ("vitraux", "un vitrail"),
        ("chevaux", "le cheval"),
        ("cœurs", "coeur de ville"),
        ("oeuvre", "Œuvres d’art"),
        ("deche", "gestion des déchets"),
        ("déchet", unicodedata.normalize("NFD", "déchets")),
        ("travail", "grands travaux"),
    ],
)
def test_a_word_is_found_by_its_beginning_whatever_its_accents_case_and_number(
    asked: str, written: str
) -> None:
    (word,) = telling_words(asked)
    assert holds(written, word)


def test_a_word_is_not_found_inside_another() -> None:
    assert not holds("un manteau neuf", "eau")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("la gestion de l’eau", {"gestion": "gestion", "eau": "eau"}),
        ("Élus", {"elus": "Élus"}),
        ("l", {"l": "l"}),
        ("  ", {}),
    ],
)
def test_only_words_that_say_something_are_looked_for(typed: str, told: dict[str, str]) -> None:
    assert telling_words(typed) == told


def test_every_word_is_wanted_or_the_theme() -> None:
    profiles = (saying("Eau et vitraux"), saying("Eau"), profile(said=()))
    both = question("eau vitraux", themes={"patrimoine": "patrimoine"})

    assert order(question("eau vitraux"), *profiles) == [0]
    assert order(both, *profiles) == [0, 2]
    assert order(question("eau vitraux", every_word=False), *profiles) == [0, 1]


def test_without_words_the_place_must_be_near() -> None:
    far = saying("Eau", countries=("KH",))
    near = saying("Eau", countries=("TN",))
    there = saying("Eau", countries=("SN", "MA"))
    assert order(question(where="MA"), far, near, there) == [2, 1]
    assert order(question("eau", "MA"), far, near, there) == [2, 1, 0]
    assert order(question(), far, near, there) == []


def test_what_may_be_used_today_comes_before_what_may_not() -> None:
    suspended = saying("Eau", usable=False, standing="suspendu")
    expired = saying("Eau", last_day=date(2018, 3, 13))
    coming = saying("Eau", first_day=date(2018, 3, 15))
    elsewhere = saying("Eau", countries=("KH",), first_day=TODAY, last_day=TODAY)

    assert order(question("eau", "MA"), suspended, expired, coming, elsewhere)[0] == 3
    assert [one.standing_on(TODAY) for one in (suspended, expired, coming, elsewhere)] == [
        "suspendu",
        "expiré depuis le 13/03/2018",
        "à partir du 15/03/2018",
        "actif",
    ]


def test_the_missions_of_one_expert_make_one_answer_with_all_its_reasons() -> None:
    first = saying("Vitraux", kind=ProfileKind.EXPERT, person="ana", told=("a conduit MIS-2017-001 à Fès",))
    second = replace(
        first, countries=("SN",), reference="MIS-2018-002", told=("a conduit MIS-2018-002 à Thiès",)
    )
    other = replace(first, person="luc")
    label = saying("Vitraux")
    asked = question("vitrail", "MA")

    groups = by_person([first, label, other, second, label])

    assert groups == [[first, second], [label], [other], [label]]
    assert explained(asked, groups[0], TODAY).reasons == (
        "domaine\u00a0: “vitrail”",
        "même pays\u00a0: Maroc",
        "a conduit MIS-2017-001 à Fès",
        "a conduit MIS-2018-002 à Thiès",
    )


def test_each_thing_that_fits_is_told_once() -> None:
    one = profile(
        said=(Said("domaine", "Vitraux"), Said("savoir-faire", "Vitraux et plomb")), countries=("TN", "SN")
    )
    asked = question(
        "vitrail plombs", "MA", themes={"patrimoine": "patrimoine"}, languages={"arabe": "arabe"}
    )

    assert explained(asked, (one,), TODAY).reasons == (
        "domaine\u00a0: “vitrail”",
        "savoir-faire\u00a0: “plombs”",
        "thème\u00a0: patrimoine",
        "même région du monde\u00a0: Tunisie",
        "langue\u00a0: arabe",
    )


def test_answers_are_counted_by_place_beyond_those_that_are_given() -> None:
    found = ranked(
        question("eau", "MA"),
        Profiles([saying("Eau", countries=(code,)) for code in ("MA", "TN", "KH")]),
        TODAY,
    )
    assert found.best(1) == (0,)
    assert found.counts() == dict.fromkeys(Place, 1)


WORDS = ("eau", "eaux", "vitrail", "vitraux", "Déchets", "œuvre", "tourisme")
CODES = ("MA", "TN", "KH")
PROFILES = st.builds(
    lambda words, countries, languages, theme, kind, usable, day: profile(
        said=(Said("domaine", " ".join(words)),),
        countries=tuple(countries),
        languages=languages,
        theme=theme,
        kind=kind,
        usable=usable,
        day=day,
    ),
    st.lists(st.sampled_from(WORDS), max_size=3),
    st.lists(st.sampled_from(CODES), max_size=2, unique=True),
    st.sampled_from(("", "arabe", "français")),
    st.sampled_from(("", "eau", "patrimoine")),
    st.sampled_from(ProfileKind),
    st.booleans(),
    st.dates(date(2015, 1, 1), date(2018, 1, 1)),
)
QUESTIONS = st.builds(
    lambda words, where, theme, language, every: question(
        " ".join(words),
        where,
        themes=dict.fromkeys(theme, "thème"),
        languages=dict.fromkeys(language, "langue"),
        every_word=every,
    ),
    st.lists(st.sampled_from(WORDS), max_size=3),
    st.sampled_from(("", *CODES)),
    st.sampled_from(((), ("eau",))),
    st.sampled_from(((), ("arabe",))),
    st.booleans(),
)


@given(QUESTIONS, st.lists(PROFILES, max_size=8), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_that_of_the_register(
    asked: Question, profiles: list[Profile], chance: Random
) -> None:
    named = [replace(one, reference=f"R{rank}") for rank, one in enumerate(profiles)]
    shuffled = chance.sample(named, len(named))

    answers = [[several[rank].reference for rank in order(asked, *several)] for several in (named, shuffled)]

    assert answers[0] == answers[1]


@given(QUESTIONS, PROFILES, PROFILES, st.integers(0, 4))
def test_one_more_thing_that_fits_never_lowers(
    asked: Question, one: Profile, other: Profile, what: int
) -> None:
    more = (
        replace(one, said=(*one.said, Said("objet", " ".join(asked.words)))),
        replace(one, theme=next(iter(asked.themes), one.theme)),
        replace(one, countries=(*one.countries, *asked.countries)),
        replace(one, languages=f"{one.languages} {' '.join(asked.languages)}"),
        replace(one, usable=True),
    )[what]

    before, after = order(asked, one, other), order(asked, more, other)

    if 0 in before:
        assert after.index(0) <= before.index(0)


@given(QUESTIONS, PROFILES)
def test_folded_questions_have_the_same_answers(asked: Question, one: Profile) -> None:
    shouted = replace(
        one,
        said=tuple(Said(said.caption, unicodedata.normalize("NFD", said.text.upper())) for said in one.said),
    )
    assert order(asked, one) == order(asked, shouted)


@given(st.sampled_from(WORDS))
def test_both_numbers_of_a_word_are_compared_alike(word: str) -> None:
    (folded,) = telling_words(word)
    assert singular(singular(folded)) == singular(folded)
