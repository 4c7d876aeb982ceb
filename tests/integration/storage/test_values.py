"""Whatever the door for texts lets in comes back equal from the file, in columns and in JSON."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import bindparam, select

from daect_tui.domain.draft import Draft
from daect_tui.domain.errors import UnusableRegister
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.domain.text import clean
from storage.columns import Value
from storage.register import OpenRegister, create_register, open_register
from storage.tables import METADATA
from tests.integration.storage.samples import AGENT, CLOCK, MOMENT
from tests.integration.storage.world import World

TEXTS = st.text(max_size=40).map(lambda text: clean(text).text)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    float: st.floats(0.5, 100),
    date: DAYS,
    datetime: MOMENTS,
    NoneType: st.none(),
}


@cache
def values(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 – any type expression of the domain
    """Return what makes values of a type of the domain, down to its last field."""
    if kind in SIMPLE:
        return SIMPLE[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{field.name: values(hints[field.name]) for field in fields(kind)})
    return _composed(get_origin(kind), get_args(kind))


def _composed(origin: Any, arguments: tuple[Any, ...]) -> st.SearchStrategy[Any]:  # noqa: ANN401
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(values(arguments[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, arguments))
    if origin in (Union, UnionType):
        return st.one_of(*map(values, arguments))
    assert origin is Mapping
    return st.dictionaries(*map(values, arguments), max_size=4)


KINDS = {
    str(column.type.kind): column.type.kind
    for table in METADATA.sorted_tables
    for column in table.columns
    if isinstance(column.type, Value)
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRegister]:
    register = create_register(tmp_path_factory.mktemp("values") / "registre.daect", created_at=MOMENT)
    yield register
    register.close()


# There are many kinds, and they are made of the same few things.
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
@settings(max_examples=settings().max_examples // 3)
@given(data=st.data())
def test_a_value_object_comes_back_equal(shared: OpenRegister, kind: Any, data: st.DataObject) -> None:  # noqa: ANN401
    value = data.draw(values(kind))
    with shared._engine.connect() as connection:
        assert connection.scalar(select(bindparam("value", value, type_=Value(kind)))) == value


@given(organisation=values(Organisation))
def test_an_organisation_comes_back_equal(shared: OpenRegister, organisation: Organisation) -> None:
    within = replace(organisation, name=f"N{organisation.name}", siren="", siret="", rna="", merged_into=None)
    with shared.begin(CLOCK, AGENT) as unit:
        kept = unit.organisations.add(within)
        assert kept == replace(within, id=kept.id)
        assert unit.organisations.get(kept.id) == kept
        assert kept in unit.organisations.named(kept.name)


@given(draft=values(Draft))
def test_a_draft_comes_back_equal(shared: OpenRegister, draft: Draft) -> None:
    with shared.begin(CLOCK, AGENT) as unit:
        kept = unit.drafts.save(replace(draft, id=0))
        assert unit.drafts.get(kept.id) == kept


@given(search=TEXTS)
def test_any_search_is_answered(shared: OpenRegister, search: str) -> None:
    with shared.reading() as unit:
        assert unit.register_view.count(RegisterQuery(search), MOMENT.date()) == 0


def test_values_are_written_so_that_people_can_read_them(filled_file: Path) -> None:
    with closing(sqlite3.connect(filled_file)) as connection:
        (fields_of_draft,) = connection.execute("SELECT fields FROM draft").fetchone()
    assert fields_of_draft == '{"domaine":"Ea","reçu":"3/2/20"}'


@pytest.mark.parametrize("altered", ["", "{", "[]", '{"criteria": 3}', "null"])
def test_a_value_that_was_altered_from_outside_is_said_to_be(
    filled_file: Path, world: World, altered: str
) -> None:
    with closing(sqlite3.connect(filled_file)) as connection:
        connection.execute("UPDATE decision SET grounds = ?", [altered])
        connection.commit()
    register = open_register(filled_file)
    with (
        register.reading() as unit,
        pytest.raises(UnusableRegister, match="Une fiche du registre est illisible"),
    ):
        unit.decisions.get(world.decision.id)
    register.close()
