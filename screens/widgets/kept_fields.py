"""Fields of which everything typed is kept: what a form and the report of a pack share."""

import asyncio
from typing import TypeVar

from textual import events, on
from textual.widgets import Input, TabbedContent, TabPane

from screens.base import Frame
from screens.modals.confirm import NOT_KEPT
from screens.modals.error import ErrorModal
from screens.widgets.fields import Field
from screens.widgets.keeping import DraftKeeper
from screens.widgets.section import Section

R = TypeVar("R")


class KeptFields(Frame[R]):
    """A screen of `Field`s over a section `#hint`. A subclass sets `_keeper`, and enrols when mounted."""

    _keeper: DraftKeeper
    _fields: tuple[Field, ...] = ()

    def enrol(self) -> None:
        """Know the fields, and be known to the application, which keeps what is typed before it quits."""
        self._fields = tuple(self.query(Field))
        self.shell.open_forms.add(self)

    def on_unmount(self) -> None:
        """Be forgotten."""
        self.shell.open_forms.discard(self)

    # ── Keeping ────────────────────────────────────────────────────────────────────────────

    async def flush(self) -> bool:
        """Wait until everything typed is kept; tell whether it is, else `loss` says why not."""
        return await self._keeper.flush(self.shell)

    @property
    def loss(self) -> str:
        """Why the last save failed."""
        return self._keeper.loss

    def tell_loss(self) -> None:
        """Say why the last save failed."""
        self.shell.push_screen(ErrorModal(self.loss, NOT_KEPT))

    async def settled(self) -> None:
        """Wait until the focused control has taken in the keys that were pressed."""
        if self.focused is not None:
            done = asyncio.Event()
            self.focused.call_later(done.set)
            await done.wait()

    def missing(self) -> list[str]:
        """Return the captions of the required fields that are blank."""
        return [field.caption for field in self._fields if field.is_missing]

    # ── Moving about ───────────────────────────────────────────────────────────────────────

    @on(events.DescendantFocus)
    def _hint_of_focus(self) -> None:
        field = next((field for field in self._fields if field.has_focus_within), None)
        if field is not None:
            self.query_one("#hint", Section).show(field.fault or field.hint, field.caption)

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def action_next_tab(self) -> None:
        """Show the next tab, the first one after the last, and begin there."""
        tabs = self.query_one(TabbedContent)
        panes = [pane.id or "" for pane in tabs.query(TabPane)]
        tabs.active = panes[(panes.index(tabs.active) + 1) % len(panes)]
        self.call_after_refresh(self.begin_tab, tabs.active)

    def begin_tab(self, pane: str) -> None:
        """Give the focus to the first field of a tab."""
        first = next(iter(self.query_one(f"#{pane}").query(Field)), None)
        if first is not None:
            first.control.focus()
