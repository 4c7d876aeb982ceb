"""Convening the committee: each member receives the agenda and its documents in time (CRPA R133-8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.dates import short_date
from daect_tui.domain.deadlines import Deadline
from daect_tui.domain.errors import Refusal
from daect_tui.domain.member import Member
from daect_tui.domain.text import NBSP, counted, listed


@dataclass(frozen=True, slots=True)
class Convocation:
    """What was sent to one member for one session; `received_on` is `None` while nobody knows."""

    member_id: int
    sent_on: date
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class Convening:
    """How regular the convening of a session is, member by member, by name."""

    latest: Deadline
    in_time: tuple[str, ...]
    late: tuple[str, ...]
    unknown: tuple[str, ...]
    not_sent: tuple[str, ...]
    urgency: str

    @property
    def is_regular(self) -> bool:
        """Tell whether every member received it in time, or urgency is reasoned."""
        return not self.not_sent and (bool(self.urgency) or not (self.late or self.unknown))

    @property
    def sentence(self) -> str:
        """Say in French where the convening stands, and who is missing."""
        parts = [
            f"{counted(len(names), *words)} ({listed(names)})"
            for names, words in (
                (self.not_sent, ("membre non convoqué", "membres non convoqués")),
                (self.late, ("réception tardive", "réceptions tardives")),
                (self.unknown, ("réception inconnue", "réceptions inconnues")),
            )
            if names
        ]
        if not parts:
            return f"Convocations reçues à temps par {counted(len(self.in_time), 'membre')}."
        urgency = f" Urgence motivée{NBSP}: {self.urgency}" if self.urgency else ""
        return f"Convocations{NBSP}: {', '.join(parts)}{NBSP}; {self.latest.explanation}.{urgency}"


def latest_reception(meets_on: date, rules: CommitteeRules) -> Deadline:
    """Return the last day on which members may receive the convocation (CRPA R133-8).

    It is reception that counts, not sending: « au moins cinq jours avant la date de la réunion ».
    """
    latest = meets_on - timedelta(days=rules.convocation_days)
    return Deadline(
        latest,
        f"séance du {short_date(meets_on)} − {counted(rules.convocation_days, 'jour')} = "
        f"réception au plus tard le {short_date(latest)} (CRPA, art. R. 133-8)",
    )


def convening(
    meets_on: date,
    members: Iterable[Member],
    sent: Iterable[Convocation],
    rules: CommitteeRules,
    urgency: str = "",
) -> Convening:
    """Class the members by what is known of their convocation; `urgency` is the reason given for haste."""
    latest = latest_reception(meets_on, rules)
    by_member = {convocation.member_id: convocation for convocation in sent}
    classes: dict[str, list[str]] = {"in_time": [], "late": [], "unknown": [], "not_sent": []}
    for member in members:
        classes[_class(by_member.get(member.id), latest.due)].append(member.full_name)
    return Convening(
        latest=latest,
        in_time=tuple(classes["in_time"]),
        late=tuple(classes["late"]),
        unknown=tuple(classes["unknown"]),
        not_sent=tuple(classes["not_sent"]),
        urgency=urgency.strip(),
    )


def _class(convocation: Convocation | None, latest: date) -> str:
    if convocation is None:
        return "not_sent"
    if convocation.received_on is None:
        return "unknown"
    return "in_time" if convocation.received_on <= latest else "late"


def check_reception(convocation: Convocation, meets_on: date) -> None:
    """Refuse a reception that cannot be: before the sending, or after the session."""
    received = convocation.received_on
    if received is None:
        return
    if received < convocation.sent_on:
        raise Refusal(
            f"La réception, le {short_date(received)}, précède l’envoi, "
            f"le {short_date(convocation.sent_on)}. Vérifiez la date."
        )
    if received > meets_on:
        raise Refusal(
            f"La réception, le {short_date(received)}, suit la séance, le {short_date(meets_on)}. "
            "Vérifiez la date."
        )
