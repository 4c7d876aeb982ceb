"""The state of a label on any day: a total function of its term and of what happened to it (procedure §3)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.deadlines import label_end
from daect_tui.domain.label import LabelState
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_state import LabelLife, renewal_horizon, state_on
from tests.unit.domain.samples import LABEL

K, S = LabelEventKind, LabelState
ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2016, 6, 1), date(2021, 12, 31))


def event(
    kind: LabelEventKind, day: date, until: date | None = None, notified: date | None = None
) -> LabelEvent:
    return LabelEvent(0, LABEL.number, kind, day, day, until, reason="motif", notified_on=notified)


@st.composite
def events(draw: st.DrawFn) -> tuple[LabelEvent, ...]:
    kinds = draw(st.lists(st.sampled_from(K), max_size=6))
    found = []
    for number, kind in enumerate(kinds, start=1):
        day = draw(DAYS)
        until = day + timedelta(days=draw(st.integers(0, 400))) if kind is K.SUSPENDED else None
        late = draw(st.none() | st.integers(0, 60)) if kind in (K.SUSPENDED, K.REPEALED) else None
        notified = None if late is None else day + timedelta(days=late)
        found.append(replace(event(kind, day, draw(st.sampled_from([until, None])), notified), id=number))
    return tuple(found)


LIVES = st.builds(LabelLife, st.just(LABEL), events())


SHUFFLED = LIVES.flatmap(lambda life: st.tuples(st.just(life), st.permutations(life.events)))


@given(SHUFFLED, DAYS)
def test_it_is_total_and_blind_to_the_order_of_writing(
    told: tuple[LabelLife, list[LabelEvent]], day: date
) -> None:
    life, shuffled = told

    state = life.state_on(day)

    assert state in S
    assert state is state_on(LABEL, shuffled, day)
    assert (state is S.NOT_YET) == (day < LABEL.starts_on)


@given(LIVES, DAYS, DAYS)
def test_a_period_is_covered_when_each_of_its_days_is(life: LabelLife, one: date, other: date) -> None:
    first, last = sorted((one, other))
    days = [first + timedelta(days=count) for count in range((last - first).days + 1)]
    missing = [day for day in days if not life.in_force_on(day)]

    assert life.covers(first, last) == (not missing)
    assert life.first_uncovered(first, last) == (missing[0] if missing else None)


@given(LIVES, DAYS)
def test_what_is_ended_stays_ended(life: LabelLife, day: date) -> None:
    ends = {S.REVOKED, S.REPEALED, S.GIVEN_UP}
    if life.state_on(day) in ends:
        assert life.state_on(day + ONE_DAY) is life.state_on(day)


@given(st.dates(date(2010, 1, 1), date(2030, 1, 1)), st.integers(1, 60))
def test_without_event_it_passes_from_one_period_to_the_next_without_a_gap(start: date, months: int) -> None:
    life = LabelLife(replace(LABEL, starts_on=start, until=label_end(start, months).due))
    span = (life.label.until - start).days
    told = [life.state_on(start + timedelta(days=count)) for count in range(-1, span + 2)]

    ordered = [S.NOT_YET, S.ACTIVE, S.TO_RENEW, S.EXPIRED]
    assert [ordered.index(state) for state in told] == sorted(ordered.index(state) for state in told)
    assert (told[0], told[-1]) == (S.NOT_YET, S.EXPIRED)
    assert all(state in (S.ACTIVE, S.TO_RENEW) for state in told[1:-1])
    assert life.covers(start, life.label.until)
    assert not life.covers(start, life.label.until + ONE_DAY)


@pytest.mark.parametrize(
    ("start", "last"),
    [
        pytest.param(date(2020, 9, 15), date(2023, 9, 14), id="15-september"),
        pytest.param(date(2024, 2, 29), date(2027, 2, 28), id="29-february"),
    ],
)
def test_three_years_end_on_the_eve_and_the_renewal_period_is_the_last_six_months(
    start: date, last: date
) -> None:
    life = LabelLife(replace(LABEL, starts_on=start, until=label_end(start, 36).due))

    boundaries = [
        (start - ONE_DAY, S.NOT_YET), (start, S.ACTIVE),
        (life.renewal_from - ONE_DAY, S.ACTIVE), (life.renewal_from, S.TO_RENEW),
        (last, S.TO_RENEW), (last + ONE_DAY, S.EXPIRED),
    ]  # fmt: skip
    assert [(day, life.state_on(day)) for day, _ in boundaries] == boundaries
    assert replace(life, renewal_months=0).state_on(last - ONE_DAY) is S.ACTIVE


@given(DAYS, DAYS)
def test_the_horizon_is_the_last_end_that_is_to_be_renewed(day: date, until: date) -> None:
    life = LabelLife(replace(LABEL, starts_on=date(2010, 1, 1), until=until))
    due = life.state_on(day) is S.TO_RENEW

    assert due == (day <= until <= renewal_horizon(day))


MAY, JUNE = date(2018, 5, 1), date(2018, 6, 1)
STORIES = {
    "suspended from a day to a day": (
        (event(K.SUSPENDED, MAY, JUNE),),
        ((MAY - ONE_DAY, S.ACTIVE), (MAY, S.SUSPENDED), (JUNE, S.SUSPENDED), (JUNE + ONE_DAY, S.ACTIVE)),
    ),
    "suspended until it is lifted": (
        (event(K.SUSPENDED, MAY), event(K.REINSTATED, JUNE)),
        ((JUNE - ONE_DAY, S.SUSPENDED), (JUNE, S.ACTIVE), (LABEL.until, S.TO_RENEW)),
    ),
    "suspended again on the day of the lifting": (
        (event(K.SUSPENDED, MAY), event(K.REINSTATED, JUNE), event(K.SUSPENDED, JUNE)),
        ((MAY, S.SUSPENDED), (JUNE, S.SUSPENDED)),
    ),
    "a suspension that outlasts the label": (
        (event(K.SUSPENDED, MAY),),
        ((LABEL.until, S.SUSPENDED), (LABEL.until + ONE_DAY, S.EXPIRED)),
    ),
    "a suspension counts from its notification (CRPA L221-8)": (
        (event(K.SUSPENDED, MAY, notified=JUNE),),
        ((JUNE - ONE_DAY, S.ACTIVE), (JUNE, S.SUSPENDED)),
    ),
    "repealed for the future": (
        (event(K.REPEALED, JUNE),),
        ((JUNE - ONE_DAY, S.ACTIVE), (JUNE, S.REPEALED), (LABEL.until + ONE_DAY, S.REPEALED)),
    ),
    "withdrawn from the first day": (
        (event(K.REVOKED, JUNE),),
        ((LABEL.starts_on - ONE_DAY, S.NOT_YET), (LABEL.starts_on, S.REVOKED), (JUNE, S.REVOKED)),
    ),
    "given up": ((event(K.GIVEN_UP, JUNE),), ((JUNE - ONE_DAY, S.ACTIVE), (JUNE, S.GIVEN_UP))),
    "given up after it had expired": (
        (event(K.GIVEN_UP, LABEL.until + ONE_DAY),),
        ((LABEL.until + ONE_DAY, S.EXPIRED),),
    ),
    "repealed and given up on one day": (
        (event(K.GIVEN_UP, JUNE), event(K.REPEALED, JUNE)),
        ((JUNE, S.REPEALED),),
    ),
    "renewed before its end": (
        (event(K.RENEWED, date(2020, 4, 1)),),
        ((date(2020, 3, 31), S.TO_RENEW), (date(2020, 4, 1), S.RENEWED), (date(2021, 1, 1), S.RENEWED)),
    ),
    "renewed after its end": (
        (event(K.RENEWED, date(2020, 7, 1)),),
        ((date(2020, 6, 30), S.EXPIRED), (date(2020, 7, 1), S.RENEWED)),
    ),
}


@pytest.mark.parametrize(("told", "expected"), STORIES.values(), ids=STORIES)
def test_what_happened_says_the_state(
    told: tuple[LabelEvent, ...], expected: tuple[tuple[date, LabelState], ...]
) -> None:
    life = LabelLife(LABEL, told)

    assert [(day, life.state_on(day)) for day, _ in expected] == list(expected)


def test_a_renewed_label_stays_in_force_to_its_term() -> None:
    life = LabelLife(LABEL, (event(K.RENEWED, date(2020, 4, 1)),))

    assert life.covers(date(2020, 3, 1), LABEL.until)
    assert not life.in_force_on(LABEL.until + ONE_DAY)
