"""A screen made of tabs: ← → change tab, ↑ ↓ scroll the one that is showing or move in its list."""

from typing import TypeVar

from textual import on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, Tabs

from screens.base import DeskScreen
from screens.widgets.listing import Listing

R = TypeVar("R")


class TabbedScreen(DeskScreen[R]):
    """A subclass arranges a `TabbedContent` whose panes hold a `VerticalScroll` or a `Listing`."""

    BINDINGS = [
        Binding("left", "tab(-1)", "Onglets", key_display="← →", priority=True, id="tabs.move"),
        Binding("right", "tab(1)", show=False, priority=True),
        Binding("up", "scroll(-1)", tooltip="défiler", key_display="↑ ↓", show=False, id="tabs.up"),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
    ]

    # The tab that was asked for from elsewhere, until somebody changes it: while the first ones are made and
    # focused each of them takes its turn to be the one that shows.
    _wanted = ""

    def show_tab(self, pane: str) -> None:
        """Show a tab by its id, even before the tabs are there."""
        self._wanted = pane
        self.query_one(TabbedContent).active = pane

    def on_mouse_down(self) -> None:
        """Let the tabs follow the mouse."""
        self._wanted = ""

    def on_screen_suspend(self) -> None:
        """Let the tabs follow what is chosen in another screen, as in the palette."""
        self._wanted = ""

    @property
    def tab(self) -> str:
        """The id of the tab that is showing."""
        return self.query_one(TabbedContent).active

    def action_tab(self, step: int) -> None:
        """Show the next or the previous tab."""
        self._wanted = ""
        tabs = self.query_one(Tabs)
        if step > 0:
            tabs.action_next_tab()
        else:
            tabs.action_previous_tab()

    @on(TabbedContent.TabActivated)
    def _enter_tab(self) -> None:
        """Give the focus to the list of the tab, where it has one."""
        if self._wanted and self._wanted != self.tab:
            self.query_one(TabbedContent).active = self._wanted
            return
        pane = self.query_one(TabbedContent).active_pane
        listing = next(iter(pane.query(Listing)), None) if pane else None
        if listing is not None:
            listing.focus_rows()
            self.call_after_refresh(listing.refit)
        else:
            self.query_one(Tabs).focus()
        self.refresh_bindings()

    def action_scroll(self, step: int) -> None:
        """Scroll the tab that is showing."""
        pane = self.query_one(TabbedContent).active_pane
        for scroll in pane.query(VerticalScroll) if pane else ():
            scroll.scroll_relative(y=step, animate=False)
