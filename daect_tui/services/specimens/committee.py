"""Specimens of a session that was held: minutes of every sort, letters of decisions, communiqué."""

from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.document import PlainDocument
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.minutes_version import Correction, head_of
from daect_tui.services.minutes_drafting import extract_document
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.decided import decided, labelled
from daect_tui.services.specimens.records import held
from daect_tui.services.specimens.rulings import letter_of
from daect_tui.services.specimens.scene import Scene
from daect_tui.services.specimens.studio import Specimen, Studio

_LABEL, _CALL = "PACT3", "AAP-ANNUEL"
_FIRST = {
    DecisionKind.LABEL: "labellisation",
    DecisionKind.ADJOURN: "ajournement",
    DecisionKind.REFUSE: "refus",
}
_RECTIFICATION = 1


def session_held(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock a session of the label: a decision of each sense for the applicant, a label for the others."""
    scene = cast.scene
    applicants = (*(cast.applicant for _ in _FIRST), *cast.others)
    kinds = (*_FIRST, *(DecisionKind.LABEL for _ in cast.others))
    items = [
        (scene.dossier(number, applicant, DossierState.DELIBERATED), kind)
        for number, (applicant, kind) in enumerate(zip(applicants, kinds, strict=True), start=1)
    ]
    session = held(work, cast, _LABEL, items)
    decisions = [decided(work, scene, dossier, kind, session) for dossier, kind in items]
    for number, (dossier, kind) in enumerate(items, start=1):
        if kind is DecisionKind.LABEL:
            labelled(work, scene, dossier, number)
    letters = zip(decisions, _FIRST.values(), strict=False)
    return (
        *_minutes(session, decisions[len(_FIRST) - 1].dossier, scene, studio),
        *(letter_of(decision, name, studio) for decision, name in letters),
        Specimen("communique", lambda: studio.kept(studio.desk.letters.produce_communique(session))),
    )


def call_held(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock a session of a call for projects, and a project that it keeps."""
    dossier = cast.scene.dossier(1, cast.applicant, DossierState.DELIBERATED, _CALL)
    session = held(work, cast, _CALL, [(dossier, DecisionKind.RETAIN)])
    decision = decided(work, cast.scene, dossier, DecisionKind.RETAIN, session)
    return (letter_of(decision, "retenu", studio),)


def _minutes(session: str, dossier: str, scene: Scene, studio: Studio) -> tuple[Specimen, ...]:
    minutes = studio.desk.minutes

    def extract(work: UnitOfWork, _chrono: str) -> PlainDocument:
        return extract_document(work, session, dossier, head_of(work.journal.last(1)[0]))

    def rectified() -> bytes:
        minutes.rectify(session, [Correction(*scene.told["correction"])], scene.told["corrected_for"])
        return minutes.content(minutes.settle(session, _RECTIFICATION))

    return (
        Specimen("proces-verbal-projet", lambda: minutes.content(minutes.draft(session))),
        Specimen("proces-verbal", lambda: minutes.content(minutes.settle(session))),
        Specimen("proces-verbal-extrait", lambda: studio.drafted(extract)),
        Specimen("proces-verbal-rectificatif", rectified),
    )
