"""Specimens of a session to come: convocation, second convocation, packet, sheet to sign."""

from collections.abc import Sequence
from datetime import time
from functools import partial

from daect_tui.domain.decision import Grounds
from daect_tui.domain.document import LetterDocument, PlainDocument
from daect_tui.domain.dossier import Dossier, DossierState
from daect_tui.domain.member import Member
from daect_tui.domain.references import session_reference
from daect_tui.domain.session import AgendaItem, Motion, Outcome, Recusal, Session, SessionState
from daect_tui.services import session_drafting
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.records import lapsed
from daect_tui.services.specimens.studio import Specimen, Studio

_PROGRAMME = "PACT3"
# The first of their dossiers, apart from those of the session that was held.
_FIRST = 301


def session_papers(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock a session to come, and one that is convened again for want of quorum."""
    scene = cast.scene
    dossiers = [
        work.dossiers.add(scene.dossier(number, organisation, DossierState.ON_AGENDA))
        for number, organisation in enumerate((cast.applicant, *cast.others), start=_FIRST)
    ]
    session = _planned(work, cast, 3, dossiers)
    sheets: int = scene.told["sheets"]
    missed = lapsed(work, cast, _PROGRAMME, dossiers[:sheets])
    again = _planned(work, cast, 4, dossiers[:sheets], second_of=missed)
    president, member = cast.members[0], cast.members[1]
    minutes = studio.desk.minutes

    def settled() -> bytes:
        minutes.draft(missed)
        return minutes.content(minutes.settle(missed))

    def sheet(work: UnitOfWork, chrono: str) -> PlainDocument:
        return session_drafting.signing_sheet(session, work, chrono, scene.day)

    def convened(to: Session, whom: Member, work: UnitOfWork, chrono: str) -> LetterDocument:
        return session_drafting.convocation(to, whom, work, chrono, scene.day)

    def packed(work: UnitOfWork, chrono: str) -> PlainDocument:
        return session_drafting.packet(again, member, work, chrono, scene.day)

    return (
        Specimen("proces-verbal-sans-quorum", settled),
        Specimen("convocation", lambda: studio.drafted(partial(convened, session, member))),
        Specimen("seconde-convocation", lambda: studio.drafted(partial(convened, again, president))),
        Specimen("dossier-seance", lambda: studio.drafted(packed)),
        Specimen("emargement", lambda: studio.drafted(sheet)),
    )


def _planned(
    work: UnitOfWork, cast: Cast, number: int, dossiers: Sequence[Dossier], second_of: str = ""
) -> Session:
    """Keep a session to come, with its agenda; the second member is recused from its last item."""
    scene = cast.scene
    session = work.sessions.add(
        Session(
            id=0,
            reference=session_reference((_PROGRAMME,), scene.day.year, number),
            programmes=(_PROGRAMME,),
            meets_on=scene.on(number * 7),
            period="",
            deadline=scene.on(number),
            place=scene.told["place"],
            state=SessionState.PLANNED,
            opened_at=None,
            closed_at=None,
            position=0,
            version=1,
            second_of=second_of,
            hour=time(14, 30),
            urgency="" if second_of else scene.told["urgency"],
        )
    )
    items = [
        work.sessions.add_item(session.id, _item(cast, position, dossier))
        for position, dossier in enumerate(dossiers, start=1)
    ]
    reason = scene.told["recused_for"]
    work.sessions.add_recusal(Recusal(items[-1].id, cast.members[1].id, reason))
    return session


def _item(cast: Cast, position: int, dossier: Dossier) -> AgendaItem:
    return AgendaItem(
        id=0,
        position=position,
        dossier=dossier.reference,
        organisation=dossier.organisation.name,
        domain=dossier.content.domain,
        programme=dossier.programme,
        rapporteur=cast.scene.told["referents"][0],
        proposal=Motion(Outcome.FAVOURABLE),
        outcome=None,
        grounds=Grounds(),
        floor=None,
        notes="",
    )
