"""Gathering the letters of intake: the facts of the register as they stand today, the wording, the frame."""

from datetime import date

from daect_tui.domain.decision_letters import recipient
from daect_tui.domain.document import LetterDocument
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.dossier_opinion import DossierOpinion
from daect_tui.domain.institution import DatedLetterhead
from daect_tui.domain.intake_letters import (
    IntakeCase,
    acknowledgement_values,
    pieces_request_values,
    referral_call,
    referral_recipient,
    referral_values,
    referral_wording,
)
from daect_tui.domain.piece import PieceRequest
from daect_tui.services.catalogue import country_name
from daect_tui.services.drafting import frame, head_on
from daect_tui.services.pieces import book_of
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.wordings import fill_wording


def acknowledgement(reference: str, day: date, work: UnitOfWork, chrono: str) -> LetterDocument:
    """Return the acknowledgement of a dossier; raises `DocumentFault` naming what is missing."""
    head, dossier = head_on(work, day), work.dossiers.get(reference)
    values = acknowledgement_values(_case(work, head, dossier), book_of(work, dossier).missing)
    filled = fill_wording(work, "acknowledgement", values)
    naming = (chrono, f"Accusé de réception – {dossier.organisation.name}")
    return frame(work, head, day, naming, filled, recipient(dossier.organisation))


def pieces_request(request: PieceRequest, work: UnitOfWork, chrono: str) -> LetterDocument:
    """Return the letter of a request for pieces, dated of that day; raises `DocumentFault`."""
    head, dossier = head_on(work, request.asked_on), work.dossiers.get(request.dossier)
    filled = fill_wording(work, "pieces_request", pieces_request_values(_case(work, head, dossier), request))
    naming = (chrono, f"Demande de pièces – {dossier.organisation.name}")
    return frame(work, head, request.asked_on, naming, filled, recipient(dossier.organisation))


def referral(opinion: DossierOpinion, work: UnitOfWork, chrono: str) -> LetterDocument:
    """Return the referral for an opinion, or its latest reminder; raises `DocumentFault`."""
    dated = referral_date(opinion)
    head, dossier = head_on(work, dated), work.dossiers.get(opinion.dossier)
    correspondent = work.correspondents.get(opinion.correspondent)
    countries = [country_name(code) for code in dossier.content.countries]
    values = referral_values(_case(work, head, dossier), opinion, countries)
    filled = fill_wording(work, referral_wording(opinion), {**values, "call": referral_call(correspondent)})
    what = "Relance" if opinion.reminders else "Saisine pour avis"
    naming = (chrono, f"{what} – {opinion.source}")
    return frame(work, head, dated, naming, filled, referral_recipient(correspondent))


def referral_date(opinion: DossierOpinion) -> date:
    """Return the day that the letter bears: that of the latest reminder, else that of the question."""
    return opinion.reminders[-1] if opinion.reminders else opinion.asked_on


def _case(work: UnitOfWork, head: DatedLetterhead, dossier: Dossier) -> IntakeCase:
    return IntakeCase(
        dossier, work.programmes.get(dossier.programme), head.letterhead, head.contact, head.court
    )
