"""The frozen record of a session, gathered from the register at its closing, once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from daect_tui.domain.dates import clock_time
from daect_tui.domain.minutes import (
    RecordedItem,
    RecordedMember,
    SessionRecord,
    recorded_ballot,
    recorded_disagreement,
    recorded_hearing,
)
from daect_tui.domain.quorum import quorum
from daect_tui.domain.session import (
    AgendaItem,
    Attendance,
    Mandate,
    Occupant,
    Outcome,
    Presence,
    Seat,
    SessionAction,
    Sitting,
)
from daect_tui.services.convening import convening_of
from daect_tui.services.ports import UnitOfWork

# Members called within this time of the opening are there from the start.
_LATE = timedelta(minutes=15)


def session_record(work: UnitOfWork, sitting: Sitting) -> SessionRecord:
    """Gather all that minutes and letters will ever read of a session that is being closed."""
    session = sitting.session
    assert session.opened_at is not None  # noqa: S101 – the machine closes only an open session
    assert session.closed_at is not None  # noqa: S101
    assert session.meets_on is not None  # noqa: S101
    names = {seat.member_id: seat.member_name for seat in sitting.seats}
    held = convening_of(work, session)
    return SessionRecord(
        reference=session.reference,
        programmes=session.programmes,
        held_on=session.meets_on,
        place=session.place,
        opened_at=session.opened_at,
        closed_at=session.closed_at,
        members=tuple(member for seat in sitting.seats for member in _members(sitting, seat)),
        mandates=tuple(_mandate(mandate, names) for mandate in sitting.mandates),
        items=tuple(_item(work, item, names) for item in sitting.items),
        breaks=tuple(_breaks(work, session.reference)),
        lapse=str(quorum(sitting)) if session.lapsed else "",
        second_of=session.second_of,
        rules=sitting.rules,
        convening=held.sentence if held and not held.is_regular else "",
    )


def _members(sitting: Sitting, seat: Seat) -> Iterator[RecordedMember]:
    """Yield who sat in a seat: the member, then each substitute under their own name (R133-3)."""
    stays = [stay for stay in sitting.attendances if stay.member_id == seat.member_id]
    substitutes = dict.fromkeys(stay.substitute for stay in stays if stay.substitute)
    member = seat.titular or seat.occupant
    own = [stay for stay in stays if stay.substitute is None]
    if own or not substitutes:
        words = _stays(sitting, own) if own else _absence(sitting, seat)
        yield RecordedMember(member.name, member.quality, member.body, seat.voting, words)
    for substitute in substitutes:
        sat = [stay for stay in stays if stay.substitute == substitute]
        yield _substitute(sitting, seat, substitute, sat)


def _substitute(sitting: Sitting, seat: Seat, who: Occupant, stays: list[Attendance]) -> RecordedMember:
    words = _stays(sitting, stays)
    return RecordedMember(who.name, who.quality, who.body, seat.voting, words, seat.member_name)


def _absence(sitting: Sitting, seat: Seat) -> str:
    gave = any(mandate.giver_id == seat.member_id for mandate in sitting.mandates)
    return "a donné pouvoir" if gave else "n’a pas siégé"


def _stays(sitting: Sitting, stays: list[Attendance]) -> str:
    """Say when somebody took part: « en séance à partir de 9 h 30 »."""
    opened_at = sitting.session.opened_at
    parts = []
    for stay in stays:
        words = "à distance" if stay.presence is Presence.REMOTE else "en séance"
        late = opened_at is not None and stay.arrived_at - opened_at > _LATE
        since = f" à partir de {clock_time(stay.arrived_at)}" if late else ""
        until = f" jusqu’à {clock_time(stay.left_at)}" if stay.left_at else ""
        parts.append(f"{words}{since}{until}")
    return ", ".join(parts)


def _mandate(mandate: Mandate, names: dict[int, str]) -> str:
    until = f", jusqu’à {clock_time(mandate.ended_at)}" if mandate.ended_at else ""
    return f"{names[mandate.giver_id]} à {names[mandate.holder_id]}{until}"


def _breaks(work: UnitOfWork, reference: str) -> Iterator[str]:
    """Yield each break: « de 15 h 10 à 15 h 25 (pause) »."""
    began: datetime | None = None
    reason = ""
    for passage in work.passages.of(reference):
        if passage.action == SessionAction.SUSPEND.value:
            began, reason = passage.at, passage.reason
        elif passage.action == SessionAction.RESUME.value and began is not None:
            why = f" ({reason})" if reason else ""
            yield f"de {clock_time(began)} à {clock_time(passage.at)}{why}"
            began = None


def _item(work: UnitOfWork, item: AgendaItem, names: dict[int, str]) -> RecordedItem:
    floor = item.floor
    return RecordedItem(
        position=item.position,
        dossier=item.dossier,
        organisation=item.organisation,
        domain=item.domain,
        programme=item.programme,
        rapporteur=item.rapporteur,
        proposal=item.proposal.sense.label,
        presided_by=floor.presided_by if floor else "",
        voters=floor.voters if floor else (),
        recused=floor.recused if floor else (),
        quorum=floor.quorum if floor else "",
        ballots=tuple(recorded_ballot(ballot, names) for ballot in work.sessions.ballots(item.id)),
        outcome=item.outcome or Outcome.NOT_EXAMINED,
        grounds=item.grounds,
        notes=item.notes,
        heard=tuple(recorded_hearing(one) for one in work.sessions.hearings(item.id)),
        disagreements=tuple(recorded_disagreement(one) for one in work.sessions.disagreements(item.id)),
        criteria=tuple(_criteria(work, item)),
    )


def _criteria(work: UnitOfWork, item: AgendaItem) -> Iterator[str]:
    """Yield the criteria cited as the catalogue words them today; it may be amended afterwards."""
    if item.grounds.criteria:
        programme = work.programmes.get(item.programme)
        for code in item.grounds.criteria:
            criterion = programme.criterion(code)
            if criterion:
                yield criterion.text
