"""Three-way merge of fields: nothing is lost, nothing is done twice, copies that part are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.field_merge import Fate, MergedField, Side, merge_fields, result_of
from daect_tui.domain.lineage import Kinship, Lineage, kinship, revision_of, saved_once_more

NAMES = ("a", "b", "c", "d")
TEXTS = st.sampled_from(["", "x", "y", "z"])
FORMS = st.fixed_dictionaries(dict.fromkeys(NAMES, TEXTS))
TAKEN = st.sets(st.sampled_from(NAMES))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "fate", "result"),
    [
        ("x", "x", "x", Fate.UNCHANGED, "x"),
        ("x", "x", "y", Fate.TAKEN, "y"),
        ("x", "x", "", Fate.TAKEN, ""),
        ("x", "y", "x", Fate.KEPT, "y"),
        ("x", "y", "y", Fate.SAME, "y"),
        ("x", "y", "z", Fate.CONFLICT, "y"),
        ("", "y", "z", Fate.CONFLICT, "y"),
    ],
)
def test_each_case_has_its_fate(base: str, ours: str, theirs: str, fate: Fate, result: str) -> None:
    (merged,) = merge_fields({"a": base}, {"a": ours}, {"a": theirs})

    assert (merged.fate, merged.result) == (fate, result)


def test_a_conflict_is_settled_either_way_and_only_a_conflict() -> None:
    base, ours, theirs = {"a": "", "b": ""}, {"a": "x", "b": "x"}, {"a": "y", "b": ""}

    conflict, kept = merge_fields(base, ours, theirs, taken=("a", "b"))

    assert (conflict.chosen, conflict.result, conflict.changes) == (Side.THEIRS, "y", True)
    assert (kept.chosen, kept.result) == (Side.OURS, "x")


def test_a_field_that_the_form_did_not_hold_stays() -> None:
    assert result_of({"a": "x", "b": "y"}, merge_fields({}, {"a": "x"}, {"a": "z"})) == {"a": "x", "b": "y"}


@given(base=FORMS, ours=FORMS, theirs=FORMS, taken=TAKEN)
def test_merging_twice_changes_nothing_more(
    base: dict[str, str], ours: dict[str, str], theirs: dict[str, str], taken: set[str]
) -> None:
    once = result_of(ours, merge_fields(base, ours, theirs, taken))

    assert result_of(once, merge_fields(base, once, theirs)) == once


@given(base=FORMS, ours=FORMS, theirs=FORMS, taken=TAKEN)
def test_no_edit_is_lost_without_its_conflict(
    base: dict[str, str], ours: dict[str, str], theirs: dict[str, str], taken: set[str]
) -> None:
    fields = merge_fields(base, ours, theirs, taken)
    held = result_of(ours, fields)
    conflicts = {field.name for field in fields if field.fate is Fate.CONFLICT}

    for name in NAMES:
        edits = {side[name] for side in (ours, theirs) if side[name] != base[name]}
        assert edits <= {held[name]} or name in conflicts


@given(base=FORMS, one=FORMS, other=FORMS)
def test_two_packs_filled_apart_come_to_the_same_in_either_order_or_say_each_conflict(
    base: dict[str, str], one: dict[str, str], other: dict[str, str]
) -> None:
    forwards, said = merged_in_turn(base, one, other)
    backwards, said_too = merged_in_turn(base, other, one)

    for name in NAMES:
        assert forwards[name] == backwards[name] or name in said & said_too


def merged_in_turn(base: dict[str, str], *forms: dict[str, str]) -> tuple[dict[str, str], set[str]]:
    held, conflicts = dict(base), set[str]()
    for form in forms:
        fields: tuple[MergedField, ...] = merge_fields(base, held, form)
        conflicts |= {field.name for field in fields if field.fate is Fate.CONFLICT}
        held = result_of(held, fields)
    return held, conflicts


# Sittings of the same file: a letter stands for a save in a sitting.
SAVES = st.text("abc", max_size=6)


def filled(saves: str) -> Lineage:
    lineage: Lineage = ()
    for sitting in saves:
        lineage = saved_once_more(lineage, sitting)
    return lineage


@given(before=SAVES, after=SAVES)
def test_what_was_filled_further_is_newer(before: str, after: str) -> None:
    early, late = filled(before), filled(before + after)

    assert kinship(early, late) is (Kinship.OLDER if after else Kinship.SAME)
    assert kinship(late, early) is (Kinship.NEWER if after else Kinship.SAME)
    assert revision_of(late) == len(before + after)


@given(before=SAVES, one=SAVES, other=SAVES)
def test_copies_filled_in_other_sittings_are_apart(before: str, one: str, other: str) -> None:
    here, there = filled(f"{before}x{one}"), filled(f"{before}y{other}")

    assert kinship(here, there) is Kinship.APART
    assert kinship(there, here) is Kinship.APART
