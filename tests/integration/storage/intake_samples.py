"""Pieces, correspondents and opinions for a filled register."""

from dataclasses import replace
from datetime import date

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dossier_opinion import DossierOpinion, OpinionAnswer, OpinionState
from daect_tui.domain.intake_delays import DatedDelays, IntakeDelays, OpinionSilence
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.piece import AskedPiece, PieceRequest, ReceivedPiece, RequestKind
from daect_tui.services.ports import UnitOfWork

ASKED, UNTIL = date(2017, 3, 6), date(2017, 4, 5)


def correspondent(name: str = "Ambassade d’Écosse (fictive)") -> Correspondent:
    return Correspondent(
        id=0,
        kind=CorrespondentKind.POSTE,
        name=name,
        place="Édimbourg",
        country="GB",
        region="Europe",
        civility="Mme",
        first_name="Inès",
        last_name="Delcourt",
        phone="01 99 00 12 36",
        email="ines.delcourt@example.org",
    )


def opinion(dossier: str, asked: Correspondent, answer: OpinionAnswer | None = None) -> DossierOpinion:
    return DossierOpinion(
        id=0,
        dossier=dossier,
        correspondent=asked.id,
        source=asked.name,
        kind=asked.kind,
        question="Utile [/b] ?",
        asked_on=ASKED,
        due_on=UNTIL,
        silence=OpinionSilence.NO_OPINION,
        reminders=(date(2017, 4, 6), date(2017, 4, 20)),
        state=OpinionState.RECEIVED if answer else OpinionState.ASKED,
        answer=answer,
        version=1,
    )


def request(dossier: str) -> PieceRequest:
    pieces = (AskedPiece("statuts", "Statuts", date(2017, 3, 9)), AskedPiece("", "Œuvres complètes"))
    return PieceRequest(0, dossier, RequestKind.INCORRECT, ASKED, UNTIL, pieces, "Une copie suffit.")


def fill_intake(unit: UnitOfWork, dossier: str) -> None:
    """Put one record of every kind, tied to a dossier, into a register."""
    sha256 = unit.files.keep(b"%PDF-1.7 une piece")
    unit.pieces.add(ReceivedPiece(0, dossier, "statuts", "Statuts", date(2017, 3, 9), "statuts.pdf", sha256))
    unit.pieces.add(ReceivedPiece(0, dossier, "", "Lettre", date(2017, 3, 10)))
    unit.pieces.add_request(replace(request(dossier), ended_on=ASKED))
    poste = unit.correspondents.add(correspondent())
    answer = OpinionAnswer(OpinionSense.RESERVED, date(2017, 4, 21), "Sous réserve.", "avis.pdf", sha256)
    unit.opinions.add(opinion(dossier, poste, answer))
    unit.institution.save_delays(DatedDelays(date(2017, 1, 1), IntakeDelays()))
