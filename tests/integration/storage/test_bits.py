"""Sets of numbers written by blocks come back the same, however many numbers they hold."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.bits import BLOCK, as_flags, gathered, joined, members, packed, packed_list, size, unpacked

# Sets that are written as lists, and sets that are written as maps.
OFFSETS = st.one_of(
    st.sets(st.integers(0, BLOCK - 1), max_size=20),
    st.builds(lambda step, first: set(range(first, BLOCK, step)), st.integers(1, 40), st.integers(0, 9)),
)


def bits_of(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in numbers)


@given(OFFSETS)
def test_a_block_comes_back(offsets: set[int]) -> None:
    written = packed(bits_of(offsets))
    assert set(members(unpacked(written))) == offsets
    assert size(written) == len(offsets)
    assert len(written) <= BLOCK // 8


@given(OFFSETS, OFFSETS, OFFSETS)
def test_a_block_is_changed_as_a_set_is(before: set[int], come: set[int], gone: set[int]) -> None:
    read = unpacked(packed(bits_of(before)))
    after = packed((read | bits_of(come)) & ~bits_of(gone))
    assert set(members(unpacked(after))) == (before | come) - gone


@given(st.dictionaries(st.integers(0, 5), st.lists(OFFSETS, min_size=1, max_size=3), max_size=3))
def test_blocks_are_joined_into_one_set(blocks: dict[int, list[set[int]]]) -> None:
    whole = joined({block: [packed(bits_of(one)) for one in sets] for block, sets in blocks.items()})
    numbers = {block * BLOCK + offset for block, sets in blocks.items() for one in sets for offset in one}
    assert set(members(whole)) == numbers
    assert list(members(whole)) == sorted(numbers)
    flags = as_flags(whole)
    assert {place for place, flag in enumerate(flags) if flag == ord("1")} == numbers


@pytest.mark.parametrize("count", [0, 1, 510, 511, 512, 513, BLOCK])
def test_the_shorter_way_is_taken(count: int) -> None:
    written = packed(bits_of(range(count)))
    assert len(written) == min(2 * count, BLOCK // 8)
    assert unpacked(written) == bits_of(range(count))


@given(OFFSETS)
def test_a_set_given_as_its_numbers_is_written_the_same(offsets: set[int]) -> None:
    assert gathered(offsets) == bits_of(offsets)
    assert packed_list(sorted(offsets)) == packed(bits_of(offsets))
