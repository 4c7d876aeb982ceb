"""A secret ballot leaves nothing per voter anywhere in the file (product decision 4)."""

import sqlite3
from contextlib import closing
from pathlib import Path

from daect_tui.domain.deliberation import Tally
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from storage.register import OpenRegister, create_register
from tests.integration.storage.samples import AGENT, CLOCK, MOMENT, draft
from tests.support.desks import desk_on, new_register, opened

# What a voice is written with, in the table of votes and in the journal.
CODES = {"pour", "contre", "abstention"}
TRACES = (b'"voix"', b"vote.recorded", b"ballot.opened", b"tie_broken")


def everything(path: Path) -> bytes:
    """Return every byte on the disk: the file with its free pages, and what waits beside it."""
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")))


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 – names of ours
            for (name,) in tables
        }


def held(tmp_path: Path) -> tuple[Desk, str, int, Path]:
    register = new_register(tmp_path / "secret" / "essai.daect")
    desk = desk_on(register)
    session, room = opened(desk)
    assert room.current is not None
    return desk, session, room.current.item.id, register.path


def test_the_file_holds_totals_and_who_took_part_and_no_voice(tmp_path: Path) -> None:
    desk, session, item, path = held(tmp_path)
    desk.committee.secret(session, item, Motion(Outcome.FAVOURABLE), Tally(3, 2, 1))

    data, rows = everything(path), dump(path)

    assert rows["vote"] == []
    assert not any(trace in data for trace in TRACES)
    # A voice is stored as a code alone in its cell: there is none; the counts are in one line of the journal.
    alone = [cell for table in rows.values() for row in table for cell in row if cell in CODES]
    assert alone == []
    (counted,) = [row for row in rows["journal"] if "ballot.counted" in row]
    assert [row for row in rows["journal"] if "contre" in repr(row)] == [counted]
    assert "2\u00a0contre" in str(counted[5])
    names = [seat.name for seat in desk.committee.room(session).sitting.seats]
    assert not any(name in repr(counted) for name in names)
    desk.close()


def test_nothing_is_left_after_it_is_confirmed_voided_and_taken_back(tmp_path: Path) -> None:
    desk, session, item, path = held(tmp_path)
    desk.committee.secret(session, item, Motion(Outcome.FAVOURABLE), Tally(5, 1, 0))
    desk.committee.undo(session)
    desk.committee.secret(session, item, Motion(Outcome.FAVOURABLE), Tally(4, 2, 0))
    desk.committee.void_ballot(session, item, "bulletin en trop")
    desk.committee.secret(session, item, Motion(Outcome.FAVOURABLE), Tally(4, 1, 1))
    desk.committee.conclude(session, item, Outcome.FAVOURABLE)
    record = desk.closing.close(session)
    left = everything(path)
    desk.close()

    for data in (left, everything(path)):
        assert not any(trace in data for trace in TRACES)
    assert dump(path)["vote"] == []
    ballots = record.items[0].ballots
    assert [ballot.voided for ballot in ballots] == [True, True, False]
    assert all(ballot.voices == () for ballot in ballots)


def test_the_order_of_the_participants_is_that_of_the_seats_and_tells_nothing(tmp_path: Path) -> None:
    desk, session, item, _path = held(tmp_path)
    room = desk.committee.secret(session, item, Motion(Outcome.FAVOURABLE), Tally(3, 2, 1))
    assert room.current is not None
    (ballot,) = room.current.ballots

    assert ballot.participants == tuple(seat.name for seat in room.sitting.seats if seat.voting)
    desk.close()


def test_every_connection_overwrites_what_is_removed(tmp_path: Path) -> None:
    register: OpenRegister = create_register(tmp_path / "registre.daect", created_at=MOMENT)
    with register._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1
    marker = "une phrase que personne ne doit retrouver " * 30
    with register.begin(CLOCK, AGENT) as unit:
        kept = unit.drafts.save(draft(marker))
        unit.commit()
    with register.begin(CLOCK, AGENT) as unit:
        unit.drafts.remove(kept.id)
        unit.commit()
    with closing(sqlite3.connect(register.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    register.close()

    assert marker[:40].encode() not in everything(register.path)
