"""The calendar of missions: a month of bars, and what overlaps in it told below in words."""

import asyncio
from collections.abc import Sequence

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from daect_tui.domain.dates import long_date
from daect_tui.domain.mission_calendar import Stay, bars, last_day, month_of, overlaps, scale
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading
from screens.missions.mission import MissionScreen
from screens.widgets.listing import READING
from screens.widgets.section import Section
from screens.widgets.text import capital

_REFERENCE, _GAP = 12, 2
# The padding of the list and its scroll bar.
_AROUND = 3
_LEGEND = "█ validée   ░ à valider   ◀ ▶ commence avant, finit après le mois"


class Month(OptionList):
    """The bars, with their keys in French."""

    BINDINGS = [
        Binding("enter", "select", "Ouvrir", tooltip="ouvrir la mission choisie", id="calendar.enter"),
        Binding("up", "cursor_up", tooltip="choisir", key_display="↑ ↓", show=False, id="calendar.up"),
        Binding("down", "cursor_down", show=False),
    ]


class CalendarScreen(DeskScreen[None]):
    """A month at a time; Entrée opens the mission of a bar."""

    TITLE = "Calendrier des missions"
    CSS_PATH = "calendar.tcss"
    BINDINGS = [
        Binding(
            "left",
            "month(-1)",
            "Mois",
            key_display="← →",
            tooltip="mois précédent, mois suivant",
            priority=True,
            id="calendar.move",
        ),
        Binding("right", "month(1)", show=False, priority=True),
        Binding("ctrl+d", "today", "Aujourd’hui", tooltip="revenir au mois courant", id="calendar.today"),
        Binding("escape", "close", "Liste", tooltip="revenir à la liste", id="calendar.close"),
    ]
    TASKS = (
        ("Changer de mois", "← et →\u202f; Ctrl+D revient au mois d’aujourd’hui."),
        (
            "Voir ce qui se chevauche",
            "Le bas de l’écran le dit\u00a0: un expert à deux endroits, deux missions au même.",
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.month = month_of(desk.office.clock.today())
        self._stays: Sequence[Stay] = ()

    def compose_body(self) -> ComposeResult:
        """Arrange the days, the bars, and what overlaps."""
        yield Static(id="scale")
        yield Month(Option(Text(READING), disabled=True), markup=False, compact=True, id="month")
        yield Static(Content(_LEGEND), id="legend")
        yield Section("Ce qui se chevauche", id="overlaps")

    def on_mount(self) -> None:
        """Begin in the bars."""
        self.query_one(Month).focus()

    @reading
    async def reload(self) -> None:
        """Read the missions of the month."""
        self._stays = await asyncio.to_thread(self.desk.course.calendar, self.month)
        self._show()

    def on_resize(self) -> None:
        """Fit the bars to the new width."""
        self._show()

    def _show(self) -> None:
        width = self.app.size.width - _AROUND - _REFERENCE - _GAP
        lines, listed = bars(self._stays, self.month, width), self.query_one(Month)
        kept = listed.highlighted_option.id if listed.highlighted_option else None
        margin = " " * (_REFERENCE + _GAP)
        self.query_one("#scale", Static).update(Content(margin + scale(self.month, width)))
        listed.clear_options()
        listed.add_options(
            Option(Text(f"{bar.reference:<{_REFERENCE + _GAP}}{bar.track}", no_wrap=True), id=bar.reference)
            for bar in lines
        )
        if lines:
            references = [bar.reference for bar in lines]
            listed.highlighted = references.index(kept) if kept in references else 0
        else:
            listed.add_option(
                Option(Text("Aucune mission ce mois-ci\u00a0: ← → en montrent un autre."), disabled=True)
            )
        told = overlaps(self._stays, self.month)
        self.query_one("#overlaps", Section).show("\n".join(told) or "Rien ne se chevauche ce mois-ci.")
        self._say(len(lines), len(told))

    def _say(self, missions: int, meetings: int) -> None:
        month = long_date(last_day(self.month)).split(NBSP, maxsplit=1)[1]
        overlapping = counted(meetings, "chevauchement") if meetings else ""
        self.summarise(f"{capital(month)}\u00a0: {counted(missions, 'mission')}", overlapping)

    def action_month(self, months: int) -> None:
        """Show another month."""
        self.month = month_of(self.month, months)
        self.reload()

    def action_today(self) -> None:
        """Show the present month."""
        self.month = month_of(self.desk.office.clock.today())
        self.reload()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.app.push_screen(MissionScreen(self.desk, event.option_id))

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss(None)
