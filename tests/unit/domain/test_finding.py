"""What is near what was typed, the nearest first, and the passage that says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.finding import Findable, FoundKind, Nearness, Sought, passage
from daect_tui.domain.worklist import Room

_N = Nearness


def thing(reference: str = "", title: str = "", detail: str = "", *texts: str) -> Findable:
    return Findable(FoundKind.DOSSIER, "1", reference, title, detail, texts, Room.DOSSIERS, reference)


@pytest.mark.parametrize(
    ("typed", "nearness"),
    [
        ("PACT3-2017-001", _N.REFERENCE),
        ("pact3 2017 001", _N.REFERENCE),
        ("2017-001", _N.END_OF_REFERENCE),
        ("2017-1", _N.END_OF_REFERENCE),
        ("pact3-2017-0", _N.START_OF_REFERENCE),
        ("evry", _N.START_OF_TITLE),
        ("ÉVRY (f", _N.START_OF_TITLE),
        ("fictif evr", _N.TITLE),
        ("pact3 evry", _N.TITLE),
        ("cœur", _N.TEXT),
        ("coeur 2017", _N.TEXT),
        ("vry", None),
        ("evry zzz", None),
        ("", None),
        ("– ( )", None),
    ],
)
def test_each_word_begins_a_word_and_a_number_comes_before_a_title(
    typed: str, nearness: Nearness | None
) -> None:
    lines = [thing("PACT3-2017-001", "Évry (fictif)", "labellisé", "Le cœur des villes").line]
    sought = Sought.of(typed)

    answers = sought.answers(lines)

    assert [sought.nearness(lines[rank]) for rank in answers] == ([] if nearness is None else [nearness])


def test_of_too_many_those_whose_title_begins_so_are_weighed_first() -> None:
    lines = [thing("", "Ville", "", "eau").line] * 5 + [thing("", "Eau").line]
    sought = Sought.of("eau")

    assert list(sought.likeliest(sought.answers(lines), lines, 2)) == [5, 0]


def test_the_passage_holds_the_most_words_whole_and_marks_them() -> None:
    long = "Un début sans rien. " * 20 + "La ville d’Évry\nentretient ses vitraux. " + "Une fin. " * 30
    found = passage(["Les vitraux.", long, ""], Sought.of("evry vitr"))

    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert [found.text[start:end] for start, end in found.marks] == ["Évry", "vitraux"]
    assert "d’Évry entretient" in found.text
    assert passage(["rien"], Sought.of("evry")).text == ""


@given(st.lists(st.text(max_size=300), max_size=3), st.text(max_size=12))
def test_whatever_is_written_and_typed_the_marks_are_within_the_passage(texts: list[str], typed: str) -> None:
    sought = Sought.of(typed)
    line = thing("A-1", " ".join(texts), "", *texts).line

    found = passage(texts, sought)

    assert all(0 <= start < end <= len(found.text) for start, end in found.marks)
    assert (line.count("|"), line.count("¦")) == (1, 1)
    assert not found.text or sought.answers([thing("", "", "", *texts).line]) == [0] or len(sought.words) > 1
