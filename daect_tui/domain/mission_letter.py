"""What the letter that validates a mission says."""

from dataclasses import dataclass

from daect_tui.domain.dates import long_date
from daect_tui.domain.decision_letters import Values, referent
from daect_tui.domain.document import Contact
from daect_tui.domain.label import Label
from daect_tui.domain.mission import Mission, OpinionSense, PosteOpinion
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.programme import Programme
from daect_tui.domain.text import counted

_OPINION_WORDS = {
    OpinionSense.FAVOURABLE: "un avis favorable",
    OpinionSense.RESERVED: "un avis réservé",
    OpinionSense.UNFAVOURABLE: "un avis défavorable",
}


@dataclass(frozen=True, slots=True)
class MissionCase:
    """A validated mission and all that its letter draws from; `country` is the French name."""

    mission: Mission
    label: Label
    programme: Programme
    holder: Organisation
    country: str
    contact: Contact


def mission_values(case: MissionCase) -> Values:
    """Return the values that the wording of the validation letter takes."""
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
        "requester": content.origin.label,
        "host": content.requester,
        "place": content.place,
        "country": case.country,
        "mission_from": long_date(content.starts_on),
        "mission_until": long_date(content.ends_on),
        "terms": content.terms,
        "experts": [
            {
                "name": expert.name,
                "office": expert.office,
                "employer": expert.employer,
                "days": counted(expert.days, "jour"),
            }
            for expert in content.experts
        ],
        "poste": mission.opinion.source if mission.opinion else "",
        "poste_opinion": _opinion_sentence(mission.opinion),
        "budget": [
            {"heading": line.heading, "amount": str(line.amount), "borne_by": line.borne_by}
            for line in content.budget
        ],
        "ceiling": str(content.cost) if content.budget else "",
        "security": content.security,
        "deliverables": [],
        "report_due": long_date(mission.report_due) if mission.report_due else "",
        "referent": referent(case.contact),
    }


def _opinion_sentence(opinion: PosteOpinion | None) -> str:
    if opinion is None or opinion.sense not in _OPINION_WORDS:
        return ""
    words = _OPINION_WORDS[opinion.sense]
    return f"Le poste diplomatique a rendu, le {long_date(opinion.received_on)}, {words} sur cette mission."
