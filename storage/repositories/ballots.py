"""Ballots and votes by name."""

from dataclasses import fields, replace
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlmodel import col

from daect_tui.domain.deliberation import Ballot, BallotMode, Tally, Vote
from storage.mapping import columns_of
from storage.records import core
from storage.repositories.base import Repository
from storage.tables import BallotTable, VoteTable

_TALLY = [field.name for field in fields(Tally)]
_REST = [field.name for field in fields(Ballot) if field.name not in {"tally", "votes"}]


class Ballots(Repository):
    """The votes in the port `Sessions`."""

    def ballots(self, item_id: int) -> tuple[Ballot, ...]:
        """Return the ballots of an item in the order in which they were taken."""
        found = self._session.connection().execute(_ballots(), {"item": item_id})
        return tuple(
            Ballot(
                tally=Tally(*row[: len(_TALLY)]),
                votes=self._votes(row.id) if row.mode is BallotMode.NAMED else (),
                **dict(zip(_REST, row[len(_TALLY) :], strict=True)),
            )
            for row in found.all()
        )

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
        self._records.add(VoteTable, {**columns_of(vote), "ballot_id": ballot_id})

    def _votes(self, ballot_id: int) -> tuple[Vote, ...]:
        return self._rows(Vote, VoteTable, "ballot_id", ballot_id, "id")


@cache
def _ballots() -> Select[Any]:
    columns = core(BallotTable).c
    return (
        select(*(columns[name] for name in (*_TALLY, *_REST)))
        .where(columns.item_id == bindparam("item"))
        .order_by(columns.id)
    )
