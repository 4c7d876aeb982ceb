"""Sets of whole numbers, by blocks of 8192: few as a list, many as one bit each.

A list takes two bytes a number, a map 1024 bytes whatever it holds; the shorter is written, and its
length tells which it is. In memory a set is a Python integer, in which bit n is set when n is in it:
`&` and `|` join sets in microseconds however many dossiers there are.
"""

import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_

BLOCK = 8192
_MAP = BLOCK // 8
# A list as long as a map could not be told from it.
LONGEST_LIST = _MAP // 2 - 1
# So few numbers are put in a set, or taken out of it, one by one faster than by way of its digits.
_A_HANDFUL = 32
_MANY = 256
_NOUGHTS = b"0" * BLOCK
_ONE = ord("1")


def packed(bits: int) -> bytes:
    """Write the set of one block, of numbers from 0 to `BLOCK` - 1; the empty one is no byte."""
    if bits.bit_count() > LONGEST_LIST:
        return bits.to_bytes(_MAP, "little")
    return _little(array("H", members(bits))).tobytes()


def packed_list(numbers: Sequence[int]) -> bytes:
    """Write a set as `packed` does, given as its numbers, in any order and more than once as it may be."""
    if len(numbers) > LONGEST_LIST:
        return packed(gathered(numbers))
    return _little(array("H", sorted(set(numbers)))).tobytes()


def gathered(numbers: Collection[int]) -> int:
    """Return the set of some numbers of one block."""
    if len(numbers) <= _A_HANDFUL:
        return reduce(or_, (1 << number for number in numbers), 0)
    if len(numbers) <= _MANY:
        bits = bytearray(_MAP)
        for number in numbers:
            bits[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(bits, "little")
    digits = bytearray(_NOUGHTS)
    for number in numbers:
        digits[number] = _ONE
    digits.reverse()
    return int(digits, 2)


def unpacked(written: bytes) -> int:
    """Read the set of one block."""
    if len(written) == _MAP:
        return int.from_bytes(written, "little")
    return reduce(or_, (1 << number for number in _listed(written)), 0)


def joined(blocks: Mapping[int, Sequence[bytes]]) -> int:
    """Read the union of the sets written for each block, as the numbers that they are of all blocks."""
    if not blocks:
        return 0
    bits = bytearray((max(blocks) + 1) * _MAP)
    for block, sets in blocks.items():
        start = block * _MAP
        maps = [int.from_bytes(written, "little") for written in sets if len(written) == _MAP]
        if maps:
            bits[start : start + _MAP] = reduce(or_, maps).to_bytes(_MAP, "little")
        for written in sets:
            if len(written) < _MAP:
                for number in _listed(written):
                    bits[start + (number >> 3)] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def size(written: bytes) -> int:
    """Count the numbers of a block."""
    return len(written) // 2 if len(written) < _MAP else int.from_bytes(written, "little").bit_count()


def members(bits: int) -> Iterator[int]:
    """Go through the numbers of a set, in their order."""
    if bits.bit_count() <= _A_HANDFUL:
        while bits:
            lowest = bits & -bits
            yield lowest.bit_length() - 1
            bits ^= lowest
        return
    digits = bin(bits)[:1:-1]
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)


def as_flags(bits: int) -> bytes:
    """Write a set as one sign a number, from 0: « 1 » where it is in the set."""
    return bin(bits)[:1:-1].encode()


def _listed(written: bytes) -> Iterable[int]:
    numbers = array("H")
    numbers.frombytes(written)
    return _little(numbers)


def _little(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
