"""What the letter of a decision says: the values of its wording, from the case alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import long_date
from daect_tui.domain.decision import Decision, DecisionKind
from daect_tui.domain.document import Contact
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.institution import DEFAULT_COURT
from daect_tui.domain.label import Label
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.minutes import RecordedItem
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.programme import Programme
from daect_tui.domain.session import Outcome, Session
from daect_tui.domain.text import ended

Values = dict[str, str | Sequence[Mapping[str, str]]]

LETTER_KINDS = {
    DecisionKind.LABEL: LetterKind.LABELLING,
    DecisionKind.ADJOURN: LetterKind.ADJOURNMENT,
    DecisionKind.REFUSE: LetterKind.REFUSAL,
    DecisionKind.RETAIN: LetterKind.RETAINED,
}
WORDING_NAMES = {
    LetterKind.LABELLING: "labelling",
    LetterKind.ADJOURNMENT: "adjournment",
    LetterKind.REFUSAL: "refusal",
    LetterKind.RETAINED: "retained",
}
_OPINIONS = {
    Outcome.FAVOURABLE: "Il a rendu un avis favorable.",
    Outcome.WITH_RESERVATIONS: "Il a rendu un avis favorable, assorti de réserves.",
    Outcome.ADJOURNED: "Il a proposé d’en ajourner l’examen.",
    Outcome.UNFAVOURABLE: "Il a rendu un avis défavorable.",
}


@dataclass(frozen=True, slots=True)
class DecisionCase:
    """One decision and all that its letter draws from; `label` is there for a labelling.

    `item` and `held_on` are those of the session that advised; `None` for a decision case by case.
    `court` judges the appeals.
    """

    dossier: Dossier
    programme: Programme
    decision: Decision
    item: RecordedItem | None
    held_on: date | None
    label: Label | None
    upcoming: Session | None
    contact: Contact
    court: str = DEFAULT_COURT


def decision_values(case: DecisionCase) -> Values:
    """Return the values that the wording of the case's letter takes."""
    values = {**_common(case), **_upcoming(case.upcoming)}
    if case.decision.kind is DecisionKind.LABEL:
        return {**values, **_label(case)}
    grounds = case.decision.grounds
    if case.decision.kind is DecisionKind.RETAIN:
        return {**values, **_support(case)}
    if case.decision.kind is DecisionKind.ADJOURN:
        return {
            **values,
            "reasons": ended(grounds.reasons),
            "wanted": ended(grounds.wanted),
            "wanted_until": long_date(grounds.wanted_until) if grounds.wanted_until else "",
            "implicit_rejection": long_date(case.dossier.silence_on) if case.dossier.silence_on else "",
        }
    cited = [case.programme.criterion(code) for code in grounds.criteria]
    judged_on = case.held_on or case.decision.signed_on
    return {
        **values,
        "criteria": texts([criterion.text_on(judged_on) for criterion in cited if criterion]),
        "reasons": ended(grounds.reasons),
    }


def _common(case: DecisionCase) -> Values:
    organisation = case.dossier.organisation
    return {
        "call": organisation.representative.call,
        "organisation": organisation.name,
        "domain": case.dossier.content.domain,
        "dossier_reference": case.dossier.reference,
        "received_on": long_date(case.dossier.content.received_on),
        "programme_code": case.programme.code,
        "programme_name": case.programme.name,
        "label_name": case.programme.label,
        **_advice(case),
        "referent": referent(case.contact),
        "court": case.court,
    }


def _advice(case: DecisionCase) -> Values:
    """Tell of the opinion; a proposal case by case is not one, and what departs from it is not told."""
    if case.held_on is None or case.item is None:
        return {"committee_date": "", "opinion_sentence": "", "departure": ""}
    return {
        "committee_date": long_date(case.held_on),
        "opinion_sentence": _OPINIONS.get(case.item.outcome, ""),
        "departure": ended(case.decision.departure),
    }


def _label(case: DecisionCase) -> Values:
    label = case.label
    if label is None:
        return {}
    return {
        "label_number": label.number,
        "label_from": long_date(label.starts_on),
        "label_until": long_date(label.until),
        "reservations": texts(case.decision.grounds.reservations),
        "what_it_opens": case.programme.what_it_opens,
        "conditions": texts(label.conditions),
        "renewal_from": long_date(LabelLife(label).renewal_from),
    }


def _support(case: DecisionCase) -> Values:
    grounds, programme = case.decision.grounds, case.programme
    return {
        "amount": str(grounds.amount) if grounds.amount else "",
        "reservations": texts(grounds.reservations),
        "what_it_opens": programme.what_it_opens,
        "conditions": texts(programme.conditions),
    }


def _upcoming(session: Session | None) -> Values:
    return {"next_meeting": meeting_words(session), "next_deadline": deadline_words(session)}


def meeting_words(session: Session | None) -> str:
    """Say when a session meets: « le 24 octobre 2017 », « fin octobre 2017 »; empty when unknown."""
    if session is None:
        return ""
    return f"le {long_date(session.meets_on)}" if session.meets_on else session.period


def deadline_words(session: Session | None) -> str:
    """Say until when dossiers are received for a session; empty when unknown."""
    return long_date(session.deadline) if session and session.deadline else ""


def referent(contact: Contact) -> str:
    """Write who follows the case, and how to reach them."""
    name = f"{contact.first_name} {contact.last_name}".strip()
    return ", ".join(part for part in (name, contact.quality, contact.phone, contact.email) if part)


def texts(lines: Sequence[str]) -> list[dict[str, str]]:
    """Make the lines of a list in a wording."""
    return [{"text": line} for line in lines]


def recipient(organisation: Organisation) -> tuple[str, ...]:
    """Return the lines of the address block: person, office, organisation, postal address."""
    person = organisation.representative
    lines = (person.full_name, person.office, organisation.name, *organisation.address.lines)
    return tuple(line for line in lines if line)
