"""What letters of intake say: acknowledgement, request for pieces, referral for opinion (procedure §6)."""

from collections.abc import Sequence
from dataclasses import dataclass

from daect_tui.domain.correspondent import Correspondent
from daect_tui.domain.dates import long_date
from daect_tui.domain.decision_letters import Values, referent, texts
from daect_tui.domain.document import Contact, Letterhead
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.dossier_opinion import DossierOpinion
from daect_tui.domain.institution import DEFAULT_COURT
from daect_tui.domain.piece import PieceLine, PieceRequest, RequestKind
from daect_tui.domain.programme import Programme
from daect_tui.domain.text import ended, listed

_REASONS = {
    RequestKind.INCOMPLETE: "Il manque à votre dossier des pièces indispensables à son examen.",
    RequestKind.INCORRECT: "Certaines pièces de votre dossier ne peuvent pas être retenues en l’état.",
}


@dataclass(frozen=True, slots=True)
class IntakeCase:
    """A dossier before its decision, and who writes about it."""

    dossier: Dossier
    programme: Programme
    letterhead: Letterhead
    contact: Contact
    court: str = DEFAULT_COURT


def acknowledgement_values(case: IntakeCase, lacking: Sequence[PieceLine]) -> Values:
    """Return the values of an acknowledgement (CRPA L112-3, R112-5); what was asked for suspends (L114-5)."""
    head = case.letterhead
    asked = [(line.label, line.asked.until) for line in lacking if line.asked]
    return {
        **_to_applicant(case),
        "implicit_rejection": _implicit_rejection(case.dossier),
        "court": case.court,
        "service": head.delegation,
        "service_address": ", ".join(head.address),
        "service_phone": head.phone,
        "service_email": head.email,
        "asked": texts([label for label, _ in asked]),
        "asked_until": long_date(max(until for _, until in asked)) if asked else "",
        "missing": texts([line.label for line in lacking if not line.asked]),
    }


def pieces_request_values(case: IntakeCase, request: PieceRequest) -> Values:
    """Return the values of a request for pieces (CRPA L114-5)."""
    return {
        **_to_applicant(case),
        "reason": _REASONS[request.kind],
        "pieces": texts([piece.label for piece in request.pieces]),
        "until": long_date(request.until),
        "note": ended(request.note),
        "implicit_rejection": _implicit_rejection(case.dossier),
    }


def referral_values(case: IntakeCase, opinion: DossierOpinion, countries: Sequence[str]) -> Values:
    """Return the values of a referral for opinion, or of its reminder once it was asked again."""
    return {
        **_common(case),
        "countries": listed(countries),
        "question": ended(opinion.question),
        "due_on": long_date(opinion.due_on),
        "silence": opinion.silence.label,
        "earlier": _earlier(opinion),
    }


def referral_call(correspondent: Correspondent) -> str:
    """Return the vocative of a letter to a correspondent: « Madame, », or both when nobody is known."""
    return {"Mme": "Madame,", "M.": "Monsieur,"}.get(correspondent.civility, "Madame, Monsieur,")


def referral_recipient(correspondent: Correspondent) -> tuple[str, ...]:
    """Return the lines of the address block: the person, the service, where it is."""
    lines = (correspondent.person, correspondent.name, correspondent.place)
    return tuple(line for line in lines if line)


def referral_wording(opinion: DossierOpinion) -> str:
    """Return the name of the wording: that of a reminder once the opinion was asked for again."""
    return "referral_reminder" if opinion.reminders else "referral"


def _earlier(opinion: DossierOpinion) -> str:
    """Say when the opinion was asked for before the latest reminder."""
    days = [f"du {long_date(day)}" for day in (opinion.asked_on, *opinion.reminders[:-1])]
    if len(days) == 1:
        return f"ma demande d’avis {days[0]} est restée"
    return f"mes demandes d’avis {listed(days)} sont restées"


def _to_applicant(case: IntakeCase) -> Values:
    return {**_common(case), "call": case.dossier.organisation.representative.call}


def _common(case: IntakeCase) -> Values:
    dossier = case.dossier
    return {
        "organisation": dossier.organisation.name,
        "domain": dossier.content.domain,
        "dossier_reference": dossier.reference,
        "received_on": long_date(dossier.content.received_on),
        "programme_code": case.programme.code,
        "label_name": case.programme.label,
        "referent": referent(case.contact),
    }


def _implicit_rejection(dossier: Dossier) -> str:
    return long_date(dossier.silence_on) if dossier.silence_on else ""
