"""Before a dossier is filed: what looks like it, and what the desk makes of that."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from daect_tui.domain.similar import Match
from daect_tui.domain.text import NBSP, counted
from screens.modals.base import Modal
from screens.modals.reason import ReasonModal
from screens.widgets.text import spread

# Border, padding and scroll bar of the list.
_AROUND = 3
_QUESTION = "Motif de déposer quand même, qui reste au dossier\u00a0:"


@dataclass(frozen=True, slots=True)
class Resolution:
    """How the filing goes on: joined to `link`, or in spite of everything for `reason`."""

    link: str = ""
    reason: str = ""


class SimilarModal(Modal[Resolution | None]):
    """Shows the matches of what is typed; gives back the resolution, or `None` to go back to it."""

    BINDINGS = [
        Binding(
            "enter", "join", "Lier et déposer", tooltip="déposer, lié à cette demande", priority=True,
            id="similar.join",
        ),
        Binding(
            "ctrl+s",
            "anyway",
            "Quand même…",
            tooltip="déposer quand même, avec un motif",
            id="similar.anyway",
        ),
        Binding("escape", "leave", "Revenir", tooltip="revenir à la saisie", id="similar.leave"),
        Binding("up", "move(-1)", "Choisir", key_display="↑ ↓", priority=True, id="similar.up"),
        Binding("down", "move(1)", show=False, priority=True),
    ]  # fmt: skip

    def __init__(self, matches: Sequence[Match]) -> None:
        super().__init__(f"{counted(len(matches), 'demande ressemble', 'demandes ressemblent')} à celle-ci")
        self._matches = tuple(matches)

    def compose_inside(self) -> ComposeResult:
        """Arrange the list, and what is known of the chosen line."""
        yield OptionList(id="choices", markup=False, compact=True)
        yield Static(id="foot")

    def on_mount(self) -> None:
        """Show every match, before the box is painted: a key that answers it then finds the list."""
        self._fill()

    def on_resize(self) -> None:
        """Write the lines again at the new width."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        lines = self.query_one(OptionList)
        highlighted = lines.highlighted or 0
        width = max(20, lines.size.width - _AROUND)
        lines.clear_options()
        lines.add_options([Option(_line(match, width)) for match in self._matches])
        lines.highlighted = highlighted

    @on(OptionList.OptionHighlighted)
    def _explain(self, event: OptionList.OptionHighlighted) -> None:
        match = self._matches[event.option_index]
        told = f"{match.organisation}{NBSP}: {match.kind.label}, {match.standing}.\n{match.why}"
        self.query_one("#foot", Static).update(Content(told))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(Resolution(link=self._matches[event.option_index].reference))

    def action_move(self, step: int) -> None:
        """Go up or down the list."""
        lines = self.query_one(OptionList)
        if step < 0:
            lines.action_cursor_up()
        else:
            lines.action_cursor_down()

    def action_join(self) -> None:
        """File, joined to the chosen request."""
        self.query_one(OptionList).action_select()

    def action_anyway(self) -> None:
        """Ask why the dossier is filed nevertheless."""
        self.app.push_screen(ReasonModal("Déposer quand même", _QUESTION), self._filed_anyway)

    def _filed_anyway(self, reason: str | None) -> None:
        if reason is not None:
            self.dismiss(Resolution(reason=reason))

    def action_leave(self) -> None:
        """Go back to what is typed."""
        self.dismiss(None)


async def ask_similar(app: App[None], matches: Sequence[Match]) -> Resolution | None:
    """Ask what to make of look-alikes; nothing is asked where there is none. `None` files nothing."""
    if not matches:
        return Resolution()
    return await app.push_screen_wait(SimilarModal(matches))


def _line(match: Match, width: int) -> Text:
    left = f"{match.reference}  {match.organisation}"
    return Text(spread(left, f"{match.kind.label}, {match.strength.label}", width), no_wrap=True)
