"""Ballots and votes by name."""

from dataclasses import replace

from sqlmodel import col, select

from daect_tui.domain.deliberation import Ballot, Tally, Vote
from storage.mapping import build, columns_of
from storage.repositories.base import Repository
from storage.tables import BallotTable, VoteTable


class Ballots(Repository):
    """The votes in the port `Sessions`."""

    def ballots(self, item_id: int) -> tuple[Ballot, ...]:
        """Return the ballots of an item in the order in which they were taken."""
        rows = self._session.exec(
            select(BallotTable).where(BallotTable.item_id == item_id).order_by(col(BallotTable.id))
        ).all()
        return tuple(build(Ballot, row, tally=build(Tally, row), votes=self._votes(row.id)) for row in rows)

    def add_ballot(self, ballot: Ballot) -> Ballot:
        """Open a ballot, with the votes that it has already."""
        row = BallotTable(**columns_of(ballot, without=("id", "tally", "votes")), **columns_of(ballot.tally))
        self._records.insert(row)
        self._records.insert(*(VoteTable(**columns_of(vote), ballot_id=row.id) for vote in ballot.votes))
        return replace(ballot, id=row.id)

    def update_ballot(self, ballot: Ballot) -> None:
        """Write tally, casting vote, result and voidance."""
        self._records.change(
            BallotTable,
            {
                **columns_of(ballot.tally),
                "casting": ballot.casting,
                "result": ballot.result,
                "voided_at": ballot.voided_at,
            },
            col(BallotTable.id) == ballot.id,
        )

    def add_vote(self, ballot_id: int, vote: Vote) -> None:
        """Keep one voice; raises `Refusal` for the second one of a member."""
        self._records.insert(VoteTable(**columns_of(vote), ballot_id=ballot_id))

    def _votes(self, ballot_id: int) -> tuple[Vote, ...]:
        rows = self._session.exec(
            select(VoteTable).where(VoteTable.ballot_id == ballot_id).order_by(col(VoteTable.id))
        )
        return tuple(build(Vote, row) for row in rows)
