"""The application that leads through the demonstration: nine steps, told on one line, left at any moment."""

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.screen import Screen

from screens.calls import reading
from screens.receiving import ReceivingShell

if TYPE_CHECKING:
    # Nothing is read here that the first painting does not show.
    from textual.widget import Widget

    from screens.modals.choice import Choice

_TAKE, _ABOUT = "Visite guidée", "Tenir une séance, saisir un rapport, réunir les lettres à imprimer."
_LEAVE, _LATER = "Quitter la visite guidée", "La palette la reprendra où elle en est."
_LEFT = "Visite quittée\u00a0: la palette (Ctrl+P) la reprend où elle en est."


class TouringShell(ReceivingShell):
    """The application with the guided tour, on a demonstration only."""

    BINDINGS = [
        Binding(
            "escape",
            "leave_tour",
            "Quitter la visite",
            tooltip="quitter la visite guidée",
            show=False,
            id="app.leave_tour",
        ),
    ]

    _touring = False
    _places: frozenset[str] = frozenset()

    @property
    def _may_tour(self) -> bool:
        return self.desk is not None and self.desk.info.demonstration and not self.reads_only

    def begin_tour(self) -> None:
        """Begin the tour, where it was asked for."""
        self.screen_change_signal.subscribe(self, self._looked_at)
        if self.opens_tour:
            self.action_take_tour()

    def action_take_tour(self) -> None:
        """Begin the tour, or take it up again: it goes on from what is done in the register."""
        self._touring = self._may_tour
        self.look_at_tour()

    def action_leave_tour(self) -> None:
        """Leave the tour."""
        self._touring = False
        self.tour = ""
        self.tell(_LEFT)

    def guides(self) -> "Iterator[Widget]":
        """Give each screen the line of the tour."""
        from screens.tour.strip import TourStrip

        if self._may_tour:
            yield TourStrip()

    def commands_around(self) -> "Iterator[Choice[str]]":
        """Offer to take up the tour, or to leave it."""
        from screens.modals.choice import Choice

        yield from super().commands_around()
        if self._may_tour:
            yield (
                Choice("leave_tour", _LEAVE, _LATER) if self._touring else Choice("take_tour", _TAKE, _ABOUT)
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to leave where no tour is under way."""
        if action == "leave_tour":
            return self._touring
        return super().check_action(action, parameters)

    def note_kept(self, message: str = "") -> None:
        """Go on with the tour when something was done."""
        super().note_kept(message)
        self.look_at_tour()

    def _looked_at(self, screen: Screen[Any]) -> None:
        """Go on with the tour when another screen shows."""
        if self._touring:
            self._places |= {type(screen).__name__}
            self.look_at_tour()

    @reading
    async def look_at_tour(self) -> None:
        """Say what is to be done now."""
        if not self._touring or self.desk is None:
            return
        from daect_tui.domain.tour import standing_step
        from daect_tui.services.tour import Tour
        from screens.tour.hints import hint, seen_at

        facts = await asyncio.to_thread(Tour(self.desk.office).facts)
        if facts is not None and self._touring:
            shown = [type(screen).__name__ for screen in reversed(self.screen_stack)]
            self.tour = hint(standing_step(facts, seen_at(self._places)), facts, shown)
