"""What the services need of convening: who was convened, to which day, and who received it."""

from typing import Protocol

from daect_tui.domain.convocation import Convocation


class Convocations(Protocol):
    """Who was convened to a session, and to which day."""

    def of(self, session_id: int) -> tuple[Convocation, ...]:
        """Return the convocations of a session, those to another day included."""
        ...

    def save(self, session_id: int, convocation: Convocation) -> None:
        """Keep a convocation, in the place of the one of the same member to the same day."""
        ...
