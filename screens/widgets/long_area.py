"""A text of several lines, that may also be written in the editor of one’s choice."""

from textual.app import SuspendNotSupported
from textual.binding import Binding
from textual.widgets import TextArea

from daect_tui.domain.text import clean
from screens.calls import writing
from screens.external_editor import EditorFault, through_editor
from screens.widgets.lines import shell_of


class LongArea(TextArea):
    """Textual’s `TextArea`, with a key that lends the terminal to `$EDITOR`."""

    BINDINGS = [
        Binding(
            "ctrl+o",
            "edit_outside",
            "Éditeur",
            tooltip="écrire ce texte dans votre éditeur ($EDITOR)",
            show=False,
            id="form.editor",
        ),
    ]

    @writing
    async def action_edit_outside(self) -> None:
        """Leave the terminal to the editor, then take back what it wrote, through the door."""
        try:
            # Nothing can be shown meanwhile: the terminal is the editor’s.
            with self.app.suspend():
                written = through_editor(self.text)
        except SuspendNotSupported:
            raise EditorFault(
                "Ce terminal ne peut pas être prêté à un éditeur. Écrivez le texte ici, ou collez-le."
            ) from None
        cleaned = clean(written)
        if cleaned.text != self.text:
            self.replace(cleaned.text, (0, 0), self.document.end)
        self.app.refresh(layout=True)
        shell_of(self).tell(cleaned.notice or "Texte repris de l’éditeur.")
