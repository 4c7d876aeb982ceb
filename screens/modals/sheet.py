"""A few fields in a box: what an act needs to know, read by the domain before the box closes."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from daect_tui.domain.errors import DaectError
from daect_tui.domain.forms import FormRefused
from screens.calls import writing
from screens.key_names import as_moved
from screens.modals.base import Modal, sentence
from screens.modals.confirm import ConfirmModal
from screens.widgets.fields import ELSEWHERE, Field, LongField

V = TypeVar("V")

_LEAVE = "Quitter sans enregistrer\u202f?"
_LOST = "Ce que vous avez tapé dans cette fiche n’est pas enregistré."


class SheetModal(Modal[V | None]):
    """Asks for some fields; gives back what `read` made of their texts, or `None` when left.

    `read` raises `FormRefused` (each sentence goes under its field) or another `DaectError`
    (shown at the foot); the box then stays, with what was typed. The foot says else what the field
    of the focus is for.
    """

    BINDINGS = [
        Binding("ctrl+s", "submit", "Valider", tooltip="valider ces champs", id="sheet.submit"),
        Binding("escape", "leave", "Revenir", tooltip="revenir sans rien faire", id="sheet.leave"),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        read: Callable[[Mapping[str, str]], V],
        initial: Mapping[str, str] | None = None,
        explanation: str = "",
    ) -> None:
        super().__init__(title)
        self._fields = tuple(fields)
        self._read = read
        self._initial = dict(initial or {})
        self._explanation = explanation
        # The key of the field to begin with; empty for the first.
        self.begins_at = ""
        self._fault = ""
        self._hint = ""

    def compose_inside(self) -> ComposeResult:
        """Arrange the fields, and the foot."""
        if self._explanation:
            yield sentence(self._explanation)
        with VerticalScroll(id="fields", can_focus=False):
            yield from self._fields
        yield Static(id="fault")

    def on_mount(self) -> None:
        """Fill the fields, and begin with the first; what is typed replaces a proposed value."""
        for line in self.query(Input):
            line.select_on_focus = True
        for field in self._fields:
            if field.key in self._initial:
                field.text = self._initial[field.key]
        if self._fields:
            self._begin()

    def _begin(self) -> None:
        first = next((one for one in self._fields if one.key == self.begins_at), self._fields[0]).control
        first.focus()
        if isinstance(first, Input):
            first.action_select_all()

    @on(events.DescendantFocus)
    def _explain(self, event: events.DescendantFocus) -> None:
        """Say what the field of the focus is for."""
        field = next((one for one in event.widget.ancestors if isinstance(one, Field)), None)
        self._hint = field.hint.removesuffix(ELSEWHERE).rstrip() if field else ""
        self._write_foot()

    @on(Input.Submitted)
    def _next_or_submit(self, event: Input.Submitted) -> None:
        """Go to the next field with Entrée; validate from the last one."""
        event.stop()
        last = self._fields[-1].control
        if event.input is last:
            self.action_submit()
        else:
            self.focus_next()

    def action_submit(self) -> None:
        """Read the fields; stay, and say why, when they cannot be."""
        texts = {field.key: field.text for field in self._fields}
        try:
            read = self._read(texts)
        except FormRefused as refusal:
            self._show(refusal)
        except DaectError as error:
            self.tell_fault(str(error))
        else:
            self.dismiss(read)

    def _show(self, refusal: FormRefused) -> None:
        known = {field.key: field for field in self._fields}
        for key, field in known.items():
            field.fault = refusal.faults.get(key, "")
        elsewhere = [text for key, text in refusal.faults.items() if key not in known]
        self.tell_fault("\n".join(elsewhere))
        first = next((field for key, field in known.items() if key in refusal.faults), None)
        if first is not None:
            first.control.focus()

    def tell_fault(self, sentence: str) -> None:
        """Say at the foot what is the fault of no field; blank takes it away."""
        self._fault = sentence
        self._write_foot()

    def _write_foot(self) -> None:
        foot = self.query_one("#fault", Static)
        foot.set_class(bool(self._fault), "fault")
        foot.update(Content(as_moved(self._fault or self._hint, self)))

    @property
    def is_typed(self) -> bool:
        """Tell whether a text was typed that would be lost; a line or a date is soon typed again."""
        long = (field for field in self._fields if isinstance(field, LongField))
        return any(field.text != self._initial.get(field.key, "") for field in long)

    def action_leave(self) -> None:
        """Give nothing back; a text that was typed is given up only knowingly."""
        if self.is_typed:
            self._ask_to_leave()
        else:
            self.dismiss(None)

    @writing
    async def _ask_to_leave(self) -> None:
        if await self.app.push_screen_wait(
            ConfirmModal(_LEAVE, _LOST, yes="Quitter", no="Revenir à la fiche")
        ):
            self.dismiss(None)
