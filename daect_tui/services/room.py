"""The room as the screen shows it: the sitting, and all that is true of the item in hand."""

from dataclasses import dataclass

from daect_tui.domain import deliberation
from daect_tui.domain.criteria import criteria_summary
from daect_tui.domain.deliberation import Ballot, Quorum
from daect_tui.domain.dossier_opinion import received_words
from daect_tui.domain.session import AgendaItem, Seat, Sitting
from daect_tui.services.criteria import lines_of
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class ItemView:
    """All that the screen shows of the item in hand.

    `criteria` says how its criteria were judged, `opinions` how many came (« 2/3 reçus »).
    """

    item: AgendaItem
    criteria: str
    opinions: str
    ballots: tuple[Ballot, ...]
    quorum: Quorum
    voters: tuple[Seat, ...]
    recused: frozenset[int]
    presiding: Seat | None
    casting_vote: bool

    @property
    def live_ballot(self) -> Ballot | None:
        """Return the ballot that stands: the last one not voided."""
        return next((ballot for ballot in reversed(self.ballots) if ballot.voided_at is None), None)


@dataclass(frozen=True, slots=True)
class RoomView:
    """The room: the sitting, and the item in hand (`None` while the agenda is empty)."""

    sitting: Sitting
    current: ItemView | None


def read_room(work: UnitOfWork, reference: str) -> RoomView:
    """Read what is true in the room now."""
    sitting = work.sessions.sitting(reference)
    item = next((item for item in sitting.items if item.position == sitting.session.position), None)
    return RoomView(sitting, _item_view(work, sitting, item) if item else None)


def _item_view(work: UnitOfWork, sitting: Sitting, item: AgendaItem) -> ItemView:
    return ItemView(
        item=item,
        criteria=criteria_summary(lines_of(work, work.dossiers.get(item.dossier))),
        opinions=received_words(work.opinions.of(item.dossier)),
        ballots=work.sessions.ballots(item.id),
        quorum=deliberation.quorum(sitting, item.id),
        voters=deliberation.voters(sitting, item.id),
        recused=sitting.recused(item.id),
        presiding=deliberation.presiding(sitting, item.id),
        casting_vote=deliberation.has_casting_vote(sitting, item.id),
    )


def live_ballot(work: UnitOfWork, item_id: int) -> Ballot | None:
    """Return the ballot of an item that stands: the last one not voided."""
    ballots = [ballot for ballot in work.sessions.ballots(item_id) if ballot.voided_at is None]
    return ballots[-1] if ballots else None
