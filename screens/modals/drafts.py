"""The drafts of a form, when it opens: one is taken up again, ignored, or erased."""

import asyncio
from collections.abc import Callable, Sequence

from textual.binding import Binding
from textual.widgets import OptionList

from screens.calls import writing
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.confirm import ConfirmModal


class DraftsModal(ChoiceModal[int]):
    """Gives back the number of the draft to take up, or one of the other values of `choices`.

    Suppr erases the draft under the cursor, with `erase` (called in a thread); drafts have
    positive numbers. Gives `None` once no draft is left.
    """

    BINDINGS = [
        Binding("delete", "erase", "Effacer", tooltip="effacer la saisie choisie", id="drafts.erase"),
    ]

    def __init__(self, title: str, choices: Sequence[Choice[int]], erase: Callable[[int], None]) -> None:
        super().__init__(title, choices)
        self._erase = erase

    @writing
    async def action_erase(self) -> None:
        """Erase one draft, once that is confirmed."""
        highlighted = self.query_one(OptionList).highlighted
        choice = self.choices[highlighted] if highlighted is not None else None
        if choice is None or choice.value < 1:
            return
        question = f"{choice.label.removeprefix('Récupérer ')}\nCe qui y est tapé sera perdu."
        if not await self.app.push_screen_wait(
            ConfirmModal("Effacer cette saisie\u202f?", question, "Effacer")
        ):
            return
        await asyncio.to_thread(self._erase, choice.value)
        self.choices = tuple(other for other in self.choices if other is not choice)
        if any(other.value > 0 for other in self.choices):
            self.show_choices()
        else:
            self.dismiss(None)
