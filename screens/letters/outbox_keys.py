"""The keys of the letters register that lead to what is to be produced, and replace what was."""

import asyncio

from textual.binding import Binding

from daect_tui.domain.letter import Letter, LetterState
from screens.calls import reading
from screens.letters.outbox import OutboxScreen
from screens.letters.stale import ask_replacement
from screens.letters.ticking import TickedList

OUTBOX = Binding("ctrl+b", "outbox", "À produire", tooltip="lettres à produire", id="letters.outbox")
REPLACE = Binding(
    "ctrl+e",
    "replace",
    "Remplacer",
    tooltip="refaire la lettre choisie, en la citant",
    show=False,
    id="letters.replace",
)


class OutboxKeys(TickedList[Letter]):
    """What the two keys do; `LettersScreen` is one of these, and gives them their places."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Replace what stands."""
        if action == "replace":
            return self.chosen is not None and self.chosen.state is not LetterState.REPLACED
        return super().check_action(action, parameters)

    @reading
    async def tell_replacement(self, letter: Letter, text: str) -> None:
        """Say in the preview of a letter that was replaced by which one, and why."""
        found = await asyncio.to_thread(self.desk.replacing.of, letter.chrono)
        if found is not None and self.chosen == letter:
            why = f"\u00a0: {found.reason}" if found.reason else ""
            self.show_preview(f"{text}\nRemplacé par {found.letter}{why}", letter.chrono)

    def action_outbox(self) -> None:
        """Show the letters to produce."""
        self.app.push_screen(OutboxScreen(self.desk))

    def action_replace(self) -> None:
        """Replace the letter under the cursor."""
        if self.chosen is not None:
            ask_replacement(self, self.chosen.chrono)
