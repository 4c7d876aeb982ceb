"""A dossier declared inadmissible: the conditions that it does not meet, the facts, the letter (CRPA L211-5).

Nothing of the merits is judged: a condition says what the programme or the code asks of any dossier. A
piece that lacks closes a dossier only once it was asked for, and the time given is over (L114-5).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import long_date, short_date
from daect_tui.domain.decision_letters import Values, deadline_words, meeting_words, referent, texts
from daect_tui.domain.document import Contact
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.eligibility import Reason
from daect_tui.domain.forms import FormReader
from daect_tui.domain.institution import DEFAULT_COURT
from daect_tui.domain.piece import PieceRequest
from daect_tui.domain.programme import Programme
from daect_tui.domain.session import Session
from daect_tui.domain.text import NBSP, ended

PIECES = "pieces"
# What each condition asks, by the code of the rule of eligibility that looks at it, as a letter cites it.
CONDITIONS: Mapping[str, str] = {
    "nature": "le demandeur est de l’une des natures d’organisme auxquelles le programme est ouvert",
    "date_limite": (
        "le dossier est envoyé au plus tard à la date limite, le cachet de la poste faisant foi (code des "
        "relations entre le public et l’administration, article L. 112-1)"
    ),
    PIECES: (
        "les pièces indispensables à l’examen du dossier, demandées, sont produites dans le délai donné "
        "(code des relations entre le public et l’administration, articles L. 114-5 et L. 114-5-1)"
    ),
    "parties": "les trois parties du formulaire de candidature sont remplies",
    "pays": "la candidature désigne au moins un pays",
    "france": "l’expertise est destinée à un pays étranger",
    "programme_existant": "le demandeur n’a pas encore de programme de coopération dans le pays visé",
    "label_en_vigueur": "le demandeur n’est pas déjà titulaire, dans ce domaine, d’un label en vigueur",
    "capacite": ("une institution établit qu’elle est en mesure d’assister techniquement les collectivités"),
    "pays_eligibles": "le pays visé est l’un de ceux que l’appel à projets énumère",
    "themes_eligibles": "le thème du projet est l’un de ceux que l’appel à projets énumère",
    "identite": "l’identité du demandeur est établie",
    "representant": "la candidature est présentée par le représentant légal du demandeur, ou en son nom",
}


@dataclass(frozen=True, slots=True)
class Inadmissibility:
    """The act: the conditions not met as the letter cites them (`law`), the facts, who signed it and when."""

    dossier: str
    law: tuple[str, ...]
    facts: str
    declared_on: date
    signatory: str = ""


@dataclass(frozen=True, slots=True)
class InadmissibilityCase:
    """An inadmissible dossier and all that its letter draws from."""

    dossier: Dossier
    programme: Programme
    act: Inadmissibility
    upcoming: Session | None
    contact: Contact
    court: str = DEFAULT_COURT


def suggested(found: Iterable[Reason]) -> tuple[tuple[str, ...], str]:
    """Return the codes of the conditions that the rules find not met today, and the facts that they see."""
    kept = [reason for reason in found if reason.code in CONDITIONS]
    return tuple(reason.code for reason in kept), "\n".join(reason.sentence for reason in kept)


def read_inadmissibility_form(
    fields: Mapping[str, str], reference: str, requests: Sequence[PieceRequest], today: date
) -> Inadmissibility:
    """Read the raw texts of the form; raises `FormRefused` with every fault.

    `conditions` holds the codes of the ticked conditions, one a line; `others` further ones, in words, one a
    line.
    """
    reader = FormReader(fields)
    ticked = reader.text("conditions", "En droit").splitlines()
    others = [line.strip(" ;.") for line in reader.text("others", "Autre condition").splitlines()]
    law = (*(said for code, said in CONDITIONS.items() if code in ticked), *filter(None, others))
    if not law and not reader.faults:
        reader.faults["conditions"] = f"En droit{NBSP}: cochez une condition au moins, ou écrivez-en une."
    lacking = pieces_fault(ticked, requests, today)
    if lacking:
        reader.faults["conditions"] = lacking
    act = Inadmissibility(reference, law, reader.text("facts", "En fait", required=True), today)
    reader.check()
    return act


def pieces_fault(codes: Collection[str], requests: Sequence[PieceRequest], today: date) -> str:
    """Say why pieces that lack do not close a dossier today (CRPA L114-5); empty where they may."""
    if PIECES not in codes:
        return ""
    awaited = [request for request in requests if request.awaited]
    if not awaited:
        return (
            f"Pièces{NBSP}: aucune demande de pièces n’est restée sans réponse. Demandez-les d’abord, avec "
            "un délai (CRPA, art. L. 114-5)."
        )
    until = max(request.until for request in awaited)
    if today <= until:
        until_then = f"le demandeur peut les transmettre jusqu’au {short_date(until)}"
        return f"Pièces{NBSP}: {until_then} (CRPA, art. L. 114-5)."
    return ""


def inadmissibility_values(case: InadmissibilityCase) -> Values:
    """Return the values that the wording of the letter takes."""
    dossier, programme = case.dossier, case.programme
    return {
        "call": dossier.organisation.representative.call,
        "organisation": dossier.organisation.name,
        "domain": dossier.content.domain,
        "dossier_reference": dossier.reference,
        "received_on": long_date(dossier.content.received_on),
        "programme_code": programme.code,
        "programme_name": programme.name,
        "conditions": texts(case.act.law),
        "facts": [{"text": ended(line)} for line in case.act.facts.splitlines() if line.strip()],
        "next_meeting": meeting_words(case.upcoming),
        "next_deadline": deadline_words(case.upcoming),
        "referent": referent(case.contact),
        "court": case.court,
    }
