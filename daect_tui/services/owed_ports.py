"""What the outbox needs of the register: which acts no letter tells of, a bounded window of each kind."""

from collections.abc import Collection, Mapping
from typing import Protocol

from daect_tui.domain.dossier import DossierState
from daect_tui.domain.label_event import LabelEventKind
from daect_tui.domain.letter import LetterKind


class OwedLetters(Protocol):
    """Acts without their letter, the oldest first, `limit` at most of a kind."""

    def decisions(self, limit: int) -> tuple[int, ...]:
        """Return the signed decisions, not reversed, that wait for their letter."""
        ...

    def reversals(self, limit: int) -> tuple[int, ...]: ...
    def dossiers(self, state: DossierState, kind: LetterKind, limit: int) -> tuple[str, ...]:
        """Return the dossiers in a state that have no letter of a kind."""
        ...

    def pieces_requests(self, states: Collection[DossierState], limit: int) -> tuple[tuple[str, int], ...]:
        """Return the open requests on dossiers in some states: dossier, and number of the request."""
        ...

    def referrals(self, states: Collection[DossierState], limit: int) -> tuple[int, ...]:
        """Return the opinions that are awaited and whose question, or last reminder, has no letter."""
        ...

    def missions(self, limit: int) -> tuple[str, ...]:
        """Return the validated missions without their letter."""
        ...

    def refused_missions(self, limit: int) -> tuple[str, ...]: ...
    def changed_missions(self, limit: int) -> tuple[str, ...]:
        """Return the missions of which a change, a postponement or a cancellation has no letter."""
        ...

    def invitations(self, limit: int) -> tuple[tuple[str, int], ...]:
        """Return the invitations to present observations without letter: about what, and number."""
        ...

    def label_events(
        self, letters: Mapping[LabelEventKind, LetterKind], limit: int
    ) -> tuple[tuple[str, int], ...]:
        """Return the signed acts on labels, not notified, of which no letter tells: label, and number.

        What a reversal did to a label is told by the letter of the reversal.
        """
        ...
