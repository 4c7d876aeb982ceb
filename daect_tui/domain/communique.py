"""What the communiqué of the laureates says: only decisions that were notified (procedure §6.14)."""

from collections.abc import Sequence
from dataclasses import dataclass

from daect_tui.domain.decision_letters import Values, deadline_words, meeting_words, texts
from daect_tui.domain.document import Contact
from daect_tui.domain.programme import Award, Programme
from daect_tui.domain.session import Session
from daect_tui.domain.text import quoted


@dataclass(frozen=True, slots=True)
class Laureate:
    """An organisation and the domain in which it was labelled, or its project that was retained."""

    organisation: str
    domain: str


def communique_values(
    programme: Programme, laureates: Sequence[Laureate], upcoming: Session | None, contact: Contact
) -> Values:
    """Return the values that the wording of the communiqué takes; N is the length of the list."""
    return {
        "programme_code": programme.code,
        "prize": _prize(programme),
        "aim": _aim(programme),
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


def _prize(programme: Programme) -> str:
    """Say what the laureates are laureates of."""
    if programme.award is Award.SUPPORT:
        return f"– {programme.name} ({programme.code})"
    return f"du label {quoted(programme.label)} ({programme.name} {programme.code})"


def _aim(programme: Programme) -> str:
    """Say what the next dossiers are presented for."""
    if programme.award is Award.SUPPORT:
        return f"au titre de {quoted(programme.name)}"
    return f"en vue de l’obtention du label {programme.code}"
