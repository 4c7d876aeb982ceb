"""The motive of an act, which stays in the history."""

from daect_tui.domain.errors import Refusal
from daect_tui.domain.text import clean_line
from screens.modals.entry import EntryModal


class ReasonModal(EntryModal[str]):
    """Asks why; gives back the motive, never blank, or `None`."""

    def __init__(self, title: str, question: str = "Motif, qui reste dans l’historique\u00a0:") -> None:
        super().__init__(title, question, read_reason)


def read_reason(typed: str) -> str:
    """Let a motive in; raises `Refusal` when it is blank."""
    reason = clean_line(typed).text
    if not reason:
        raise Refusal("Écrivez le motif, ou revenez par Échap.")
    return reason
