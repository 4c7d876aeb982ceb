"""Writing dossiers in the index of the register list, many at a time.

New ones are gathered by what stands between the spaces of their texts, which is folded into words once
whatever the number of dossiers that hold it; each set is then made, and written, once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from daect_tui.domain.dossier import Dossier
from daect_tui.domain.words import pieces_of, words_of_piece
from storage.bits import BLOCK, LONGEST_LIST, gathered, packed, packed_list
from storage.entries import SHORT, beginnings, entry_values, keys_of, texts_of, values_of
from storage.records import Records
from storage.repositories.base import Repository
from storage.repositories.postings import Postings
from storage.tables import RegisterEntryTable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """A dossier as the index has it, and as it is now."""

    before: Dossier
    after: Dossier


class Indexing(Repository):
    """Writes the lines of the list and the sets of the search."""

    def __init__(self, records: Records, postings: Postings) -> None:
        super().__init__(records)
        self._postings = postings

    def add(self, dossiers: Iterable[Dossier]) -> None:
        """Write dossiers of which the index has nothing."""
        for block, new in _by_block((dossier.id, dossier) for dossier in dossiers):
            self._records.insert_many(RegisterEntryTable, list(map(entry_values, new)))
            self._postings.add(block, *_with_their_beginnings(_offsets(new)))

    def forget(self, dossiers: Iterable[Dossier]) -> None:
        """Take dossiers out; their lines go with them."""
        for block, gone in _by_block((dossier.id, dossier) for dossier in dossiers):
            bits: dict[str, int] = defaultdict(int)
            for dossier in gone:
                for key in _with_beginnings(dossier):
                    bits[key] |= 1 << dossier.id % BLOCK
            self._postings.change(block, {}, bits)
        self._postings.drop_empty()

    def change(self, changes: Iterable[Change]) -> None:
        """Bring up to date dossiers that the index has."""
        for block, changed in _by_block((change.after.id, change) for change in changes):
            come: dict[str, int] = defaultdict(int)
            gone: dict[str, int] = defaultdict(int)
            for change in changed:
                bit = 1 << change.after.id % BLOCK
                then, now = _with_beginnings(change.before), _with_beginnings(change.after)
                for key in now - then:
                    come[key] |= bit
                for key in then - now:
                    gone[key] |= bit
            self._records.change_many(
                RegisterEntryTable, [entry_values(change.after) for change in changed], "id"
            )
            self._postings.change(block, come, gone)


def sets_of(dossiers: Sequence[Dossier]) -> dict[str, bytes]:
    """Return the sets of the keys of the dossiers of one block, as they are kept."""
    few, many = _with_their_beginnings(_offsets(dossiers))
    return {
        **{key: packed_list(offsets) for key, offsets in few.items()},
        **{key: packed(bits) for key, bits in many.items()},
    }


def _by_block(numbered: Iterable[tuple[int, T]]) -> Iterator[tuple[int, list[T]]]:
    ordered = sorted(numbered, key=lambda pair: pair[0])
    for block, group in groupby(ordered, key=lambda pair: pair[0] // BLOCK):
        yield block, [one for _number, one in group]


def _offsets(dossiers: Sequence[Dossier]) -> dict[str, list[int]]:
    """Return the offsets of the dossiers of one block that bear each key, some of them several times."""
    by_piece: dict[str, list[int]] = defaultdict(list)
    by_key: dict[str, list[int]] = defaultdict(list)
    for dossier in dossiers:
        offset = dossier.id % BLOCK
        for piece in pieces_of(texts_of(dossier)):
            by_piece[piece].append(offset)
        for key in values_of(dossier):
            by_key[key].append(offset)
    while by_piece:
        piece, offsets = by_piece.popitem()
        for word in words_of_piece(piece):
            by_key[word] += offsets
    return by_key


def _with_their_beginnings(come: Mapping[str, list[int]]) -> tuple[dict[str, list[int]], dict[str, int]]:
    """Return the sets of the keys and of their beginnings: short ones as they come, long ones gathered."""
    few = {key: offsets for key, offsets in come.items() if len(offsets) <= LONGEST_LIST}
    many = {key: gathered(offsets) for key, offsets in come.items() if len(offsets) > LONGEST_LIST}
    begun: dict[str, list[int]] = defaultdict(list)
    often: dict[str, int] = defaultdict(int)
    for key, offsets in few.items():
        for beginning in beginnings(key)[-1:]:
            begun[beginning] += offsets
    for key, bits in many.items():
        for beginning in beginnings(key)[-1:]:
            often[beginning] |= bits
    # From the longest on, each is joined into the one that is shorter by a letter.
    for length in range(SHORT + 1, 0, -1):
        for beginning in [one for one in begun if len(one) == length]:
            if beginning in often or len(begun[beginning]) > LONGEST_LIST:
                often[beginning] |= gathered(begun.pop(beginning))
            elif length > 1:
                begun[_shorter(beginning)] += begun[beginning]
        for beginning in [one for one in often if len(one) == length > 1]:
            often[_shorter(beginning)] |= often[beginning]
    return few | begun, many | often


def _shorter(beginning: str) -> str:
    return f"{beginning[:-2]}*"


def _with_beginnings(dossier: Dossier) -> set[str]:
    keys = keys_of(dossier)
    return keys.union(*map(beginnings, keys))
