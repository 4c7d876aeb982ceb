"""What happened to a label after it was granted, each thing with its day; nothing is erased."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.label import LabelAction
from daect_tui.domain.states import LabelledEnum


class LabelEventKind(LabelledEnum):
    """What may happen to a label; that it is to be renewed, or has expired, is computed."""

    SUSPENDED = "suspension", "suspension"
    REINSTATED = "retablissement", "rétablissement"
    REPEALED = "abrogation", "abrogation"
    REVOKED = "retrait", "retrait"
    GIVEN_UP = "abandon", "abandon par le titulaire"
    RENEWED = "renouvellement", "renouvellement"

    @property
    def action(self) -> LabelAction:
        """Return the action that it records."""
        return _ACTIONS[self]


_ACTIONS = {
    LabelEventKind.SUSPENDED: LabelAction.SUSPEND,
    LabelEventKind.REINSTATED: LabelAction.REINSTATE,
    LabelEventKind.REPEALED: LabelAction.REPEAL,
    LabelEventKind.REVOKED: LabelAction.REVOKE,
    LabelEventKind.GIVEN_UP: LabelAction.GIVE_UP,
    LabelEventKind.RENEWED: LabelAction.RENEW,
}


@dataclass(frozen=True, slots=True)
class LabelEvent:
    """One thing that happened to the label of number `label`.

    `decided_on` is the date of the act or of the holder's letter, `day` the one from which it counts,
    `until` the last day of a suspension, when it was said. A suspension names the `condition` of the
    label that it rests on, and its contradictory step; a renewal, the label that follows (`successor`). A
    repeal or a withdrawal of a label that came without its decision says the `article` that allows it.
    """

    id: int
    label: str
    kind: LabelEventKind
    decided_on: date
    day: date
    until: date | None = None
    reason: str = ""
    condition: str = ""
    invited_on: date | None = None
    answer_by: date | None = None
    observations: str = ""
    signatory: str = ""
    notified_on: date | None = None
    successor: str = ""
    article: str = ""
    version: int = 1

    @property
    def takes_effect(self) -> date:
        """Return the first day of its effect: an act is opposable once notified (CRPA L221-8).

        A lifting, which only gives, counts from the day that it says.
        """
        if self.notified_on is None or self.kind is LabelEventKind.REINSTATED:
            return self.day
        return max(self.day, self.notified_on)
