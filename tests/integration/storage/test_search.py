"""The words of the dossiers are true after every change, in the unit of work itself and after it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from daect_tui.domain.dossier import Dossier, DossierState, Referents
from daect_tui.domain.journal import Act
from daect_tui.domain.register_query import Due, RegisterQuery, Span
from daect_tui.services.ports import UnitOfWork
from storage.engine import maintenance_engine
from storage.records import Records
from storage.register import OpenRegister, open_register
from storage.repositories import search as search_module
from storage.repositories.bulk_dossiers import SqlBulkDossiers
from storage.repositories.search import SqlSearch
from tests.integration.storage.samples import AGENT, CLOCK, dossier, organisation, programme

TODAY = date(2017, 5, 17)
ACT = Act("register.furnished", "registre", {})


def found(unit: UnitOfWork, search: str) -> list[int]:
    window = unit.register_view.window(RegisterQuery(search), TODAY, Span(50))
    assert unit.register_view.count(RegisterQuery(search), TODAY) == len(window.rows)
    return [int(row.reference[-3:]) for row in window.rows]


@pytest.fixture
def filled_unit(register: OpenRegister) -> UnitOfWork:
    """Begin a unit of work on a register of four dossiers, kept already."""
    domains = ("Bas_débit", "Eau à 100 %", "Écoles du Cœur \\ ville", "Œuvres de l’Île")
    with register.begin(CLOCK, AGENT) as unit:
        unit.programmes.add(programme())
        kept = unit.organisations.add(organisation("Fougères"))
        for number, domain in enumerate(domains, start=1):
            unit.dossiers.add(dossier(f"PACT3-2017-{number:03d}", kept, domain))
        unit.journal.append(ACT)
        unit.commit()
    return register.begin(CLOCK, AGENT)


@pytest.mark.parametrize(
    ("search", "numbers"),
    [
        ("", [1, 2, 3, 4]),
        ("ecole", [3]),
        ("ÉCOLES cœur", [3]),
        ("coeur ecol", [3]),
        ("oeuvres", [4]),
        ("FOUGERES pact3-2017-002", [2]),
        ("fougeres inconnu", []),
        ("100", [2]),
        ("100 %", [2]),
        ("%", []),
        ("_", []),
        ("debit", [1]),
        ("ebit", []),
        ("l'ile", [1, 2, 3, 4]),
        ("de l’île œ", [4]),
        ("sénég", [1, 2, 3, 4]),
        ("Éloïse GUÉR", [1, 2, 3, 4]),
        ("colin fab", [1, 2, 3, 4]),
        ("732829320", [1, 2, 3, 4]),
        ("reseau exploitation jours", [1, 2, 3, 4]),
        ("ingenieurs", [1, 2, 3, 4]),
        ("x" * 500, []),
    ],
)
def test_every_word_typed_begins_a_word_of_the_dossier(
    filled_unit: UnitOfWork, search: str, numbers: list[int]
) -> None:
    with filled_unit as unit:
        assert found(unit, search) == numbers


CHANGES: dict[str, tuple[Callable[[Dossier], Dossier], str, str]] = {
    "domain": (lambda one: replace(one, content=replace(one.content, domain="Vitrail")), "debit", "vitrail"),
    "skills": (lambda one: replace(one, content=replace(one.content, skills="Tuilerie")), "gestion", "tuil"),
    "countries": (
        lambda one: replace(one, content=replace(one.content, countries=("TN",))),
        "senegal",
        "tuni",
    ),
    "referents": (lambda one: replace(one, referents=Referents("Zoé Quercy")), "nadia", "quercy"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_dossier_is_found_by_what_it_says_now_only(filled_unit: UnitOfWork, name: str) -> None:
    change, gone, come = CHANGES[name]
    with filled_unit as unit:
        before = unit.dossiers.get("PACT3-2017-001")
        before = unit.dossiers.update(replace(before, referents=Referents("Nadia Ferrand")))
        assert 1 in found(unit, gone)
        unit.dossiers.update(change(before))
        assert 1 not in found(unit, gone)
        assert 1 in found(unit, come)
        assert 1 in found(unit, "pact3")


def test_a_changed_state_or_deadline_is_filtered_as_it_is_now(filled_unit: UnitOfWork) -> None:
    def counted(query: RegisterQuery) -> int:
        return unit.register_view.count(query, TODAY)

    with filled_unit as unit:
        before = unit.dossiers.get("PACT3-2017-001")
        assert (counted(RegisterQuery(due=Due.PAST)), counted(RegisterQuery(due=Due.NONE))) == (4, 0)
        unit.dossiers.update(replace(before, state=DossierState.REFUSED, silence_on=None))
        assert counted(RegisterQuery(states=(DossierState.REFUSED,))) == 1
        assert counted(RegisterQuery(states=(before.state,))) == 3
        assert (counted(RegisterQuery(due=Due.PAST)), counted(RegisterQuery(due=Due.NONE))) == (3, 1)
        (row,) = unit.register_view.window(RegisterQuery("001"), TODAY, Span(5)).rows
        assert (row.state, row.version) == (DossierState.REFUSED, before.version + 1)


def test_a_renamed_organisation_is_found_under_its_new_name_only(filled_unit: UnitOfWork) -> None:
    with filled_unit as unit:
        owner = unit.dossiers.get("PACT3-2017-001").organisation
        person = replace(owner.representative, last_name="Ygrande")
        unit.organisations.update(replace(owner, name="Sèvremont (fictif)", representative=person))
        assert found(unit, "sevremont ygrande") == [1, 2, 3, 4]
        assert found(unit, "fougeres") == [1, 2, 3, 4]  # the town of its address
        assert found(unit, "guerin") == []
        rows = unit.register_view.window(RegisterQuery(), TODAY, Span(5)).rows
        assert {row.organisation for row in rows} == {"Sèvremont (fictif)"}


def test_a_dossier_that_passes_to_another_organisation_leaves_the_words_of_the_first(
    filled_unit: UnitOfWork,
) -> None:
    with filled_unit as unit:
        other = unit.organisations.add(replace(organisation("Syndicat des eaux"), siren="217800507"))
        before = unit.dossiers.get("PACT3-2017-001")
        unit.dossiers.update(replace(before, organisation=other))
        assert found(unit, "syndicat") == [1]
        assert found(unit, "732829320") == [2, 3, 4]


def test_what_is_rolled_back_is_not_found(filled_unit: UnitOfWork, register: OpenRegister) -> None:
    with filled_unit as unit:
        owner = unit.dossiers.get("PACT3-2017-001").organisation
        unit.dossiers.add(dossier("PACT3-2017-009", owner, "Tuilerie"))
        assert found(unit, "tuilerie") == [9]
    with register.reading() as unit:
        assert found(unit, "tuilerie") == []
        assert found(unit, "") == [1, 2, 3, 4]


def test_many_dossiers_noted_at_once_are_all_found(
    filled_unit: UnitOfWork, register: OpenRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "_WAITING", 7)
    # Across the boundary of two blocks of the index.
    monkeypatch.setattr(SqlBulkDossiers, "_numbers", lambda _self, _table, count: range(8180, 8180 + count))
    with filled_unit as unit:
        owner = unit.dossiers.get("PACT3-2017-001").organisation
        unit.bulk_dossiers.add([dossier(f"PACT3-2017-{n:03d}", owner, f"Lot mot{n}") for n in range(10, 40)])
        unit.journal.append(ACT)
        unit.commit()
    with register.reading() as unit:
        assert unit.register_view.count(RegisterQuery(), TODAY) == 34
        assert found(unit, "mot25") == [25]
        assert found(unit, "lot vitrail") == []


def test_after_any_change_the_index_is_the_one_that_would_be_made_anew(
    filled_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "_WAITING", 3)
    register = open_register(filled_file)
    with register.begin(CLOCK, AGENT) as unit:
        first = unit.dossiers.get("PACT3-2017-001")
        owner, other = first.organisation, unit.organisations.add(organisation("Syndicat des eaux"))
        # One organisation is renamed twice around dossiers that are changed, and others that are new.
        renamed = unit.organisations.update(replace(owner, name="Sèvremont (fictif)"))
        unit.dossiers.add(dossier("PACT3-2017-050", renamed, "Tuilerie"))
        renamed = unit.organisations.update(replace(renamed, name="Ygrande (fictif)", siren=""))
        unit.dossiers.update(replace(first, organisation=other, referents=Referents("Zoé Quercy")))
        new = unit.dossiers.get("PACT3-2017-050")
        unit.dossiers.update(replace(new, content=replace(new.content, countries=("TN", "MA"))))
        unit.bulk_dossiers.add([dossier(f"PACT3-2017-{n}", renamed, f"Lot {n}") for n in range(60, 70)])
        unit.organisations.update(replace(renamed, name="Fougères"))
        unit.dossiers.update(replace(unit.dossiers.get("PACT3-2017-65"), state=DossierState.REFUSED))
        unit.journal.append(ACT)
        unit.commit()
    register.close()
    kept = index_of(filled_file)
    with maintenance_engine(filled_file).begin() as connection, Session(connection) as session:
        SqlSearch(Records(session)).rebuild()
        session.flush()
    assert index_of(filled_file) == kept


def index_of(path: Path) -> tuple[set[tuple[object, ...]], set[tuple[object, ...]]]:
    """Read the whole index of a register, but for the sets that a change has emptied."""
    with closing(sqlite3.connect(path)) as connection:
        sets = connection.execute("SELECT * FROM search_posting WHERE length(bits) > 0").fetchall()
        return set(sets), set(connection.execute("SELECT * FROM register_entry").fetchall())


def test_candidates_hold_the_most_of_the_words_the_best_first(filled_unit: UnitOfWork) -> None:
    with filled_unit as unit:
        owner = unit.organisations.add(organisation("Syndicat des eaux du Cœur"))
        unit.dossiers.add(dossier("PACT3-2017-008", owner, "Vitrail"))
        unit.dossiers.add(dossier("PACT3-2017-009", owner, "Eau et vitrail"))
        best = unit.search.candidates(["Syndicat", "cœur", "l’eau"], 3)
        assert best[0] == "PACT3-2017-009"
        assert set(best[1:]) <= {"PACT3-2017-008", "PACT3-2017-002", "PACT3-2017-003"}
        assert unit.search.candidates(["syndicat eau"], 1) == ("PACT3-2017-009",)
        assert unit.search.candidates(["inconnu", "%"], 5) == ()
        assert unit.search.candidates([], 5) == ()


def test_candidates_are_bounded_when_every_word_is_common(
    filled_unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_module, "_WEIGHED", 2)
    with filled_unit as unit:
        assert len(unit.search.candidates(["pact3", "2017", "reseau"], 10)) == 2
