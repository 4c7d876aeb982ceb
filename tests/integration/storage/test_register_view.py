"""The register list against the plainest of readings: everything in memory, filtered and sorted there."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daect_tui.domain.dossier import Dossier, DossierState, Referents
from daect_tui.domain.journal import Act
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.register_query import STATES_OF, Due, Place, RegisterQuery, Sort, Span
from daect_tui.domain.text import fold
from daect_tui.domain.words import words_in
from daect_tui.services.catalogue import country_name, themes
from daect_tui.services.ports import UnitOfWork
from storage.register import OpenRegister, open_register
from storage.repositories import register_view
from tests.integration.storage.samples import AGENT, CLOCK, dossier, organisation, programme

TODAY = date(2017, 5, 17)
ACT = Act("register.furnished", "registre", {})
COUNT = 60
NAMES = ("Évry (fictif)", "Zuydcoote", "œuvre des Îles", "Aubrac", "évreux-sur-mer")
DOMAINS = ("Eau & assainissement", "Écoles du cœur", "Bas_débit à 100 %", "œuvres sociales", "Zone")
REFERENTS = ("", "Nadia Ferrand", "Émile Oriol", "[b]Zabel")
WORDS = ("e", "ea", "eau", "ecol", "coeur", "evr", "pact3", "2017", "001", "mar", "sene", "nadia", "x", "ag")


@pytest.fixture(scope="module")
def dossiers(
    empty: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[OpenRegister, list[Dossier]]]:
    register = open_register(Path(shutil.copy(empty, tmp_path_factory.mktemp("view") / "vue.daect")))
    draw = random.Random(7)  # noqa: S311 – the same dossiers each time
    with register.begin(CLOCK, AGENT) as unit:
        for code in ("PACT2", "PACT3"):
            unit.programmes.add(programme(code))
        owners = [unit.organisations.add(organisation(name)) for name in NAMES]
        kept = [unit.dossiers.add(_drawn(draw, number, owners)) for number in range(1, COUNT + 1)]
        unit.journal.append(ACT)
        unit.commit()
    yield register, kept
    register.close()


def _drawn(draw: random.Random, number: int, owners: list[Organisation]) -> Dossier:
    code = draw.choice(("PACT2", "PACT3"))
    made = dossier(f"{code}-2017-{number * 37:03d}", draw.choice(owners), draw.choice(DOMAINS))
    received = TODAY - timedelta(days=draw.randrange(90))
    silence = draw.choice((None, TODAY + timedelta(days=draw.randrange(-20, 45))))
    return replace(
        made,
        programme=code,
        state=draw.choice(list(DossierState)),
        silence_on=silence,
        referents=Referents(draw.choice(REFERENTS), draw.choice(REFERENTS)),
        content=replace(
            made.content,
            theme=draw.choice(list(themes())),
            countries=tuple(draw.sample(("MA", "SN", "TN"), draw.randrange(3))),
            received_on=received,
        ),
    )


# ── The plain reading ──────────────────────────────────────────────────────────────────────────


def answers(one: Dossier, query: RegisterQuery) -> bool:
    content, names = one.content, (one.referents.geographic, one.referents.thematic)
    owner = one.organisation
    texts = (
        one.reference, content.domain, content.skills, content.evidence, content.mobilisation,
        content.experts, *names, owner.name, owner.siren, owner.address.city,
        owner.representative.first_name, owner.representative.last_name, owner.contact.name,
        *map(country_name, content.countries), *content.countries,
    )  # fmt: skip
    words = words_in(" ".join(texts))
    left = (one.silence_on - TODAY).days if one.silence_on else None
    return (
        all(any(word.startswith(asked) for word in words) for asked in query.words)
        and query.programme in ("", one.programme)
        and (not query.states or one.state in query.states)
        and query.theme in ("", content.theme)
        and (not query.country or query.country in content.countries)
        and (not query.referent or query.referent in names)
        and {
            None: True,
            Due.NONE: left is None,
            Due.PAST: left is not None and left < 0,
            Due.WITHIN_10_DAYS: left is not None and 0 <= left <= 10,
            Due.WITHIN_30_DAYS: left is not None and 0 <= left <= 30,
        }[query.due]
    )


def sort_key(one: Dossier, sort: Sort) -> tuple[object, ...]:
    content = one.content
    programme_code, year, number = one.reference.split("-")
    referent = fold(one.referents.geographic or one.referents.thematic)
    keys: dict[Sort, tuple[object, ...]] = {
        Sort.REFERENCE: (programme_code, year, int(number)),
        Sort.ORGANISATION: (fold(one.organisation.name),),
        Sort.DOMAIN: (fold(content.domain),),
        Sort.PROGRAMME: (fold(one.programme),),
        Sort.THEME: (fold(themes()[content.theme]),),
        Sort.RECEIVED: (content.received_on,),
        Sort.SILENCE: (one.silence_on is None, one.silence_on or TODAY),
        Sort.REFERENT: (not referent, referent),
        Sort.STATE: (list(DossierState).index(one.state),),
    }
    return (*keys[sort], one.id)


def expected(dossiers: list[Dossier], query: RegisterQuery) -> list[str]:
    found = [one for one in dossiers if answers(one, query)]
    found.sort(key=lambda one: sort_key(one, query.sort), reverse=query.descending)
    return [one.reference for one in found]


# ── What is read ───────────────────────────────────────────────────────────────────────────────


def read(unit: UnitOfWork, query: RegisterQuery, limit: int, *, forward: bool = True) -> list[list[str]]:
    """Read all the windows, one after the other, from an end."""
    windows: list[list[str]] = []
    place: Place | None = None
    while True:
        window = unit.register_view.window(query, TODAY, Span(limit, place, forward=forward))
        if not window.rows:
            return windows
        windows.append([row.reference for row in window.rows])
        place = window.last if forward else window.first


QUERIES = st.builds(
    RegisterQuery,
    search=st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join),
    programme=st.sampled_from(("", "", "PACT2", "PACT3")),
    states=st.sampled_from(((), (), *STATES_OF.values(), (DossierState.FILED,))),
    theme=st.sampled_from(("", "", *themes())),
    country=st.sampled_from(("", "", "MA", "SN", "FR")),
    referent=st.sampled_from(("", *REFERENTS)),
    due=st.sampled_from((None, None, *Due)),
    sort=st.sampled_from(Sort),
    descending=st.booleans(),
)


@pytest.mark.parametrize("few", [400, 0], ids=["by the lines", "by the index"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES, limit=st.integers(1, 25))
def test_what_answers_is_read_in_order_from_both_ends(
    dossiers: tuple[OpenRegister, list[Dossier]],
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    query: RegisterQuery,
    limit: int,
) -> None:
    # Both ways of reading are tried on the same register: by the lines found, and along the index.
    monkeypatch.setattr(register_view, "_FEW", few)
    register, kept = dossiers
    wanted = expected(kept, query)
    with register.reading() as unit:
        view = unit.register_view
        assert view.count(query, TODAY) == len(wanted)
        forward = read(unit, query, limit)
        backward = read(unit, query, limit, forward=False)
        assert [reference for window in forward for reference in window] == wanted
        assert [reference for window in reversed(backward) for reference in window] == wanted
        assert view.references(query, TODAY, limit) == tuple(wanted[:limit])
        for rank, reference in enumerate(wanted[:5]):
            assert view.rank(query, TODAY, reference) == rank
        skipped = view.window(query, TODAY, Span(limit, skip=3))
        assert [row.reference for row in skipped.rows] == wanted[3 : 3 + limit]


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_is_sorted_whole(
    dossiers: tuple[OpenRegister, list[Dossier]], sort: Sort, descending: bool
) -> None:
    register, kept = dossiers
    query = RegisterQuery(sort=sort, descending=descending)
    with register.reading() as unit:
        assert list(chain(*read(unit, query, 7))) == expected(kept, query)
        assert len(set(expected(kept, query))) == COUNT


def test_a_line_tells_all_that_the_columns_show(dossiers: tuple[OpenRegister, list[Dossier]]) -> None:
    register, kept = dossiers
    by_reference = {one.reference: one for one in kept}
    with register.reading() as unit:
        for row in unit.register_view.window(RegisterQuery(), TODAY, Span(COUNT)).rows:
            one = by_reference[row.reference]
            assert (row.organisation, row.domain) == (one.organisation.name, one.content.domain)
            assert (row.programme, row.theme) == (one.programme, one.content.theme)
            assert (row.countries, row.referents) == (one.content.countries, one.referents)
            assert (row.received_on, row.silence_on) == (one.content.received_on, one.silence_on)
            assert (row.state, row.version) == (one.state, one.version)


def test_what_can_be_filtered_on_is_counted(dossiers: tuple[OpenRegister, list[Dossier]]) -> None:
    register, kept = dossiers
    with register.reading() as unit:
        facets = unit.register_view.facets()
    for state in DossierState:
        assert facets.states.get(state, 0) == sum(one.state is state for one in kept)
    for country in ("MA", "SN", "TN"):
        assert facets.countries[country] == sum(country in one.content.countries for one in kept)
    assert set(facets.referents) == set(REFERENTS) - {""}
    assert sum(facets.programmes.values()) == COUNT
    assert sum(facets.themes.values()) == COUNT


def test_a_dossier_out_of_the_answer_has_no_rank(dossiers: tuple[OpenRegister, list[Dossier]]) -> None:
    register, kept = dossiers
    other = next(one for one in kept if one.programme == "PACT2")
    with register.reading() as unit:
        assert unit.register_view.rank(RegisterQuery(programme="PACT3"), TODAY, other.reference) is None
        assert unit.register_view.rank(RegisterQuery(), TODAY, "PACT9-2017-001") is None
