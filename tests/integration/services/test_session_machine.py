"""Any order of acts in a session, with crashes: what must hold holds, and the register gives it back.

The machine drives the real services on a real file. A refused act changes nothing; what an act
returns is what is read afterwards; undo gives the room back; a crash loses nothing that was shown.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from daect_tui.domain.decision import Grounds
from daect_tui.domain.deliberation import Ballot, BallotMode, BallotResult, Choice, Tally
from daect_tui.domain.errors import Refusal
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.replacement import Substitute
from daect_tui.domain.session import Attendance, Motion, Outcome, Presence, Sitting
from daect_tui.services.committee import Committee
from daect_tui.services.desk import Desk
from daect_tui.services.room import ItemView, RoomView
from storage.register import OpenRegister, open_register
from tests.support.desks import desk_on, new_register, opened

FAVOURABLE = Motion(Outcome.FAVOURABLE)
REFUSAL = Motion(Outcome.UNFAVOURABLE, Grounds(criteria=("capacite",), reasons="Rien."))
MEMBERS = st.integers(0, 6)
CHOICES = st.sampled_from(Choice)
MOTIONS = st.sampled_from([FAVOURABLE, REFUSAL])
ITEMS = 4


@pytest.fixture(scope="module", autouse=True)
def made(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make the register that every example starts from."""
    path = tmp_path_factory.mktemp("machine") / "modele.daect"
    register = new_register(path)
    desk = desk_on(register)
    session, room = opened(desk, *[FAVOURABLE] * ITEMS)
    # The last act is one that is not taken back: each example begins with nothing to undo.
    desk.committee.suspend(session)
    desk.committee.resume(session)
    SessionMachine.session = session
    SessionMachine.members = tuple(seat.member_id for seat in room.sitting.seats)
    SessionMachine.items = tuple(item.id for item in room.sitting.items)
    register.close()
    SessionMachine.model = path


class SessionMachine(RuleBasedStateMachine):
    """Six voting members and a secretary, four items, and whatever people do."""

    model: Path
    session: str
    members: tuple[int, ...]
    items: tuple[int, ...]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="seance-"))
        self.generation = 0
        self.desk: Desk | None = None

    @initialize()
    def begin(self) -> None:
        self._open(Path(shutil.copy(self.model, self.folder / "0.daect")))

    def _open(self, path: Path) -> None:
        self.register: OpenRegister = open_register(path)
        self.desk = desk_on(self.register)
        self.room: RoomView = self.desk.committee.room(self.session)
        self.before: Sitting | None = None

    # ── Acts ───────────────────────────────────────────────────────────────────────────────

    def _act(self, act: Callable[[], RoomView], *, undoable: bool = True) -> None:
        """Do an act; a refused one must have changed nothing."""
        assert self.desk is not None
        before = self.room
        try:
            self.room = act()
        except Refusal:
            assert self.desk.committee.room(self.session) == before
        else:
            if undoable:
                self.before = before.sitting

    @property
    def view(self) -> ItemView:
        assert self.room.current is not None
        return self.room.current

    @property
    def committee(self) -> Committee:
        assert self.desk is not None
        return self.desk.committee

    @rule(member=MEMBERS, presence=st.sampled_from(Presence))
    def arrive(self, member: int, presence: Presence) -> None:
        self._act(lambda: self.committee.arrive(self.session, {self.members[member]: presence}))

    @rule(members=st.sets(MEMBERS, min_size=2))
    def call_roll(self, members: set[int]) -> None:
        arrivals = {self.members[member]: Presence.IN_ROOM for member in members}
        self._act(lambda: self.committee.arrive(self.session, arrivals))

    @rule(member=MEMBERS)
    def leave(self, member: int) -> None:
        self._act(lambda: self.committee.leave(self.session, self.members[member]))

    @rule(giver=MEMBERS, holder=MEMBERS)
    def give_mandate(self, giver: int, holder: int) -> None:
        self._act(
            lambda: self.committee.give_mandate(self.session, self.members[giver], self.members[holder])
        )

    @rule(giver=MEMBERS)
    def withdraw_mandate(self, giver: int) -> None:
        self._act(lambda: self.committee.withdraw_mandate(self.session, self.members[giver]))

    @rule(member=MEMBERS)
    def substitute(self, member: int) -> None:
        who = Substitute(f"Suppléant {member}", "adjoint", f"Organisme {member + 1}", elected=False)
        self._act(lambda: self.committee.substitute(self.session, self.members[member], who))

    @rule(member=MEMBERS)
    def give_back_seat(self, member: int) -> None:
        self._act(lambda: self.committee.give_back_seat(self.session, self.members[member]))

    @rule(member=MEMBERS, item=st.integers(0, ITEMS - 1))
    def recuse(self, member: int, item: int) -> None:
        self._act(
            lambda: self.committee.recuse(self.session, self.items[item], self.members[member], "intérêt")
        )

    @rule(member=MEMBERS)
    def withdraw_recusal(self, member: int) -> None:
        item = self.view.item.id
        self._act(lambda: self.committee.withdraw_recusal(self.session, item, self.members[member]))

    @rule(position=st.integers(1, ITEMS))
    def go_to(self, position: int) -> None:
        self._act(lambda: self.committee.go_to(self.session, position), undoable=False)

    @rule(member=MEMBERS, choice=CHOICES, motion=MOTIONS)
    def cast(self, member: int, choice: Choice, motion: Motion) -> None:
        item = self.view.item.id
        self._act(lambda: self.committee.cast(self.session, item, self.members[member], choice, motion))

    @rule(choices=st.lists(CHOICES, min_size=7, max_size=7), motion=MOTIONS)
    def all_cast(self, choices: list[Choice], motion: Motion) -> None:
        item = self.view.item.id
        for voter, choice in zip(self.view.voters, choices, strict=False):
            self._act(
                lambda voter=voter, choice=choice: self.committee.cast(  # type: ignore[misc]
                    self.session, item, voter.member_id, choice, motion
                )
            )

    @rule(motion=MOTIONS, secret=st.booleans(), data=st.data())
    def count(self, motion: Motion, secret: bool, data: st.DataObject) -> None:
        voters = len(self.view.voters)
        in_favour = data.draw(st.integers(0, voters))
        against = data.draw(st.integers(0, voters - in_favour))
        tally = Tally(in_favour, against, voters - in_favour - against)
        vote = self.committee.secret if secret else self.committee.hands
        item = self.view.item.id
        self._act(lambda: vote(self.session, item, motion, tally))

    @rule()
    def adopt_unanimously(self) -> None:
        item = self.view.item.id
        self._act(lambda: self.committee.adopt_unanimously(self.session, item))

    @rule(choice=CHOICES)
    def break_tie(self, choice: Choice) -> None:
        item = self.view.item.id
        self._act(lambda: self.committee.break_tie(self.session, item, choice))

    @rule()
    def void(self) -> None:
        item = self.view.item.id
        self._act(lambda: self.committee.void_ballot(self.session, item, "erreur"))

    @rule(outcome=st.sampled_from(Outcome))
    def conclude(self, outcome: Outcome) -> None:
        item = self.view.item.id
        self._act(lambda: self.committee.conclude(self.session, item, outcome))

    @rule()
    def reopen(self) -> None:
        item = self.view.item.id
        self._act(lambda: self.committee.reopen(self.session, item, "erreur"))

    @rule()
    def hear(self) -> None:
        item = self.view.item.id
        self._act(lambda: self.committee.hear(self.session, item, "M. Jean Alby", "maire"))

    @rule(member=MEMBERS)
    def disagree(self, member: int) -> None:
        item = self.view.item.id
        who = self.members[member]
        self._act(lambda: self.committee.disagree(self.session, item, who, "Je ne suis pas d’accord."))

    @rule(chosen=st.sets(st.integers(0, ITEMS - 1), min_size=1))
    def adopt_block(self, chosen: set[int]) -> None:
        ids = [self.items[item] for item in chosen]
        block = self.committee.foresee_block(self.session, ids)
        assert {item.id for item in block.applied} | {left.item.id for left in block.skipped} == set(ids)
        applied = [item.id for item in block.applied]
        self._act(lambda: self.committee.adopt_block(self.session, applied))
        done = {item.id: item.outcome for item in self.room.sitting.items}
        assert all(done[item] is Outcome.FAVOURABLE for item in applied)

    @rule()
    def undo(self) -> None:
        """Give back the room before the last act: what was decided, who is there, who may vote."""
        expected = self.before
        try:
            self.room = self.committee.undo(self.session).room
        except Refusal:
            assert expected is None
            return
        assert expected is not None
        assert as_people_see(self.room.sitting) == as_people_see(expected)
        assert [item.floor for item in self.room.sitting.items] == [item.floor for item in expected.items]
        self.before = None

    @precondition(lambda self: self.generation < 3)
    @rule()
    def crash(self) -> None:
        """Power fails in the middle of an act: what is on the disk is opened again elsewhere."""
        shown, undoable = self.room, self.before
        self.generation += 1
        path = self.folder / f"{self.generation}.daect"
        assert self.desk is not None
        with self.desk.office.begin() as work:
            now = self.desk.office.clock.now()
            gone = next((m for m in self.members if m not in shown.sitting.here()), None)
            if gone is not None:
                work.sessions.add_attendance(shown.sitting.session.id, Attendance(gone, Presence.REMOTE, now))
            shutil.copy(self.register.path, path)
            wal = self.register.path.with_name(f"{self.register.path.name}-wal")
            if wal.exists():
                shutil.copy(wal, path.with_name(f"{path.name}-wal"))
        self.register.close()

        self._open(path)

        assert self.room == shown
        assert self.register.faults() == ()
        self.before = undoable

    # ── What must hold ─────────────────────────────────────────────────────────────────────

    @invariant()
    def what_an_act_returns_is_what_is_read_afterwards(self) -> None:
        if self.desk is not None:
            assert self.desk.committee.room(self.session) == self.room

    @invariant()
    def quorum_and_voters_follow_the_room(self) -> None:
        if self.desk is None:
            return
        sitting, view = self.room.sitting, self.view
        here, recused = sitting.here(), sitting.recused(view.item.id)
        standing = {mandate.giver_id: mandate.holder_id for mandate in sitting.standing_mandates}
        voting = {seat.member_id for seat in sitting.seats if seat.voting}
        expected = {
            member
            for member in voting - recused
            if member in here or (standing.get(member) in here and standing.get(member) not in recused)
        }
        assert {seat.member_id for seat in view.voters} == expected
        assert (view.quorum.base, view.quorum.needed) == (6, 3)
        assert view.quorum.counted == len(expected)
        assert view.quorum.in_room + view.quorum.remote + view.quorum.represented == len(expected)
        assert len(set(standing.values())) == len(standing)  # at most one a holder (R133-9)
        assert not standing.keys() & here
        assert view.presiding is None or view.presiding.member_id in here - recused

    @invariant()
    def every_vote_that_stands_is_what_the_rules_make_of_it(self) -> None:
        if self.desk is None:
            return
        with self.desk.office.reading() as work:
            ballots = {item: work.sessions.ballots(item) for item in self.items}
        for item in self.room.sitting.items:
            standing = [ballot for ballot in ballots[item.id] if ballot.decides]
            assert len(standing) <= 1
            for ballot in ballots[item.id]:
                check_ballot(ballot)
            if item.outcome is None or not item.outcome.is_voted:
                assert item.outcome is None or not standing
                continue
            (adopted,) = standing
            assert adopted.result is BallotResult.ADOPTED
            assert adopted.motion.sense is item.outcome
            assert item.floor is not None
            assert len(item.floor.voters) == adopted.tally.total >= 3
            assert not set(item.floor.voters) & set(item.floor.recused)
            assert "quorum atteint" in item.floor.quorum

    def teardown(self) -> None:
        """Close the session: the record says what the room saw, and is read back the same."""
        if self.desk is not None:
            for item in self.room.sitting.items:
                self.desk.committee.go_to(self.session, item.position)
                room = self.desk.committee.room(self.session)
                assert room.current is not None
                waiting = room.current.live_ballot
                if item.outcome is None and waiting is not None and waiting.decides:
                    self.desk.committee.void_ballot(self.session, item.id, "clôture")
            left = self.desk.committee.room(self.session).sitting
            record = self.desk.closing.close(self.session, carry_over=True)
            check_record(record, left)
            self.register.close()
            with open_register(self.register.path).reading() as work:
                assert work.sessions.record(self.session) == record
        shutil.rmtree(self.folder)


def as_people_see(sitting: Sitting) -> object:
    """Return what undo gives back: all but version and the votes that were voided."""
    return (
        sitting.session.position,
        sitting.seats,
        sitting.attendances,
        sitting.mandates,
        set(sitting.recusals),
        [(item.outcome, item.grounds, item.notes) for item in sitting.items],
    )


def check_ballot(ballot: Ballot) -> None:
    tally = ballot.tally
    if ballot.mode is BallotMode.SECRET:
        assert (ballot.votes, ballot.casting) == ((), None)
        assert len(ballot.participants) == tally.total
    if ballot.mode is BallotMode.NAMED and ballot.voided_at is None:
        choices = [vote.choice for vote in ballot.votes]
        assert tally == Tally(*(choices.count(choice) for choice in Choice))
    if ballot.result is None:
        assert ballot.mode is BallotMode.NAMED
    elif ballot.result is BallotResult.TIED:
        assert tally.in_favour == tally.against
    elif ballot.casting is not None:
        assert tally.in_favour == tally.against
        assert (ballot.result is BallotResult.ADOPTED) == (ballot.casting is Choice.FOR)
    else:
        assert (ballot.result is BallotResult.ADOPTED) == (tally.in_favour * 2 > tally.total)


def check_record(record: SessionRecord, sitting: Sitting) -> None:
    outcomes = [item.outcome or Outcome.NOT_EXAMINED for item in sitting.items]
    assert [item.outcome for item in record.items] == outcomes
    assert len(record.mandates) == len(sitting.mandates)
    names = {member.name for member in record.members}
    assert {seat.member_name for seat in sitting.seats if not seat.titular} <= names
    for item, recorded in zip(sitting.items, record.items, strict=True):
        assert recorded.voters == (item.floor.voters if item.floor else ())
        assert set(recorded.voters) <= names


TestSessionMachine = SessionMachine.TestCase
TestSessionMachine.settings = settings(
    max_examples=settings().max_examples // 4,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
