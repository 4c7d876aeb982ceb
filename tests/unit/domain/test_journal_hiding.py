"""Words hidden in past entries: the chain holds, and whatever else was changed is found."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act, Head, JournalEntry, content_digest, seal
from daect_tui.domain.journal_chain import broken_link
from daect_tui.domain.journal_hiding import HIDDEN, HIDING, hiding_act, hiding_of, vouched
from tests.unit.domain.test_journal import ALTERATIONS, MOMENT, chain

WORDS = ("Élodie Ravel", 'dite "Lo"', "Ravel", "élodie@example.org")
TEXTS = st.lists(st.sampled_from([*WORDS, "Élodie", "\\", "\n", "1", " ; "]), max_size=3).map("".join)
ACTS = st.builds(Act, TEXTS, TEXTS, st.dictionaries(TEXTS, TEXTS | st.lists(TEXTS, max_size=2), max_size=2))
HIDINGS = st.lists(st.sets(st.sampled_from(WORDS), min_size=1), min_size=1, max_size=3)


def hide(
    entries: Sequence[JournalEntry], words: Sequence[str], *, agents: bool = False, subjects: bool = False
) -> list[JournalEntry]:
    """Hide as the register does: change the entries, then tell of it."""
    hiding = hiding_of(words, agents=agents, subjects=subjects)
    after = [hiding.entry(entry) for entry in entries]
    changed = [one for one, before in zip(after, entries, strict=True) if one != before]
    if not changed:
        return after
    told = hiding_act(hiding, changed, f"à la demande de {words[0]}", "personne/4")
    return [*after, seal(after[-1].hash, len(after) + 1, MOMENT, "Camille Renaud", told)]


@st.composite
def hidden_chains(draw: st.DrawFn) -> list[JournalEntry]:
    """Make a journal in which words were hidden, acts told, and words hidden again."""
    entries = chain(*draw(st.lists(ACTS, min_size=1, max_size=4)))
    for words in draw(HIDINGS):
        entries = hide(entries, sorted(words), agents=draw(st.booleans()), subjects=draw(st.booleans()))
        act = draw(ACTS)
        entries.append(seal(entries[-1].hash, len(entries) + 1, MOMENT, "Élodie Ravel", act))
    return entries


@given(hidden_chains())
def test_the_chain_holds_whatever_was_hidden(entries: list[JournalEntry]) -> None:
    assert broken_link(entries) is None


@given(hidden_chains(), st.data())
def test_an_alteration_is_found_even_beside_hidden_words(
    entries: list[JournalEntry], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))

    for name, alter in ALTERATIONS.items():
        altered = [*entries[:place], alter(entries[place]), *entries[place + 1 :]]
        assert broken_link(altered) is not None, name


@given(hidden_chains(), st.data())
def test_words_put_back_are_found(entries: list[JournalEntry], data: st.DataObject) -> None:
    sealed = [one for one in entries if content_digest(one) != one.hash]
    assume(sealed)
    changed = data.draw(st.sampled_from(sealed))
    back = replace(changed, detail=data.draw(TEXTS), agent="Camille Renaud")
    assume(back != changed)

    assert broken_link([back if one is changed else one for one in entries]) == changed.sequence


@given(hidden_chains(), st.data())
def test_an_entry_taken_out_or_moved_is_found(entries: list[JournalEntry], data: st.DataObject) -> None:
    first, second = sorted(data.draw(st.sets(st.integers(0, len(entries) - 1), min_size=2, max_size=2)))
    moved = list(entries)
    moved[first], moved[second] = moved[second], moved[first]

    assert broken_link(moved) is not None
    assert broken_link(entries[:first] + entries[first + 1 :]) is not None
    assert broken_link([*entries[: first + 1], *entries[first:]]) is not None


@given(hidden_chains())
def test_a_hiding_that_is_cut_off_leaves_its_entries_unexplained(entries: list[JournalEntry]) -> None:
    told = [one for one in entries if one.kind == HIDING]
    assume(told)
    cut = entries[: told[-1].sequence - 1]

    assert broken_link(cut) == min(vouched(told[-1]))


@given(hidden_chains(), st.data())
def test_an_end_that_is_cut_off_or_grown_is_missed_by_the_head_kept_apart(
    entries: list[JournalEntry], data: st.DataObject
) -> None:
    head = Head(entries[-1].sequence, entries[-1].hash)
    cut = entries[: data.draw(st.integers(0, len(entries) - 1))]
    grown = [*entries, seal(entries[-1].hash, len(entries) + 1, MOMENT, "Intrus", Act("x", "y", {}))]

    assert broken_link(entries, head) is None
    assert broken_link(cut, head) is not None
    assert broken_link(grown, head) == len(grown)


@given(st.lists(ACTS, max_size=4), st.sets(st.sampled_from(WORDS), min_size=1))
def test_no_word_is_left_anywhere(acts: list[Act], words: set[str]) -> None:
    entries = hide(chain(Act("x", "y", {"nom": WORDS[0]}), *acts), sorted(words), subjects=True)

    for entry in entries:
        texts = json.dumps(list(json.loads(entry.detail).values()), ensure_ascii=False)
        assert not any(json.dumps(word, ensure_ascii=False)[1:-1] in texts for word in words)
        assert not any(word in entry.subject for word in words)


def test_the_longest_text_goes_first_and_only_what_is_asked_changes() -> None:
    (entry,) = chain(Act("dossier.amended", "Ravel", {"par": "Élodie Ravel et Mme Ravel, RAVEL", "rang": 4}))
    hidden = hiding_of(["Ravel", "Élodie Ravel"]).entry(entry)

    assert json.loads(hidden.detail) == {"par": f"{HIDDEN} et Mme {HIDDEN}, RAVEL", "rang": 4}
    assert hidden == replace(entry, detail=hidden.detail)


def test_an_act_of_hiding_keeps_its_digests_when_words_are_hidden_in_it() -> None:
    first = hide(chain(Act("x", "y", {"nom": "Ravel"})), ["Ravel"])
    digest = vouched(first[-1])
    again = hide(first, ["demande", digest[1]])

    assert vouched(again[1]) == digest
    assert json.loads(again[1].detail)["motif"] == f"à la {HIDDEN} de {HIDDEN}"
    assert broken_link(again) is None


@pytest.mark.parametrize("words", [[], ["Ravel", " "], [""]])
def test_a_blank_text_is_not_hidden(words: list[str]) -> None:
    with pytest.raises(Refusal, match="mot à effacer"):
        hiding_of(words)


@pytest.mark.parametrize(
    "detail", ["{}", "[]", "rien", '{"lignes_effacees":["a:b"]}', '{"lignes_effacees":4}']
)
def test_an_act_of_hiding_that_says_nothing_vouches_for_nothing(detail: str) -> None:
    (entry,) = chain(Act(HIDING, "personne/4", {}))

    assert vouched(replace(entry, detail=detail)) == {}
