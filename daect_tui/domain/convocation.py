"""Convening the committee: each member receives the agenda and its documents in time (CRPA R133-8)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.dates import short_date
from daect_tui.domain.deadlines import Deadline
from daect_tui.domain.errors import Refusal
from daect_tui.domain.member import Member
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, counted, listed

# The article that gives members their time to read, as a person reads it.
RECEPTION_LAW = "CRPA, art. R. 133-8"


class SendingMode(LabelledEnum):
    """How a convocation goes to a member."""

    EMAIL = "courriel", "courriel"
    LETTER = "lettre", "lettre"
    BY_HAND = "remise", "remise"


class Reception(LabelledEnum):
    """What is known of the convocation of one member."""

    IN_TIME = "a_temps", "reçue à temps"
    LATE = "tardive", "reçue tard"
    UNKNOWN = "inconnue", "réception inconnue"
    NOT_SENT = "non_convoque", "non convoqué"


@dataclass(frozen=True, slots=True)
class Convocation:
    """What was sent to one member for one session; `received_on` is `None` while nobody knows.

    `meets_on` is the day to which it convenes: once the session is moved to another, it no longer does.
    """

    member_id: int
    meets_on: date
    sent_on: date
    mode: SendingMode
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
        return self._said(names=True)

    @property
    def summary(self) -> str:
        """Say the same where the names are read beside it."""
        return self._said(names=False)

    def _said(self, *, names: bool) -> str:
        parts = [
            counted(len(who), *words) + (f" ({listed(who)})" if names else "")
            for who, words in (
                (self.not_sent, ("membre non convoqué", "membres non convoqués")),
                (self.late, ("réception tardive", "réceptions tardives")),
                (self.unknown, ("réception inconnue", "réceptions inconnues")),
            )
            if who
        ]
        if not parts:
            return f"Convocations reçues à temps par {counted(len(self.in_time), 'membre')}."
        urgency = f" Urgence motivée{NBSP}: {self.urgency.rstrip('.')}." if self.urgency else ""
        return f"Convocations{NBSP}: {', '.join(parts)}\u202f; {self.latest.explanation}.{urgency}"


def latest_reception(meets_on: date, rules: CommitteeRules) -> Deadline:
    """Return the last day on which members may receive the convocation (CRPA R133-8).

    It is reception that counts, not sending: « au moins cinq jours avant la date de la réunion ».
    """
    latest = meets_on - timedelta(days=rules.convocation_days)
    return Deadline(
        latest,
        f"séance du {short_date(meets_on)} − {counted(rules.convocation_days, 'jour')} = "
        f"réception au plus tard le {short_date(latest)} ({RECEPTION_LAW})",
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
    by_member = {
        convocation.member_id: convocation for convocation in sent if convocation.meets_on == meets_on
    }
    classes: dict[Reception, list[str]] = {one: [] for one in Reception}
    for member in members:
        classes[reception(by_member.get(member.id), latest.due)].append(member.full_name)
    return Convening(
        latest=latest,
        in_time=tuple(classes[Reception.IN_TIME]),
        late=tuple(classes[Reception.LATE]),
        unknown=tuple(classes[Reception.UNKNOWN]),
        not_sent=tuple(classes[Reception.NOT_SENT]),
        urgency=urgency.strip(),
    )


def reception(convocation: Convocation | None, latest: date) -> Reception:
    """Class what is known of one convocation; `latest` is the last day on which it is in time."""
    if convocation is None:
        return Reception.NOT_SENT
    if convocation.received_on is None:
        return Reception.UNKNOWN
    return Reception.IN_TIME if convocation.received_on <= latest else Reception.LATE


def sent(member_id: int, meets_on: date, sent_on: date, mode: SendingMode, today: date) -> Convocation:
    """Return the convocation of a member; what is handed over is received on the spot.

    Raises `Refusal` for a day that is to come, or after the session.
    """
    if sent_on > today:
        raise Refusal(f"L’envoi, le {short_date(sent_on)}, est à venir. Notez-le le jour où il a lieu.")
    if sent_on > meets_on:
        raise Refusal(
            f"L’envoi, le {short_date(sent_on)}, suit la séance, le {short_date(meets_on)}. Vérifiez la date."
        )
    at_once = sent_on if mode is SendingMode.BY_HAND else None
    return Convocation(member_id, meets_on, sent_on, mode, at_once)


def received(convocation: Convocation, day: date, today: date) -> Convocation:
    """Return a convocation once received; raises `Refusal` for a day that cannot be."""
    if day < convocation.sent_on:
        raise Refusal(
            f"La réception, le {short_date(day)}, précède l’envoi, "
            f"le {short_date(convocation.sent_on)}. Vérifiez la date."
        )
    if day > convocation.meets_on:
        raise Refusal(
            f"La réception, le {short_date(day)}, suit la séance, le {short_date(convocation.meets_on)}. "
            "Vérifiez la date."
        )
    if day > today:
        raise Refusal(f"La réception, le {short_date(day)}, est à venir. Notez-la le jour où elle a lieu.")
    return replace(convocation, received_on=day)
