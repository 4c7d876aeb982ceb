"""Litigation holds (« gels »): what may not be eliminated, whatever its age, until the hold is lifted.

A hold follows links: on a dossier it holds its letters, label and missions; on a session, an
organisation or a person, the dossiers that are theirs. An appeal that awaits its answer, or the time to
appeal while it runs, holds by itself (see `domain.appeal`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.appeal import Appeal, clock_of, distance_months, last_day, states_routes
from daect_tui.domain.dates import add_months, short_date
from daect_tui.domain.decision import Decision
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.text import NBSP, fold, quoted


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold on one thing: `subject` is a reference, `organisme/12`, or the name of a person."""

    id: int
    subject: str
    reason: str
    placed_on: date
    placed_by: str
    lifted_on: date | None = None
    lifted_by: str = ""
    lift_reason: str = ""
    version: int = 1

    @property
    def is_lifted(self) -> bool:
        """Tell whether it holds no more."""
        return self.lifted_on is not None

    @property
    def sentence(self) -> str:
        """Write it in one line."""
        who = f" par {self.placed_by}" if self.placed_by else ""
        return f"gel sur {self.subject} depuis le {short_date(self.placed_on)}{who}{NBSP}: {self.reason}"

    def is_old(self, today: date, months: int) -> bool:
        """Tell whether it stands for so many months that somebody should look at it."""
        return not self.is_lifted and today >= add_months(self.placed_on, months)


def held_subject(typed: str) -> str:
    """Return what is frozen, as it is kept: a reference in capitals, a person by name as it was typed.

    A name of a person bears no figure.
    """
    subject = typed.strip()
    bears_figures = any(sign.isdigit() for sign in subject)
    return subject.upper() if bears_figures and "/" not in subject else subject


def is_person(subject: str) -> bool:
    """Tell whether what is frozen is a person, by name."""
    return not any(sign.isdigit() for sign in subject)


def holding(holds: Iterable[Hold], related: Iterable[str]) -> str:
    """Say which hold bears on something, from all that it is related to; empty where none does."""
    known = {fold(one) for one in related}
    return next((hold.sentence for hold in holds if not hold.is_lifted and fold(hold.subject) in known), "")


def held_by_appeal(decision: Decision, appeals: Iterable[Appeal], who: Organisation, today: date) -> str:
    """Say which appeal, or time to appeal, holds a decision on a day; empty where none does."""
    for received in appeals:
        said = f"{received.kind.label} reçu le {short_date(received.received_on)}"
        if received.is_open:
            return f"{said}, sans réponse"
        court = clock_of(received, decision, who).court
        if court is not None and today <= court.due:
            return f"{said}{NBSP}: le délai devant le juge court jusqu’au {short_date(court.due)}"
    last = last_day(
        decision.notified_on, routes_stated=states_routes(decision), extra_months=distance_months(who)
    )
    if last is not None and today <= last.due:
        return f"le délai de recours court jusqu’au {short_date(last.due)}"
    return ""


def check_reason(reason: str) -> str:
    """Return the reason of a hold, or of its lifting; raises `InvalidField` when there is none."""
    said = reason.strip()
    if not said:
        raise InvalidField("reason", f"Motif{NBSP}: dites pourquoi, par exemple {quoted('recours annoncé')}.")
    return said
