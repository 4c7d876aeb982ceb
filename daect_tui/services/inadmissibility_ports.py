"""What the services need of dossiers declared inadmissible."""

from typing import Protocol

from daect_tui.domain.inadmissibility import Inadmissibility


class Inadmissibilities(Protocol):
    """The acts, one a dossier at most."""

    def add(self, act: Inadmissibility) -> None: ...
    def find(self, dossier: str) -> Inadmissibility | None: ...
    def untold(self, limit: int) -> tuple[tuple[tuple[str, str], ...], int]:
        """Return dossier and applicant of those that no letter tells of, and how many there are."""
        ...
