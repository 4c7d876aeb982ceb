"""The journal: a chain in which nothing can be altered, taken out or moved unseen."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.journal import GENESIS, Act, JournalEntry, canonical, seal
from daect_tui.domain.journal_chain import broken_link

MOMENT = datetime(2017, 5, 17, 12, 5, 0, 123456, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DETAILS = st.dictionaries(TEXTS, TEXTS | st.integers() | st.lists(TEXTS, max_size=3), max_size=4)
ACTS = st.builds(Act, TEXTS, TEXTS, DETAILS)
ALTERATIONS: dict[str, Callable[[JournalEntry], JournalEntry]] = {
    "sequence": lambda entry: replace(entry, sequence=entry.sequence + 1),
    "moment": lambda entry: replace(entry, at=entry.at + timedelta(microseconds=1)),
    "agent": lambda entry: replace(entry, agent=f"{entry.agent}x"),
    "kind": lambda entry: replace(entry, kind=f"{entry.kind}x"),
    "subject": lambda entry: replace(entry, subject=f"{entry.subject}x"),
    "detail": lambda entry: replace(entry, detail=f"{entry.detail} "),
    "previous": lambda entry: replace(entry, previous=_other(entry.previous)),
    "hash": lambda entry: replace(entry, hash=_other(entry.hash)),
    "a letter carried from one field to the next": lambda entry: replace(
        entry, agent=entry.agent[:-1], kind=entry.agent[-1:] + entry.kind
    ),
}


def _other(digest: str) -> str:
    return hashlib.sha256(digest.encode()).hexdigest()


def chain(*acts: Act) -> list[JournalEntry]:
    entries: list[JournalEntry] = []
    for number, act in enumerate(acts, start=1):
        previous = entries[-1].hash if entries else GENESIS
        entries.append(seal(previous, number, MOMENT + timedelta(minutes=number), "Camille Renaud", act))
    return entries


CHAINS = st.lists(ACTS, min_size=1, max_size=6).map(lambda acts: chain(*acts))


def test_an_empty_journal_holds() -> None:
    assert broken_link([]) is None


def test_the_first_entry_follows_the_genesis() -> None:
    (entry,) = chain(Act("dossier.filed", "PACT3-2017-001", {"de": "brouillon"}))

    assert (entry.sequence, entry.previous) == (1, "0" * 64)
    assert entry.detail == '{"de":"brouillon"}'
    assert len(entry.hash) == 64


@given(CHAINS)
def test_a_chain_as_it_was_sealed_holds(entries: list[JournalEntry]) -> None:
    assert broken_link(entries) is None
    assert broken_link(iter(entries)) is None


@given(CHAINS, st.data())
def test_an_altered_field_is_seen_at_its_entry(entries: list[JournalEntry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))

    for name, alter in ALTERATIONS.items():
        altered = [*entries[:place], alter(entries[place]), *entries[place + 1 :]]
        assert broken_link(altered) == place + 1, name


@given(st.lists(ACTS, min_size=2, max_size=6), st.data())
def test_an_entry_taken_out_is_seen(acts: list[Act], data: st.DataObject) -> None:
    entries = chain(*acts)
    place = data.draw(st.integers(0, len(entries) - 2))
    del entries[place]

    assert broken_link(entries) == place + 1


@given(st.lists(ACTS, min_size=2, max_size=6), st.data())
def test_two_entries_swapped_are_seen(acts: list[Act], data: st.DataObject) -> None:
    entries = chain(*acts)
    first, second = sorted(data.draw(st.sets(st.integers(0, len(entries) - 1), min_size=2, max_size=2)))
    entries[first], entries[second] = entries[second], entries[first]

    assert broken_link(entries) == first + 1


@given(CHAINS, ACTS, st.data())
def test_an_entry_slipped_in_is_seen(entries: list[JournalEntry], act: Act, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    previous = entries[place - 1].hash if place else GENESIS
    entries.insert(place, seal(previous, place + 1, MOMENT, "Intrus", act))

    assert broken_link(entries) == place + 2


@given(st.lists(ACTS, min_size=2, max_size=5))
def test_an_entry_rewritten_with_its_own_hash_breaks_the_next(acts: list[Act]) -> None:
    entries = chain(*acts)
    entries[0] = seal(GENESIS, 1, entries[0].at, "Intrus", acts[0])

    assert broken_link(entries) == 2


def test_a_gap_in_the_numbers_is_seen_even_where_every_hash_agrees() -> None:
    act = Act("dossier.filed", "PACT3-2017-001", {})
    first = seal(GENESIS, 1, MOMENT, "Camille Renaud", act)
    third = seal(first.hash, 3, MOMENT, "Camille Renaud", act)

    assert broken_link([first, third]) == 2


def test_the_order_in_which_details_were_given_does_not_count() -> None:
    assert (
        canonical({"a": 1, "b": ["é", "x"]})
        == canonical({"b": ["é", "x"], "a": 1})
        == '{"a":1,"b":["é","x"]}'
    )


@given(CHAINS)
def test_one_moment_written_in_another_zone_would_be_seen(entries: list[JournalEntry]) -> None:
    local = replace(entries[0], at=entries[0].at.astimezone(tz=None).replace(tzinfo=None))

    assert broken_link([local]) == 1
