"""A line that proposes what may be meant, in a list under it: an organisation, a country, a commune."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from screens.calls import reading
from screens.widgets.fields import LineField
from screens.widgets.line_input import LineInput
from screens.widgets.text import shorten, spread

_SEPARATOR = ","
# Border and scroll bar of the list.
_AROUND = 5
_NARROWEST = 10


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list: choosing it writes `text` in the line.

    `fields` and `remark` are for the form: other texts, and what is then known of this one.
    """

    label: str
    detail: str
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""


class _Offers(OptionList, can_focus=False):
    """The list; the keys are those of the line, which keeps the focus."""


class SuggestLine(LineInput):
    """The line; its keys move in the list while it is open, and are the usual ones otherwise."""

    BINDINGS = [
        Binding(
            "down",
            "choose(1)",
            tooltip="choisir dans la liste",
            key_display="↓ ↑",
            show=False,
            id="suggest.down",
        ),
        Binding("up", "choose(-1)", show=False),
        Binding("enter", "take", show=False),
        Binding("escape", "shut", "Fermer la liste", tooltip="fermer la liste", id="suggest.shut"),
    ]

    @property
    def _field(self) -> "SuggestField":
        return self.query_ancestor(SuggestField)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Échap and ↑ to the form while the list is shut."""
        if action == "shut" or (action == "choose" and parameters == (-1,)):
            return self._field.is_open
        return super().check_action(action, parameters)

    def action_choose(self, step: int) -> None:
        """Go down or up the list; ↓ opens it again."""
        self._field.move(step)

    async def action_take(self) -> None:
        """Take the line that is chosen; go to the next field when none is."""
        if not self._field.take():
            await self.action_submit()

    def action_shut(self) -> None:
        """Shut the list; what is typed stays."""
        self._field.shut()


class SuggestField(LineField):
    """A line and its list. `suggest` is called in a thread at each change; only its last answer counts.

    `other` is a last line of the list, that keeps what is typed.
    """

    # Whether names are separated by commas: the last one is then completed.
    SEVERAL: ClassVar[bool] = False

    class Picked(Message):
        """A line of the list was taken."""

        def __init__(self, field: "SuggestField", offer: Offer) -> None:
            super().__init__()
            self.field, self.offer = field, offer

    def __init__(
        self,
        key: str,
        caption: str,
        suggest: Callable[[str], Sequence[Offer]],
        *,
        required: bool = False,
        hint: str = "",
        echoed: Callable[[str], str] | None = None,
        other: str = "",
    ) -> None:  # fmt: skip
        super().__init__(key, caption, required=required, hint=hint, echoed=echoed)
        self._suggest = suggest
        self._other = other
        self._offers: tuple[Offer, ...] = ()
        # The text for which nothing is proposed: it was just taken, or put there by the form.
        self._settled = ""

    def compose(self) -> ComposeResult:
        """Put the list between the line and the note."""
        yield from super().compose()
        offers = _Offers(markup=False, compact=True, classes="offers")
        offers.display = False
        yield offers

    def make_control(self) -> Widget:
        """Return the line to type in."""
        return SuggestLine()

    @property
    def text(self) -> str:
        """The line, exactly as typed."""
        return self.query_one(LineInput).value

    @text.setter
    def text(self, text: str) -> None:
        self._settled = text
        self.query_one(LineInput).value = text

    # ── The list ───────────────────────────────────────────────────────────────────────────

    @property
    def is_open(self) -> bool:
        """Tell whether the list shows."""
        return bool(self._list.display)

    @property
    def _list(self) -> _Offers:
        return self.query_one(_Offers)

    @property
    def _sought(self) -> str:
        return self.text.rpartition(_SEPARATOR)[2].lstrip() if self.SEVERAL else self.text

    @on(Input.Changed)
    def _propose(self, event: Input.Changed) -> None:
        if event.value == self._settled:
            self.shut()
        elif self.control.has_focus:
            self._settled = ""
            if self._sought.strip():
                self._ask()
            else:
                self.shut()

    @reading
    async def _ask(self) -> None:
        sought = self._sought
        offers = await asyncio.to_thread(self._suggest, sought)
        if self.control.has_focus and sought == self._sought:
            self._show(tuple(offers))

    def _show(self, offers: tuple[Offer, ...]) -> None:
        self._offers = offers
        if not offers:
            self.shut()
            return
        shown = self._list
        width = max(_NARROWEST, self.size.width - shown.styles.margin.left - _AROUND)
        lines = [Option(_line(offer, width)) for offer in offers]
        if self._other:
            lines.append(Option(Text(self._other, style="italic", no_wrap=True)))
        shown.clear_options()
        shown.add_options(lines)
        shown.highlighted = None
        shown.display = True
        self.screen.refresh_bindings()

    def move(self, step: int) -> None:
        """Choose the next or the previous line; open the list when it is shut, even without a letter."""
        shown = self._list
        if not self.is_open:
            self._settled = ""
            self._ask()
        elif shown.highlighted is None:
            shown.highlighted = 0 if step > 0 else len(shown.options) - 1
        elif step > 0:
            shown.action_cursor_down()
        else:
            shown.action_cursor_up()

    def take(self) -> bool:
        """Take the chosen line; tell whether there was one."""
        highlighted = self._list.highlighted
        if not self.is_open or highlighted is None:
            self.shut()
            return False
        self._take(highlighted)
        return True

    def _take(self, index: int) -> None:
        self.shut()
        if index >= len(self._offers):
            # « Saisir un autre » : what is typed stays.
            self._settled = self.text
            return
        offer = self._offers[index]
        self.text = self._completed(offer.text)
        self.query_one(LineInput).action_end()
        self.post_message(self.Picked(self, offer))

    def _completed(self, text: str) -> str:
        if not self.SEVERAL:
            return text
        before, separator, _ = self.text.rpartition(_SEPARATOR)
        return f"{before}{separator}{' ' if separator else ''}{text}{_SEPARATOR} "

    def shut(self) -> None:
        """Shut the list."""
        if self.is_open:
            self._list.display = False
            self.screen.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(event.option_index)

    @on(OptionList.OptionHighlighted)
    def _silent(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()

    @on(events.DescendantBlur)
    def _left(self) -> None:
        self.shut()


class SuggestManyField(SuggestField):
    """Several names in one line."""

    SEVERAL = True


def _line(offer: Offer, width: int) -> Text:
    label = shorten(offer.label, width)
    return Text(spread(label, offer.detail, width), no_wrap=True)
