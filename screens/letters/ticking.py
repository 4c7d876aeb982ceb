"""A list of which lines are ticked: Espace for one, Ctrl+A for all that is shown."""

from typing import ClassVar, TypeVar

from textual.binding import Binding

from daect_tui.services.desk import Desk
from screens.calls import writing
from screens.listed import ListScreen
from screens.modals.choice import Choice, ChoiceModal

T = TypeVar("T")

TICK = "✓"
ONE = Binding("space", "tick", "Cocher", tooltip="cocher la ligne, ou la décocher", id="letters.tick")
ALL = Binding(
    "ctrl+a",
    "tick_all",
    "Tout cocher",
    tooltip="cocher tout ce qui est affiché",
    show=False,
    id="letters.all",
)


class TickedList(ListScreen[T]):
    """Its subclass writes `TICK` in the row of each key that is in `ticked`."""

    # What is typed to narrow the filters; empty where they are few.
    FILTER_PROMPT: ClassVar[str] = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.ticked: set[str] = set()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tick what there is."""
        if action in {"tick", "tick_all"}:
            return bool(self.things)
        return super().check_action(action, parameters)

    def action_tick(self) -> None:
        """Tick the chosen line, or untick it, and go down."""
        key = self.listing.key
        if key is not None:
            self.ticked ^= {key}
            self.listing.change(key, self.cells(self.things[key]))
            self.say_counts()
            self.listing.table.action_cursor_down()

    def action_tick_all(self) -> None:
        """Tick all that is shown; untick it when it all is."""
        shown = set(self.listing.keys)
        self.ticked = self.ticked - shown if shown <= self.ticked else self.ticked | shown
        self.show_rows()

    @writing
    async def action_filter(self) -> None:
        """Ask for a filter, among those that let something through."""
        choices = [
            Choice(code, label)
            for code, label in self.FILTERS.items()
            if not code or any(self.passes(thing, code) for thing in self.things.values())
        ]
        asked = ChoiceModal("Que montrer\u202f?", choices, search=self.FILTER_PROMPT)
        code = await self.app.push_screen_wait(asked)
        if code is not None:
            self.filter = code
            self.show_rows()
