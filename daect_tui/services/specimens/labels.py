"""Specimens of the papers of labels: attestation, the acts on one, renewal sheet, public extract."""

from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.observations import USUAL_DAYS, IntendedAct, Invitation
from daect_tui.domain.references import label_number
from daect_tui.domain.reversal import ReversalGround
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.decided import NOTIFIED
from daect_tui.services.specimens.scene import Scene
from daect_tui.services.specimens.studio import Specimen, Studio

# The labels that a session gave; each act is on one of its own.
_FIRST, _SUSPENDED, _INVITED, _REINSTATED, _ENDED = 1, 4, 5, 6, 7
_ARTICLE = "L. 242-2"


def label_papers(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock a suspension, its end, and the end of a label whose decision is not in the register."""
    scene, papers = cast.scene, studio.desk.label_papers
    first, suspended, reinstated, ended = (
        _number(scene, rank) for rank in (_FIRST, _SUSPENDED, _REINSTATED, _ENDED)
    )
    _happens(work, scene, suspended, LabelEventKind.SUSPENDED, 1)
    _happens(work, scene, reinstated, LabelEventKind.SUSPENDED, -1)
    _happens(work, scene, reinstated, LabelEventKind.REINSTATED, 2)
    _happens(work, scene, ended, LabelEventKind.REPEALED, 0)
    return (
        Specimen("attestation-label", lambda: studio.kept(papers.produce_attestation(first))),
        Specimen("suspension-label", lambda: studio.kept(papers.produce_suspension(suspended))),
        Specimen("levee-suspension", lambda: studio.kept(papers.produce_reinstatement(reinstated))),
        Specimen("abrogation-label", lambda: studio.kept(papers.produce_ending(ended))),
        Specimen("renouvellement", lambda: studio.kept(papers.produce_renewal_sheet(first))),
        Specimen(
            "extrait-labels", lambda: studio.written(lambda path: papers.write_extract(scene.day, path))
        ),
    )


def invitation(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock an invitation to present observations, before a suspension."""
    scene, number = cast.scene, _number(cast.scene, _INVITED)
    invited = work.invitations.add(
        Invitation(
            id=0,
            label=number,
            dossier="",
            intended=IntendedAct.SUSPENSION,
            ground=ReversalGround.CONDITION,
            condition=work.labels.get(number).conditions[0],
            facts=scene.text("suspended_for"),
            written_on=scene.day,
            days=USUAL_DAYS,
            signatory=scene.signatory.name,
        )
    )
    return (Specimen("contradictoire", lambda: studio.kept(studio.desk.letters.produce_invitation(invited))),)


def _number(scene: Scene, rank: int) -> str:
    return label_number(scene.day.year, rank)


def _happens(work: UnitOfWork, scene: Scene, number: str, kind: LabelEventKind, since: int) -> None:
    """Keep an act signed on the day of the scene, or before, that counts from so many days after it."""
    suspends, lifts = kind is LabelEventKind.SUSPENDED, kind is LabelEventKind.REINSTATED
    work.label_lives.add(
        LabelEvent(
            id=0,
            label=number,
            kind=kind,
            decided_on=scene.on(min(since, 0)),
            day=scene.on(since),
            until=scene.on(90) if suspends else None,
            reason=scene.text("reinstated_for" if lifts else "suspended_for"),
            condition="" if lifts else work.labels.get(number).conditions[0],
            invited_on=None if lifts else scene.on(NOTIFIED - 1),
            answer_by=None if lifts else scene.on(NOTIFIED),
            observations="" if lifts else scene.told["observations"],
            signatory=scene.signatory.name,
            article="" if suspends or lifts else _ARTICLE,
        )
    )
