"""A list to choose from: acts (the refused ones say why), sessions, labels, drafts, commands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from daect_tui.domain.states import LabelledEnum, Machine
from daect_tui.domain.text import fold, printed
from screens.key_names import as_moved
from screens.modals.base import Modal, sentence
from screens.widgets.line_input import LineInput
from screens.widgets.text import capital, spread

V = TypeVar("V")
S = TypeVar("S", bound=LabelledEnum)
A = TypeVar("A", bound=LabelledEnum)

_IMPOSSIBLE = "impossible"
# Border, padding and scroll bar of the list.
_AROUND = 3


@dataclass(frozen=True, slots=True)
class Choice(Generic[V]):
    """One line. `detail` explains it at the foot; a `refusal` keeps it visible, and says why not."""

    value: V
    label: str
    detail: str = ""
    refusal: str = ""


def choices_of_acts(
    machine: Machine[S, A], state: S, actions: Iterable[A], refusals: Mapping[A, str] | None = None
) -> list[Choice[A]]:
    """List acts, the possible ones first, the others with the domain’s sentence or one of `refusals`."""
    known = refusals or {}
    return sorted_choices(
        Choice(action, capital(action.label), refusal=machine.refusal(state, action) or known.get(action, ""))
        for action in actions
    )


def sorted_choices(choices: Iterable[Choice[V]]) -> list[Choice[V]]:
    """Put what is possible first, each part in the order that it had."""
    return sorted(choices, key=lambda choice: bool(choice.refusal))


class _Search(LineInput):
    """The line itself takes Entrée, after the letters typed before it: a key of the screen overtakes them."""

    BINDINGS = [Binding("enter", "submit", "Faire", tooltip="faire ce qui est choisi", id="choice.enter")]


class _Option(Option, Generic[V]):
    """A line that knows its choice: its rank may be another's by the time that it is told."""

    def __init__(self, choice: Choice[V], width: int) -> None:
        super().__init__(_line(choice, width))
        self.choice = choice


class _Choices(OptionList):
    BINDINGS = [Binding("enter", "select", "Faire", tooltip="faire ce qui est choisi", id="choice.enter")]

    def on_resize(self) -> None:
        """Have the lines written at the width that the list has now, which it had not when it was made."""
        if isinstance(self.screen, ChoiceModal):
            self.screen.fit_lines()


class ChoiceModal(Modal[V | None]):
    """Asks for one of `choices`; gives back its value, or `None`.

    With a `search` prompt a line is typed first, and narrows the list to the choices that hold
    every word of it, accents and capitals aside; ↑ ↓ and Entrée work from that line too. A `question`
    stands above the list.
    """

    BINDINGS = [
        Binding("escape", "leave", "Fermer", id="choice.escape"),
        Binding("up", "move(-1)", "Choisir", key_display="↑ ↓", priority=True, id="choice.up"),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("enter", "choose", "Faire", tooltip="faire ce qui est choisi", id="choice.first"),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice[V]],
        *,
        search: str = "",
        empty: str = "Rien à choisir.",
        question: str = "",
    ) -> None:
        super().__init__(title)
        self.choices = tuple(choices)
        self.question = question
        self.search, self.empty = search, empty
        self._shown = self.choices
        self._room = 0

    def compose_inside(self) -> ComposeResult:
        """Arrange the question, the search line, the list and the foot."""
        if self.question:
            yield sentence(self.question)
        if self.search:
            yield _Search(placeholder=self.search, id="search")
        yield _Choices(id="choices", markup=False, compact=True)
        yield Static(id="foot")

    def on_mount(self) -> None:
        """Show every choice, before the box is painted: a key that answers it then finds the list."""
        self._fill()

    def fit_lines(self) -> None:
        """Write the lines again where the list has another width."""
        if self._room != self._room_of_lines():
            self._fill()

    def _room_of_lines(self) -> int:
        return max(20, self.query_one(OptionList).size.width - _AROUND)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._shown = self.answering(event.value)
        self.query_one(OptionList).highlighted = None
        self._fill()

    def answering(self, typed: str) -> tuple[Choice[V], ...]:
        """Return the choices that answer what is typed, in the order in which they are shown."""
        words = fold(typed).split()
        return tuple(choice for choice in self.choices if all(word in fold(choice.label) for word in words))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    def show_choices(self) -> None:
        """Show the choices again, when they are others."""
        self._shown = self.choices
        self._fill()

    def _fill(self) -> None:
        lines = self.query_one(OptionList)
        highlighted = lines.highlighted or 0
        width = self._room = self._room_of_lines()
        lines.clear_options()
        lines.add_options([_Option(choice, width) for choice in self._shown])
        if self._shown:
            lines.highlighted = min(highlighted, len(self._shown) - 1)
        else:
            self.query_one("#foot", Static).update(Content(self.empty))

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        if isinstance(option, _Option):
            self.query_one("#foot", Static).update(
                Content(printed(as_moved(option.choice.refusal or option.choice.detail, self)))
            )

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        option = event.option
        if isinstance(option, _Option) and not option.choice.refusal:
            self.dismiss(option.choice.value)

    def action_move(self, step: int) -> None:
        """Go up or down the list, from the search line too."""
        lines = self.query_one(OptionList)
        if step < 0:
            lines.action_cursor_up()
        else:
            lines.action_cursor_down()

    def action_choose(self) -> None:
        """Give back the highlighted choice; a refused one only says why."""
        self.query_one(OptionList).action_select()

    def action_leave(self) -> None:
        """Give nothing back."""
        self.dismiss(None)


def _line(choice: Choice[V], width: int) -> Text:
    if choice.refusal:
        return Text(spread(choice.label, _IMPOSSIBLE, width), style="dim", no_wrap=True)
    return Text(spread(choice.label, "", width), no_wrap=True)
