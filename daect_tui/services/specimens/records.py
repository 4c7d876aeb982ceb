"""Stocking sessions that were held, with the frozen record that minutes and letters read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.decision import DecisionKind, Grounds
from daect_tui.domain.deliberation import BallotMode, BallotResult, Choice, Tally
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.minutes import RecordedBallot, RecordedItem, RecordedMember, SessionRecord
from daect_tui.domain.quorum import Quorum
from daect_tui.domain.references import session_reference
from daect_tui.domain.session import Outcome, Session, SessionState
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.decided import MET, grounds

Item = tuple[Dossier, DecisionKind]

_OUTCOMES = {
    DecisionKind.LABEL: Outcome.WITH_RESERVATIONS,
    DecisionKind.ADJOURN: Outcome.ADJOURNED,
    DecisionKind.REFUSE: Outcome.UNFAVOURABLE,
    DecisionKind.RETAIN: Outcome.FAVOURABLE,
}


def held(work: UnitOfWork, cast: Cast, programme: str, items: Sequence[Item]) -> str:
    """Keep a closed session and its record; return its reference."""
    session = _closed(work, cast, programme, 1)
    record = replace(
        _record(cast, session),
        mandates=(f"{cast.voting[-1].full_name} à {cast.voting[0].full_name}",),
        items=tuple(_item(work, cast, position, item) for position, item in enumerate(items, start=1)),
        breaks=("de 15 h 30 à 15 h 40 (pause)",),
    )
    work.sessions.keep_record(session.id, record)
    return session.reference


def lapsed(work: UnitOfWork, cast: Cast, programme: str, dossiers: Sequence[Dossier]) -> str:
    """Keep a session that was closed for want of quorum, and its record; return its reference."""
    session = _closed(work, cast, programme, 2)
    work.sessions.update(replace(session, lapsed=True))
    base = len(cast.voting)
    record = _record(cast, session)
    alone = tuple(
        replace(member, attendance="n’a pas siégé") if rank else member
        for rank, member in enumerate(record.members)
    )
    items = (
        _item(work, cast, position, (dossier, DecisionKind.LABEL))
        for position, dossier in enumerate(dossiers, start=1)
    )
    record = replace(
        record,
        members=alone,
        items=tuple(
            replace(
                one, outcome=Outcome.NOT_EXAMINED, grounds=Grounds(), ballots=(), presided_by="", notes=""
            )
            for one in items
        ),
        lapse=str(Quorum(base, (base + 1) // 2, 1)),
    )
    work.sessions.keep_record(session.id, record)
    return session.reference


def _closed(work: UnitOfWork, cast: Cast, programme: str, number: int) -> Session:
    day = cast.scene.on(MET + number - 1)
    return work.sessions.add(
        Session(
            id=0,
            reference=session_reference((programme,), day.year, number),
            programmes=(programme,),
            meets_on=day,
            period="",
            deadline=cast.scene.on(2 * MET),
            place=cast.scene.told["place"],
            state=SessionState.CLOSED,
            opened_at=paris_moment(day, 14),
            closed_at=paris_moment(day, 17, 40),
            position=0,
            version=1,
            rules=CommitteeRules(),
            hour=time(14),
        )
    )


def _record(cast: Cast, session: Session) -> SessionRecord:
    """Return the record of a session without its items: who composed the committee, when and where."""
    assert session.meets_on and session.opened_at and session.closed_at  # noqa: S101, PT018 – as it was made
    away = cast.voting[-1]
    return SessionRecord(
        reference=session.reference,
        programmes=session.programmes,
        held_on=session.meets_on,
        place=session.place,
        opened_at=session.opened_at,
        closed_at=session.closed_at,
        members=tuple(
            RecordedMember(
                member.full_name,
                member.quality,
                member.body,
                member.voting,
                "a donné pouvoir" if member is away else "en séance",
            )
            for member in cast.members
        ),
        mandates=(),
        items=(),
    )


def _item(work: UnitOfWork, cast: Cast, position: int, item: Item) -> RecordedItem:
    dossier, kind = item
    scene, outcome, rests_on = cast.scene, _OUTCOMES[kind], grounds(cast.scene, kind)
    programme = work.programmes.get(dossier.programme)
    cited = [programme.criterion(code) for code in rests_on.criteria]
    # The second is recused from what follows the first item: the quorum is counted without them.
    recused = (cast.voting[1].full_name,) if position > 1 else ()
    voters = tuple(member.full_name for member in cast.voting if member.full_name not in recused)
    base = len(cast.voting)
    return RecordedItem(
        position=position,
        dossier=dossier.reference,
        organisation=dossier.organisation.name,
        domain=dossier.content.domain,
        programme=dossier.programme,
        rapporteur=scene.told["referents"][0],
        proposal=outcome.label,
        presided_by=cast.voting[0].full_name,
        voters=voters,
        recused=recused,
        quorum=str(Quorum(base, (base + 1) // 2, len(voters))),
        ballots=tuple(_ballots(outcome, voters, named=kind is DecisionKind.REFUSE)),
        outcome=outcome,
        grounds=rests_on,
        notes=scene.told["notes"],
        heard=tuple(scene.told["heard"]) if kind is DecisionKind.ADJOURN else (),
        disagreements=tuple(scene.told["disagreements"]) if kind is DecisionKind.REFUSE else (),
        criteria=tuple(criterion.text for criterion in cited if criterion),
    )


def _ballots(outcome: Outcome, voters: Sequence[str], *, named: bool) -> Iterator[RecordedBallot]:
    """Yield the vote on an item: by name with one that was voided before, or by a show of hands."""
    tally = Tally(len(voters) - 1, 0, 1)
    voted = RecordedBallot(
        motion=outcome.label,
        mode=(BallotMode.NAMED if named else BallotMode.HANDS).label,
        tally=str(tally),
        result=BallotResult.ADOPTED.label,
        casting="",
        voices=(),
        voided=False,
    )
    if not named:
        yield voted
        return
    yield replace(voted, tally=str(Tally(1, len(voters) - 1, 0)), voided=True)
    choices = (*(Choice.FOR for _ in voters[1:]), Choice.ABSTAIN)
    voices = (f"{name}\u00a0: {choice.label}" for name, choice in zip(voters, choices, strict=True))
    yield replace(voted, voices=tuple(voices))
