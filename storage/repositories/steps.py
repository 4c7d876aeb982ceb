"""What the last act of a session did, and putting its rows back as they were."""

from datetime import datetime

from sqlmodel import col, select

from daect_tui.domain.undo import Step
from storage.mapping import columns_of
from storage.repositories.base import Repository
from storage.tables import (
    AgendaItemTable,
    AttendanceTable,
    BallotTable,
    DisagreementTable,
    HearingTable,
    MandateTable,
    RecusalTable,
    SeatTable,
    StepTable,
    VoteTable,
)


class Steps(Repository):
    """The undo of the port `Sessions`."""

    def step(self, session_id: int) -> Step | None:
        """Return what the last act of a session did; `None` before the first."""
        row = self._session.exec(select(StepTable).where(StepTable.session_id == session_id)).one_or_none()
        return row.step if row else None

    def keep_step(self, session_id: int, step: Step) -> None:
        """Keep what an act did, in the place of the one before."""
        if not self._records.change(StepTable, {"step": step}, col(StepTable.session_id) == session_id):
            self._records.insert(StepTable(session_id=session_id, step=step))

    def take_back(self, session_id: int, step: Step, at: datetime) -> None:
        """Put the rows that an act changed back as they were; the ballots that it added are voided."""
        self._room_as_before(session_id, step)
        self._recusals_as_before(step)
        self._votes_as_before(step, at)
        for item in step.items_before:
            values = columns_of(item, without=("item_id",))
            self._records.change(AgendaItemTable, values, col(AgendaItemTable.id) == item.item_id)

    def _room_as_before(self, session_id: int, step: Step) -> None:
        if step.stays_added:
            self._records.remove(AttendanceTable, col(AttendanceTable.id).in_(step.stays_added))
        if step.stays_ended:
            ended = col(AttendanceTable.id).in_(step.stays_ended)
            self._records.change(AttendanceTable, {"left_at": None}, ended)
        if step.mandates_added:
            self._records.remove(MandateTable, col(MandateTable.id).in_(step.mandates_added))
        if step.mandates_ended:
            ended = col(MandateTable.id).in_(step.mandates_ended)
            self._records.change(MandateTable, {"ended_at": None}, ended)
        for seat in step.seats_before:
            self._records.change(
                SeatTable,
                columns_of(seat, without=("member_id",)),
                col(SeatTable.session_id) == session_id,
                col(SeatTable.member_id) == seat.member_id,
            )
        if step.hearings_added:
            self._records.remove(HearingTable, col(HearingTable.id).in_(step.hearings_added))
        if step.hearings_ended:
            ended = col(HearingTable.id).in_(step.hearings_ended)
            self._records.change(HearingTable, {"left_at": None}, ended)
        if step.disagreements_added:
            added = col(DisagreementTable.id).in_(step.disagreements_added)
            self._records.remove(DisagreementTable, added)

    def _recusals_as_before(self, step: Step) -> None:
        for recusal in step.recusals_added:
            self._records.remove(
                RecusalTable,
                col(RecusalTable.item_id) == recusal.item_id,
                col(RecusalTable.member_id) == recusal.member_id,
            )
        self._records.insert(*(RecusalTable(**columns_of(recusal)) for recusal in step.recusals_removed))

    def _votes_as_before(self, step: Step, at: datetime) -> None:
        for ballot_id, member_id in step.votes_added:
            self._records.remove(
                VoteTable, col(VoteTable.ballot_id) == ballot_id, col(VoteTable.member_id) == member_id
            )
        if step.ballots_added:
            self._records.change(BallotTable, {"voided_at": at}, col(BallotTable.id).in_(step.ballots_added))
        for before in step.ballots_before:
            values = {
                **columns_of(before.tally),
                **columns_of(before, without=("ballot_id", "tally")),
            }
            self._records.change(BallotTable, values, col(BallotTable.id) == before.ballot_id)
