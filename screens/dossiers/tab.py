"""A tab of a dossier that has keys of its own: it acts, and its screen reads the dossier again."""

from textual.containers import Vertical
from textual.message import Message

from daect_tui.services.desk import Desk
from daect_tui.services.intake import DossierFile
from screens.modals.error import ErrorModal


class DossierTab(Vertical):
    """Shows a part of one dossier; a subclass gives `show` and its keys, which work while it is seen."""

    class Done(Message):
        """Something was written; `message` says what."""

        def __init__(self, message: str) -> None:
            super().__init__()
            self.message = message

    def __init__(self, desk: Desk, reference: str, *, id: str) -> None:  # noqa: A002 – Textual’s word
        super().__init__(id=id)
        self.desk = desk
        self.reference = reference
        self.opened: DossierFile | None = None

    def show(self, opened: DossierFile) -> None:
        """Show the dossier as it was just read."""
        self.opened = opened

    def done(self, message: str) -> None:
        """Tell the screen that something was written."""
        self.post_message(self.Done(message))

    def refused(self, sentence: str) -> bool:
        """Show why an act is refused, before anything is asked; tell whether it is."""
        if sentence:
            self.app.push_screen(ErrorModal(sentence))
        return bool(sentence)
