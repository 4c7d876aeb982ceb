"""Every column that can hold a word is classed, and no class names a column that is gone."""

from sqlalchemy import Boolean, Date, DateTime, Enum, Integer, Table, Time
from sqlalchemy.types import TypeDecorator, TypeEngine

from daect_tui.domain.personal_records import KEEPING, RecordKind
from storage.personal.inventory import DERIVED, NOBODY, PEOPLE
from storage.tables import METADATA

_NO_WORDS = (Boolean, Date, DateTime, Enum, Integer, Time)


def _plain(kind: TypeEngine[object]) -> TypeEngine[object]:
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind


def _wordy(table: Table) -> frozenset[str]:
    named = (column.name for column in table.columns if not isinstance(_plain(column.type), _NO_WORDS))
    return frozenset(named)


def test_each_column_that_can_hold_a_word_has_its_class() -> None:
    classed = {kind.value: frozenset(one.columns) for kind, one in PEOPLE.items()} | NOBODY
    found = {name: _wordy(table) for name, table in METADATA.tables.items() if name not in DERIVED}
    # Tables of numbers and dates alone have nothing to class.
    assert classed == {name: columns for name, columns in found.items() if columns}
    assert METADATA.tables.keys() >= DERIVED


def test_each_kind_of_record_says_why_it_is_kept() -> None:
    assert set(KEEPING) == set(RecordKind) == set(PEOPLE)
