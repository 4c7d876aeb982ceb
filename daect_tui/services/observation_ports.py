"""What the services need of invitations to present observations."""

from datetime import date
from typing import Protocol

from daect_tui.domain.observations import Invitation


class Invitations(Protocol):
    """Invitations, about a label or a dossier. `update` raises `StaleRecord`."""

    def add(self, invitation: Invitation) -> Invitation: ...
    def update(self, invitation: Invitation) -> Invitation: ...
    def about(self, subject: str) -> tuple[Invitation, ...]:
        """Return those about the number of a label, or the reference of a dossier, the oldest first."""
        ...

    def unfollowed(self, since: date, limit: int) -> tuple[Invitation, ...]:
        """Return those received since a day that neither an act nor another invitation follows."""
        ...
