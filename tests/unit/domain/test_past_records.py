"""Labels and missions of before: texts that come back identical, numbers, states, each with its reason."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.mission import BudgetLine, Expert, Mission, MissionState
from daect_tui.domain.mission_costs import Bearer
from daect_tui.domain.mission_requester import RequesterKind
from daect_tui.domain.mission_security import SecurityLevel
from daect_tui.domain.money import Euros
from daect_tui.domain.past_label import Lists, label_texts, read_past_label
from daect_tui.domain.past_mission import mission_texts, read_past_mission
from daect_tui.domain.past_number import NumberBook, OwnNumber, PastKind, own_number
from daect_tui.domain.past_states import entry_state, read_label_state, read_mission_state, was_validated
from daect_tui.domain.text import clean
from daect_tui.services.catalogue import themes
from daect_tui.services.intake import country_codes
from daect_tui.services.past_books import country_names
from tests.unit.domain.samples import MISSION

TODAY = date(2018, 3, 14)
LISTS = Lists(country_codes(), themes(), {"PACT2": 36, "PACT3": 36})
SIGNS = st.characters(codec="utf-8", categories=["L", "N", "P", "S"], exclude_characters=";")
# As the register keeps texts: normalised at the door.
WORDS = st.text(SIGNS, min_size=1, max_size=12).map(lambda text: clean(text).text).filter(bool)
LINE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
OPTIONAL = st.just("") | LINE
TEXT = st.lists(LINE, max_size=3).map("\n".join)
ITEMS = st.lists(LINE, max_size=3).map(tuple)
AMOUNTS = st.integers(0, 10**9).map(Euros)
# One whom nobody knows, and the holder, by its name.
COSTS = st.builds(BudgetLine, LINE, AMOUNTS, st.just("Mme Essai")) | st.builds(
    BudgetLine, LINE, AMOUNTS, st.just(MISSION.holder), st.just(Bearer.HOLDER)
)
COUNTRIES = st.sampled_from(sorted(country_names()))
THEMES = st.sampled_from(["", *themes()])


@st.composite
def labels(draw: st.DrawFn) -> Label:
    starts, ends = sorted(draw(st.dates(date(2005, 1, 1), date(2030, 1, 1))) for _ in range(2))
    return Label(
        id=0,
        number=draw(st.sampled_from(["LAB-2012-004", "LAB-2012-1234", ""])),
        dossier="",
        organisation_id=0,
        holder=draw(LINE),
        domain=draw(LINE),
        theme=draw(THEMES),
        countries=tuple(draw(st.lists(COUNTRIES, unique=True, max_size=4))),
        languages=draw(OPTIONAL),
        programme=draw(st.sampled_from(["PACT2", "PACT3"])),
        starts_on=starts,
        until=ends,
        state=draw(st.sampled_from(LabelState)),
        conditions=tuple(draw(st.lists(LINE, max_size=3))),
        renews="",
        version=1,
    )


@given(label=labels(), origin=OPTIONAL)
def test_a_label_is_read_as_it_was_written(label: Label, origin: str) -> None:
    read = read_past_label(label_texts(label, country_names(), origin), LISTS, TODAY)

    assert (read.label, read.origin, read.until_counted) == (label, origin, False)


@given(
    experts=st.lists(st.builds(Expert, LINE, OPTIONAL, OPTIONAL, st.integers(1, 365)), max_size=3),
    budget=st.lists(COSTS, max_size=3),
    texts=st.fixed_dictionaries(
        {
            "requester": OPTIONAL,
            "place": OPTIONAL,
            "subject": LINE,
            "terms": TEXT,
            "security": OPTIONAL,
            "security_level": st.none() | st.sampled_from(SecurityLevel),
            "requester_kind": st.sampled_from(RequesterKind),
            "requester_contact": OPTIONAL,
            "operator": OPTIONAL,
            "objectives": ITEMS,
            "deliverables": ITEMS,
            "languages": OPTIONAL,
            "country": COUNTRIES,
            "theme": THEMES,
        }
    ),
    state=st.sampled_from(MissionState),
)
def test_a_mission_is_read_as_it_was_written_to_the_cent(
    experts: list[Expert], budget: list[BudgetLine], texts: dict[str, Any], state: MissionState
) -> None:
    content = replace(MISSION.content, experts=tuple(experts), budget=tuple(budget), **texts)
    mission: Mission = replace(MISSION, content=content, state=state, opinion=None)

    read = read_past_mission(mission_texts(mission, country_names(), ""), LISTS, TODAY)

    assert read.content == content
    assert (read.told, read.validated_on, read.report_due) == (
        state,
        mission.validated_on,
        mission.report_due,
    )
    assert read.own == own_number(PastKind.MISSION, mission.reference)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LAB-2012-004", OwnNumber("LAB-2012-004", 2012, 4)),
        (" lab-2012-004 ", OwnNumber("LAB-2012-004", 2012, 4)),
        ("LAB-2012-1234", OwnNumber("LAB-2012-1234", 2012, 1234)),
        ("LAB-2012-0004", None),
        ("LAB-2012-000", None),
        ("MIS-2012-004", None),
        ("12/034", None),
        ("", None),
    ],
)
def test_a_number_of_our_own_form_is_told_from_any_other(text: str, found: OwnNumber | None) -> None:
    assert own_number(PastKind.LABEL, text) == found


@given(borne=st.sets(st.integers(1, 400)), kept=st.sets(st.integers(1, 400)), count=st.integers(0, 20))
def test_a_number_is_never_allotted_twice(borne: set[int], kept: set[int], count: int) -> None:
    book = NumberBook(PastKind.LABEL, frozenset(f"LAB-2012-{number:03}" for number in borne))
    for number in kept:
        book.keep(OwnNumber(f"LAB-2012-{number:03}", 2012, number))

    allotted = [book.allot(2012, line) for line in range(count)]

    highest = max(borne | kept, default=0)
    assert allotted == [f"LAB-2012-{highest + rank:03}" for rank in range(1, count + 1)]
    assert book.reached() == (((2012, highest + count),) if kept or count else ())


@pytest.mark.parametrize("state", MissionState)
def test_a_mission_enters_over_or_requested_and_never_under_way(state: MissionState) -> None:
    assert read_mission_state(state.label) is state
    under_way = {"validée", "lettre émise", "en cours", "reportée"}
    open_still = {"demandée", "avis du poste demandé", "avis du poste reçu", "en instruction", "ajournée"}
    if state.label in under_way:
        with pytest.raises(InvalidField, match="Reprenez-la à son"):
            entry_state(state)
        return
    assert entry_state(state) is (MissionState.REQUESTED if state.label in open_still else state)
    assert was_validated(state) is (state.label not in open_still | {"refusée", "annulée"})


def test_states_are_read_as_desks_write_them() -> None:
    assert [read_label_state(word) for word in ("", "Échu", "EN VIGUEUR", "retire", "abandonné")] == [
        LabelState.ACTIVE,
        LabelState.EXPIRED,
        LabelState.ACTIVE,
        LabelState.REVOKED,
        LabelState.GIVEN_UP,
    ]
    assert read_mission_state("Réalisée") is MissionState.CLOSED
    with pytest.raises(InvalidField, match="n’est pas un état connu"):
        read_label_state("perdu")
