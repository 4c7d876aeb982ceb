"""What the letters that validate or refuse a mission say (procedure §6, points 9 and 10)."""

from dataclasses import dataclass

from daect_tui.domain.correspondent import Correspondent
from daect_tui.domain.dates import long_date
from daect_tui.domain.decision_letters import Values, referent, texts
from daect_tui.domain.document import Contact
from daect_tui.domain.errors import DocumentFault
from daect_tui.domain.institution import DEFAULT_COURT
from daect_tui.domain.label import Label
from daect_tui.domain.mission import BudgetLine, Expert, Mission, MissionContent, OpinionSense, PosteOpinion
from daect_tui.domain.mission_ceilings import borne_by_delegation, ceilings_in_words
from daect_tui.domain.mission_settings import MissionSettings
from daect_tui.domain.money import Euros
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.programme import Programme
from daect_tui.domain.text import NBSP, counted, ended, quoted

_OPINION_WORDS = {
    OpinionSense.FAVOURABLE: "un avis favorable",
    OpinionSense.RESERVED: "un avis réservé",
    OpinionSense.UNFAVOURABLE: "un avis défavorable",
}

_NO_SETTINGS = MissionSettings()


@dataclass(frozen=True, slots=True)
class MissionCase:
    """A mission and all that its letters draw from; `country` is the French name.

    `settings` are those in force on the day of the departure, `poste` whom to reach in the country.
    """

    mission: Mission
    label: Label
    programme: Programme
    holder: Organisation
    country: str
    contact: Contact
    settings: MissionSettings = _NO_SETTINGS
    poste: Correspondent | None = None
    court: str = DEFAULT_COURT


def _common_values(case: MissionCase) -> Values:
    mission, content = case.mission, case.mission.content
    return {
        "call": case.holder.representative.call,
        "organisation": case.holder.name,
        "label_name": case.programme.label,
        "label_number": case.label.number,
        "domain": case.label.domain,
        "programme_code": case.programme.code,
        "mission_reference": mission.reference,
        "mission_subject": content.subject,
        "host": content.requester,
        "place": content.place,
        "country": case.country,
        "mission_from": long_date(content.starts_on),
        "mission_until": long_date(content.ends_on),
        "poste_opinion": _opinion_sentence(mission.opinion),
        "referent": referent(case.contact),
        "court": case.court,
    }


def mission_values(case: MissionCase) -> Values:
    """Return the values that the wording of the validation letter takes."""
    mission, content = case.mission, case.mission.content
    charge = borne_by_delegation(content)
    return {
        **_common_values(case),
        "requester": content.origin.label,
        "host_contact": content.requester_contact,
        "operator": content.operator,
        "languages": content.languages,
        "objectives": texts(content.objectives),
        "terms": ended(content.terms),
        "experts": [_expert_row(expert) for expert in content.experts],
        "poste": _reached(case),
        "budget": [_budget_row(line) for line in content.budget],
        "cost": str(content.cost) if content.budget else "",
        "bearers": texts([f"{bearer.label}{NBSP}: {amount}" for bearer, amount in content.by_bearer]),
        "charge": str(charge) if charge > Euros(0) else "",
        "ceilings": texts(ceilings_in_words(case.settings)),
        "security": _security(content),
        "deliverables": texts(content.deliverables),
        "report_due": long_date(mission.report_due) if mission.report_due else "",
    }


def mission_refusal_values(case: MissionCase) -> Values:
    """Return the values that the wording of the refusal takes; raises `DocumentFault` without grounds."""
    refusal = case.mission.refusal
    if refusal is None:
        raise DocumentFault(f"Les motifs du refus de la mission {case.mission.reference} manquent.")
    return {
        **_common_values(case),
        "rules": texts(refusal.law),
        "reasons": ended(refusal.facts),
    }


def _expert_row(expert: Expert) -> dict[str, str]:
    days = counted(expert.days, "jour")
    if expert.starts_on and expert.ends_on:
        days = f"{days}, du {long_date(expert.starts_on)} au {long_date(expert.ends_on)}"
    return {
        "name": expert.name,
        "office": expert.office or "fonction non indiquée",
        "employer": expert.employer or "employeur non indiqué",
        "days": days,
    }


def _budget_row(line: BudgetLine) -> dict[str, str]:
    heading = f"{line.heading} ({line.per_diem})" if line.per_diem else line.heading
    return {"heading": heading, "amount": str(line.amount), "borne_by": line.borne_by}


def _reached(case: MissionCase) -> str:
    """Say whom to reach at the poste: the correspondent of the Répertoire, else the one that answered."""
    poste, mission = case.poste, case.mission
    if poste is not None:
        parts = (poste.name, poste.place, poste.person, poste.phone, poste.email)
        return ", ".join(part for part in parts if part)
    if mission.opinion is not None:
        return mission.opinion.source
    return mission.asked.source if mission.asked else ""


def _security(content: MissionContent) -> str:
    level = f"niveau {quoted(content.security_level.label)}" if content.security_level else ""
    return ", ".join(part for part in (level, content.security) if part)


def _opinion_sentence(opinion: PosteOpinion | None) -> str:
    if opinion is None or opinion.sense not in _OPINION_WORDS:
        return ""
    words = _OPINION_WORDS[opinion.sense]
    return f"Le poste diplomatique a rendu, le {long_date(opinion.received_on)}, {words} sur cette mission."
