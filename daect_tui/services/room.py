"""The room as the screen shows it: the sitting, all that is true of the item in hand, and what follows."""

from dataclasses import dataclass

from daect_tui.domain.criteria import criteria_summary
from daect_tui.domain.deliberation import Ballot, BallotMode
from daect_tui.domain.dossier_opinion import received_words
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.hearing import Disagreement, Hearing
from daect_tui.domain.quorum import Quorum, has_casting_vote, presiding, quorum, voters
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
    heard: tuple[Hearing, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def live_ballot(self) -> Ballot | None:
        """Return the ballot that stands: the last one not voided."""
        return standing(self.ballots)


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The item to which the room goes next: who must step out for it, and who may come back."""

    item: AgendaItem
    leaving: tuple[Seat, ...]
    returning: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class RoomView:
    """The room: the sitting, the item in hand (`None` while the agenda is empty), and the next one."""

    sitting: Sitting
    current: ItemView | None
    upcoming: Upcoming | None = None


def read_room(work: UnitOfWork, reference: str) -> RoomView:
    """Read what is true in the room now."""
    return view_room(work, work.sessions.sitting(reference))


def view_room(work: UnitOfWork, sitting: Sitting, voted: tuple[Ballot, ...] = ()) -> RoomView:
    """Add to a sitting what is true of its item in hand.

    `voted` are the ballots of an item that are known already: they are not read again.
    """
    item = next((item for item in sitting.items if item.position == sitting.session.position), None)
    view = _item_view(work, sitting, item, voted) if item else None
    return RoomView(sitting, view, _upcoming(sitting, item))


def _item_view(work: UnitOfWork, sitting: Sitting, item: AgendaItem, voted: tuple[Ballot, ...]) -> ItemView:
    known = bool(voted) and voted[0].item_id == item.id
    ballots = voted if known else work.sessions.ballots(item.id)
    live = standing(ballots)
    return ItemView(
        item=item,
        criteria=_criteria(work, item.dossier),
        opinions=received_words(work.opinions.of(item.dossier)),
        ballots=ballots,
        quorum=quorum(sitting, item.id),
        voters=voters(sitting, item.id),
        recused=sitting.recused(item.id),
        presiding=presiding(sitting, item.id),
        casting_vote=has_casting_vote(sitting, item.id)
        and not (live is not None and live.mode is BallotMode.SECRET),
        heard=work.sessions.hearings(item.id),
        disagreements=work.sessions.disagreements(item.id),
    )


def _criteria(work: UnitOfWork, dossier: str) -> str:
    """Sum the criteria up; nothing is left to say of a dossier that was eliminated since the session."""
    try:
        return criteria_summary(lines_of(work, work.dossiers.get(dossier)))
    except UnknownReference:
        return ""


def _upcoming(sitting: Sitting, current: AgendaItem | None) -> Upcoming | None:
    position = next_position(sitting.items, sitting.session.position)
    item = next((item for item in sitting.items if item.position == position), None)
    if item is None or item == current or item.outcome is not None:
        return None
    here = sitting.here()
    now, then = (sitting.recused(current.id) if current else frozenset()), sitting.recused(item.id)
    return Upcoming(
        item,
        leaving=tuple(seat for seat in sitting.seats if seat.member_id in (then - now) & here),
        returning=tuple(seat for seat in sitting.seats if seat.member_id in (now - then) & here),
    )


def next_position(items: tuple[AgendaItem, ...], position: int) -> int:
    """Return the next item without an outcome, going round to the start; the same when none is left."""
    ahead = [item.position for item in items if item.outcome is None and item.position != position]
    return next((p for p in ahead if p > position), ahead[0] if ahead else position)


def standing(ballots: tuple[Ballot, ...]) -> Ballot | None:
    """Return the last ballot that is not voided."""
    return next((ballot for ballot in reversed(ballots) if ballot.voided_at is None), None)


def live_ballot(work: UnitOfWork, item_id: int) -> Ballot | None:
    """Return the ballot of an item that stands: the last one not voided."""
    return standing(work.sessions.ballots(item_id))
