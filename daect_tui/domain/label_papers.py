"""What the attestation of a label and the letter of its suspension say (procedure §6, points 13 and 15)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from daect_tui.domain.dates import long_date
from daect_tui.domain.decision_letters import Values, referent
from daect_tui.domain.document import Contact
from daect_tui.domain.institution import DEFAULT_COURT
from daect_tui.domain.label_acts import ARTICLE
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_state import LabelLife, suspension
from daect_tui.domain.label_words import standing
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.programme import Programme
from daect_tui.domain.reversal import ReversalKind
from daect_tui.domain.reversal_letter import LAW, effect_words, hearing_values, label_effect_words
from daect_tui.domain.text import NBSP, ended, quoted


@dataclass(frozen=True, slots=True)
class LabelCase:
    """A label on a day, its programme, its holder as it is today, and who follows it."""

    life: LabelLife
    day: date
    programme: Programme
    holder: Organisation
    contact: Contact
    court: str = DEFAULT_COURT


def attested(case: LabelCase) -> tuple[tuple[str, str], ...]:
    """Return what the attestation certifies, as captions and values, in the order of its lines."""
    label, programme = case.life.label, case.programme
    renamed = (("Dénomination actuelle du titulaire", case.holder.name),)
    return (
        ("Numéro du label", label.number),
        ("Label", programme.label),
        ("Titulaire", label.holder),
        *(renamed if case.holder.name != label.holder else ()),
        ("Domaine labellisé", label.domain),
        ("Programme", f"{programme.code} – {programme.name}"),
        ("Période", f"du {long_date(label.starts_on)} au {long_date(label.until)}"),
        (f"État au {long_date(case.day)}", case.life.state_on(case.day).label),
    )


def digest(lines: Iterable[tuple[str, str]]) -> str:
    """Return the SHA-256 of lines « caption : value », as anyone may compute it again.

    UTF-8, ordinary spaces, one line feed between two lines, none after the last.
    """
    text = "\n".join(f"{caption} : {value}" for caption, value in lines)
    return sha256(text.replace(NBSP, " ").replace("\u202f", " ").encode()).hexdigest()


def attestation_values(case: LabelCase) -> Values:
    """Return the values that the wording of the attestation takes."""
    lines = attested(case)
    return {
        "day": long_date(case.day),
        "facts": [{"caption": caption, "value": value} for caption, value in lines],
        "standing": standing(case.life, case.day),
        "digest": digest(lines),
    }


def reinstatement_values(case: LabelCase, event: LabelEvent) -> Values:
    """Return the values that the wording of the letter that lifts a suspension takes."""
    label = case.life.label
    lifted = suspension(case.life.events, event.day - timedelta(days=1))
    return {
        "call": case.holder.representative.call,
        "organisation": case.holder.name,
        "label_name": case.programme.label,
        "label_number": label.number,
        "domain": label.domain,
        "label_until": long_date(label.until),
        "suspended_on": long_date(lifted.decided_on) if lifted else "",
        "suspended_from": long_date(lifted.takes_effect) if lifted else "",
        "condition": lifted.condition.strip().removesuffix(".") if lifted else "",
        "reinstated_from": long_date(event.day),
        "reasons": ended(event.reason),
        "conditions": [{"text": one} for one in label.conditions],
        "referent": referent(case.contact),
    }


def ending_values(case: LabelCase, event: LabelEvent) -> Values:
    """Return the values that the wording of a reversal takes, for a label without its decision."""
    label = case.life.label
    kind = ReversalKind.WITHDRAWAL if event.kind is LabelEventKind.REVOKED else ReversalKind.REPEAL
    decided = long_date(label.starts_on)
    granted = f"le label {quoted(case.programme.label)} a été attribué sous le numéro {label.number}"
    return {
        "call": case.holder.representative.call,
        "act": kind.noun.capitalize(),
        "organisation": case.holder.name,
        "domain": label.domain,
        "dossier_reference": "",
        "label_number": label.number,
        "decision_date": decided,
        "decision_number": "",
        "decision_words": granted,
        **hearing_values(event.invited_on, event.answer_by, event.observations),
        "effect": effect_words(kind, decided),
        "article": event.article,
        "law": LAW[event.article],
        "condition": ended(event.condition),
        "reasons": ended(event.reason),
        "label_effect": label_effect_words(kind, label),
        "new_request": "",
        "court": case.court,
    }


def suspension_values(case: LabelCase, event: LabelEvent) -> Values:
    """Return the values that the wording of the letter of suspension takes."""
    label = case.life.label
    heard = event.invited_on is not None and event.answer_by is not None
    return {
        "call": case.holder.representative.call,
        "organisation": case.holder.name,
        "label_name": case.programme.label,
        "label_number": label.number,
        "domain": label.domain,
        "label_from": long_date(label.starts_on),
        "label_until": long_date(label.until),
        "invited_on": long_date(event.invited_on) if event.invited_on else "",
        "answer_by": long_date(event.answer_by) if event.answer_by else "",
        "heard": "oui" if heard and event.observations else "",
        "suspended_from": long_date(event.day),
        "suspended_until": long_date(event.until) if event.until else "",
        "article": ARTICLE,
        "condition": event.condition.strip().removesuffix("."),
        "reasons": ended(event.reason),
        "referent": referent(case.contact),
        "court": case.court,
    }
