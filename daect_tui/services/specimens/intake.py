"""Specimens of the letters of intake: acknowledgement, request for pieces, referral and its reminder."""

from collections.abc import Iterator

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.dossier_opinion import DossierOpinion, OpinionState
from daect_tui.domain.inadmissibility import CONDITIONS, Inadmissibility
from daect_tui.domain.intake_delays import IntakeDelays
from daect_tui.domain.piece import AskedPiece, PieceRequest, ReceivedPiece, RequestKind
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.scene import Scene
from daect_tui.services.specimens.studio import Specimen, Studio

# The numbers of the dossiers of this family, apart from those of the others.
FILED, INADMISSIBLE = 901, 902


def intake(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock a dossier that lacks pieces, and on which opinions are asked."""
    scene = cast.scene
    dossier = work.dossiers.add(scene.dossier(FILED, cast.applicant, DossierState.INCOMPLETE))
    for code in scene.told["received"]:
        work.pieces.add(ReceivedPiece(0, dossier.reference, code, code, scene.on(-60)))
    request = work.pieces.add_request(
        PieceRequest(
            id=0,
            dossier=dossier.reference,
            kind=RequestKind.INCOMPLETE,
            asked_on=scene.on(-20),
            until=scene.on(15),
            pieces=tuple(AskedPiece("", label) for label in scene.told["pieces"]),
            note=scene.told["note"],
        )
    )
    asked, reminded = _opinions(work, scene, dossier.reference)
    letters = studio.desk.letters
    return (
        Specimen("accuse-reception", lambda: studio.kept(letters.produce_acknowledgement(dossier.reference))),
        Specimen("demande-pieces", lambda: studio.kept(letters.produce_pieces_request(request))),
        Specimen("saisine-avis", lambda: studio.kept(letters.produce_referral(asked))),
        Specimen("relance-avis", lambda: studio.kept(letters.produce_referral(reminded))),
    )


def inadmissibility(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock a dossier that was declared inadmissible."""
    scene = cast.scene
    dossier = work.dossiers.add(scene.dossier(INADMISSIBLE, cast.applicant, DossierState.INADMISSIBLE))
    law = (CONDITIONS["date_limite"], CONDITIONS["pieces"])
    facts = scene.text("inadmissible_for")
    work.inadmissibilities.add(
        Inadmissibility(dossier.reference, law, facts, scene.day, scene.signatory.name)
    )
    letters = studio.desk.letters
    return (
        Specimen("irrecevabilite", lambda: studio.kept(letters.produce_inadmissibility(dossier.reference))),
    )


def _opinions(work: UnitOfWork, scene: Scene, dossier: str) -> Iterator[DossierOpinion]:
    """Yield the opinion of a poste, just asked, and that of a préfecture, asked again."""
    kinds = (CorrespondentKind.POSTE, CorrespondentKind.PREFECTURE)
    told = zip(kinds, scene.told["correspondent"], ((), (scene.on(-8), scene.on(-1))), strict=True)
    for kind, service, reminders in told:
        asked = work.correspondents.add(Correspondent(0, kind, **service))
        yield work.opinions.add(
            DossierOpinion(
                id=0,
                dossier=dossier,
                correspondent=asked.id,
                source=asked.name,
                kind=kind,
                question=scene.told["question"],
                asked_on=scene.on(-30),
                due_on=scene.on(10),
                silence=IntakeDelays().silence_of(kind),
                reminders=reminders,
                state=OpinionState.ASKED,
                answer=None,
                version=1,
            )
        )
