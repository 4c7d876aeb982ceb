"""Specimens of a session to come: convocation, second convocation, packet, sheet to sign."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import time
from functools import partial

from daect_tui.domain.dates import paris_moment
from daect_tui.domain.decision import Grounds
from daect_tui.domain.document import LetterDocument, PlainDocument
from daect_tui.domain.dossier import Dossier, DossierAction, DossierState
from daect_tui.domain.member import Member
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.references import dossier_reference, session_reference
from daect_tui.domain.session import AgendaItem, Motion, Outcome, Recusal, Session, SessionState
from daect_tui.domain.states import Passage
from daect_tui.services import session_drafting
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.records import lapsed
from daect_tui.services.specimens.scene import Scene
from daect_tui.services.specimens.studio import Specimen, Studio

_PROGRAMME = "PACT3"
# The first of their dossiers, apart from those of the session that was held.
_FIRST = 301


def session_papers(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock a session to come, and one that is convened again for want of quorum."""
    scene = cast.scene
    dossiers = [work.dossiers.add(dossier) for dossier in _dossiers(scene, (cast.applicant, *cast.others))]
    _adjourned(work, scene, dossiers[1].reference)
    session = _planned(work, cast, 3, dossiers)
    sheets: int = scene.told["sheets"]
    missed = lapsed(work, cast, _PROGRAMME, dossiers[:sheets])
    again = _planned(work, cast, 4, dossiers[:sheets], second_of=missed)
    president, member = cast.members[0], cast.members[1]
    minutes, papers = studio.desk.minutes, studio.desk.papers

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
        Specimen("ordre-du-jour", lambda: studio.kept(papers.produce_agenda(session.reference))),
        Specimen("emargement", lambda: studio.drafted(sheet)),
    )


def _dossiers(scene: Scene, applicants: Sequence[Organisation]) -> Iterator[Dossier]:
    """Yield the dossiers of a session to come; the first asks to renew the first label of the scene."""
    for number, applicant in enumerate(applicants, start=_FIRST):
        dossier = scene.dossier(number, applicant, DossierState.ON_AGENDA)
        renewed = dossier_reference(_PROGRAMME, scene.day.year, 1) if number == _FIRST else ""
        yield replace(dossier, origin=renewed)


def _adjourned(work: UnitOfWork, scene: Scene, dossier: str) -> None:
    """Have an earlier session have adjourned a dossier."""
    before, after = DossierState.DELIBERATED.value, DossierState.ADJOURNED.value
    at, agent = paris_moment(scene.on(-40), 10), scene.told["agent"]
    work.passages.add(Passage(dossier, before, after, DossierAction.ADJOURN.value, at, agent))


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
