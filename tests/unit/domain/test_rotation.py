"""Which backups stay: few enough, old enough, and never the one that would be missed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.backup import Backup, BackupReason, Head, backup_name, read_name, weight
from daect_tui.domain.rotation import Retention, to_remove

NOON = datetime(2018, 3, 14, 12, tzinfo=UTC)


def backup(hours_ago: int, *, sound: bool = True, aside: bool = False) -> Backup:
    return Backup(
        name=f"{hours_ago:06}",
        made_at=NOON - timedelta(hours=hours_ago),
        register="9f3a1c2b",
        acts=1,
        head="0c0c0c0c",
        size=1,
        reason=BackupReason.REPLACED if aside else BackupReason.EXIT,
        verified_at=NOON if sound else None,
    )


BACKUPS = st.lists(
    st.builds(backup, st.integers(0, 24 * 400), sound=st.booleans(), aside=st.booleans()),
    unique_by=lambda one: one.name,
    max_size=60,
)
KEEP = st.builds(Retention, *[st.integers(0, 6)] * 4)


@given(BACKUPS, KEEP)
def test_what_would_be_missed_stays_and_the_rest_is_bounded(backups: list[Backup], keep: Retention) -> None:
    gone = to_remove(backups, keep)
    left = [one for one in backups if one not in gone]
    turning = sorted((one for one in backups if not one.is_aside), key=lambda one: one.order)

    assert not any(one.is_aside for one in gone)
    assert turning[-1:] == [one for one in turning[-1:] if one in left]
    sound = [one for one in turning if one.is_sound]
    assert sound[-1:] == [one for one in sound[-1:] if one in left]
    assert len([one for one in left if not one.is_aside]) <= keep.most
    assert to_remove(left, keep) == ()


@pytest.mark.parametrize(
    ("hours_ago", "keep", "stay"),
    [
        ([0, 1, 2, 3], Retention(2, 0, 0, 0), {0, 1}),
        ([0, 1, 24, 25, 48], Retention(1, 2, 0, 0), {0, 24}),
        ([0, 24, 24 * 7, 24 * 8, 24 * 14], Retention(1, 0, 2, 0), {0, 24 * 7}),
        ([0, 24 * 5, 24 * 31, 24 * 60, 24 * 400], Retention(1, 0, 0, 3), {0, 24 * 31, 24 * 60}),
        # An office that was closed for a year loses none of its last days.
        ([24 * 400, 24 * 401, 24 * 402], Retention(1, 2, 0, 0), {24 * 400, 24 * 401}),
    ],
)
def test_the_newest_of_each_period_stays(hours_ago: list[int], keep: Retention, stay: set[int]) -> None:
    backups = [backup(hours) for hours in hours_ago]
    gone = {int(one.name) for one in to_remove(backups, keep)}
    assert set(hours_ago) - gone == stay


def test_a_sound_one_stays_rather_than_a_newer_one_of_the_same_day() -> None:
    backups = [backup(0), backup(24, sound=False), backup(25), backup(26)]
    gone = to_remove(backups, Retention(1, 2, 0, 0))
    assert [int(one.name) for one in gone] == [26, 24]


@pytest.mark.parametrize("aside", [False, True])
def test_a_name_alone_tells_what_the_backup_is_of(aside: bool) -> None:
    head = Head("9f3a1c2b" * 4, 379, "0c" * 32)
    name = backup_name("mon_registre", NOON, head, aside=aside, again=2)
    read = read_name("mon_registre", name, 12)

    assert read is not None
    assert (read.made_at, read.acts, read.is_aside) == (NOON, 379, aside)
    assert read.is_of(head)
    assert not read.is_of(replace(head, acts=380))
    assert read_name("registre", name, 12) is None


@pytest.mark.parametrize(
    "name",
    ["", "registre.daect", "registre_2018-13-14_10h00m00_3-actes_9f3a1c2b-0c0c0c0c.daect", "etat.json"],
)
def test_another_file_is_no_backup(name: str) -> None:
    assert read_name("registre", name, 0) is None


def test_a_size_is_said_as_people_read_it() -> None:
    assert [weight(size) for size in (0, 599_000, 2_453_504, 312_000_000)] == [
        "1\u00a0ko", "599\u00a0ko", "2,5\u00a0Mo", "312\u00a0Mo"
    ]  # fmt: skip
