"""What a person asks about their own data, and the time to answer (RGPD art. 12.3 and 15 to 21)."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import add_months, short_date
from daect_tui.domain.deadlines import Deadline
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP

# RGPD art. 12.3: one month from the receipt, two more for a complex request, said within the first.
MONTHS, MORE_MONTHS = 1, 2
ANSWER_LAW = "RGPD, art. 12.3"


class PersonRight(LabelledEnum):
    """The rights that a person may exercise with the service."""

    ACCESS = "acces", "accès (art. 15)"
    RECTIFICATION = "rectification", "rectification (art. 16)"
    ERASURE = "effacement", "effacement (art. 17)"
    RESTRICTION = "limitation", "limitation (art. 18)"
    PORTABILITY = "portabilite", "portabilité (art. 20)"
    OBJECTION = "opposition", "opposition (art. 21)"


class PersonOutcome(LabelledEnum):
    """What was answered."""

    DONE = "fait", "fait"
    PARTLY = "partiel", "fait en partie"
    REFUSED = "refuse", "refusé"


@dataclass(frozen=True, slots=True)
class PersonRequest:
    """A request of a person; `person` is a name, or a pseudonym once they are erased.

    `extension` says why two months more were taken. `pseudonym` is the number that stands for the person.
    """

    id: int
    right: PersonRight
    person: str
    received_on: date
    note: str = ""
    extension: str = ""
    answered_on: date | None = None
    outcome: PersonOutcome | None = None
    pseudonym: int | None = None
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Tell whether the person waits for an answer."""
        return self.answered_on is None

    @property
    def outcome_label(self) -> str:
        """Say what was answered, and when; empty while it waits."""
        return f"{self.outcome.label} le {short_date(self.answered_on)}" if self.outcome else ""

    @property
    def deadline(self) -> Deadline:
        """Return the last day to answer, with the sum that gives it.

        The month runs from the receipt, by calendar months (règlement CEE 1182/71, art. 3).
        """
        months = MONTHS + (MORE_MONTHS if self.extension else 0)
        due = add_months(self.received_on, months)
        return Deadline(
            due,
            f"reçue le {short_date(self.received_on)} + {months}{NBSP}mois (RGPD, art. 12.3)"
            f" = {short_date(due)}",
        )


def check_request(request: PersonRequest, today: date) -> None:
    """Raise `InvalidField` for a request that nobody can have made."""
    if not request.person.strip():
        raise InvalidField("person", f"Personne{NBSP}: écrivez qui demande.")
    if request.received_on > today:
        raise InvalidField("received_on", f"Reçue le{NBSP}: cette date est dans l’avenir.")
