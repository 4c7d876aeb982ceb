"""What the communiqué of the laureates says: only decisions that were notified (procedure §6.14)."""

from collections.abc import Sequence
from dataclasses import dataclass

from daect_tui.domain.decision_letters import Values, deadline_words, meeting_words, texts
from daect_tui.domain.document import Contact
from daect_tui.domain.programme import Programme
from daect_tui.domain.session import Session


@dataclass(frozen=True, slots=True)
class Laureate:
    """An organisation and the domain in which it was labelled."""

    organisation: str
    domain: str


def communique_values(
    programme: Programme, laureates: Sequence[Laureate], upcoming: Session | None, contact: Contact
) -> Values:
    """Return the values that the wording of the communiqué takes; N is the length of the list."""
    return {
        "programme_code": programme.code,
        "programme_name": programme.name,
        "label_name": programme.label,
        "introduction": texts(programme.introduction),
        "count": str(len(laureates)),
        "single": "oui" if len(laureates) == 1 else "",
        "laureates": [
            {"organisation": laureate.organisation, "domain": laureate.domain} for laureate in laureates
        ],
        "next_meeting": meeting_words(upcoming),
        "next_deadline": deadline_words(upcoming),
        "contact_name": f"{contact.first_name} {contact.last_name}".strip(),
        "contact_quality": contact.quality,
        "contact_phone": contact.phone,
        "contact_email": contact.email,
    }
