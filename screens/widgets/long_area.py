"""A text of several lines, that may also be written in the editor of one’s choice."""

import asyncio

from textual.app import SuspendNotSupported
from textual.binding import Binding
from textual.widgets import TextArea

from daect_tui.domain.standard_text import TextKind, set_apart
from daect_tui.domain.text import clean
from screens.calls import writing
from screens.external_editor import EditorFault, through_editor
from screens.modals.choice import Choice, ChoiceModal
from screens.widgets.lines import shell_of


class LongArea(TextArea):
    """Textual’s `TextArea`, with a key that lends the terminal to `$EDITOR`.

    With `kinds` of standard texts, another key offers them and inserts the chosen one at the cursor.
    """

    kinds: tuple[TextKind, ...] = ()

    BINDINGS = [
        Binding(
            "ctrl+o",
            "edit_outside",
            "Éditeur",
            tooltip="écrire ce texte dans votre éditeur ($EDITOR)",
            show=False,
            id="form.editor",
        ),
        Binding(
            "ctrl+l",
            "standard_text",
            "Textes types",
            tooltip="insérer un texte de la bibliothèque",
            id="form.standard_text",
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the library out where nothing of it serves, or where there is no register."""
        if action == "standard_text":
            return bool(self.kinds) and shell_of(self).desk is not None
        return super().check_action(action, parameters)

    @writing
    async def action_standard_text(self) -> None:
        """Offer the texts of the library that serve here; insert the chosen one at the cursor."""
        desk = shell_of(self).desk
        if desk is None:
            return
        texts = await asyncio.to_thread(desk.standard_texts.offered, *self.kinds)
        choices = [Choice(text, text.wording, text.wording) for text in texts]
        empty = "Aucun texte. Le Répertoire (F9, onglet Modèles, Ctrl+L) en garde."
        chosen = await self.app.push_screen_wait(
            ChoiceModal("Textes types", choices, search="Chercher…", empty=empty)
        )
        if chosen is not None:
            row, column = self.cursor_location
            line = self.document.get_line(row)
            self.insert(set_apart(chosen, line[:column], line[column:]))
