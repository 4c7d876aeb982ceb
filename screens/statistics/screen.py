"""Statistics: labels, missions and delays by theme, world region, year or programme."""

import asyncio
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from daect_tui.domain.figures import Asked, Figures, Topic
from daect_tui.domain.statistics import By
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.saying import over, written_in
from screens.statistics.drawing import bar_lines, table_lines
from screens.statistics.questions import asking, asking_file, grouping_beside
from screens.widgets.listing import READING
from screens.widgets.section import Section
from screens.widgets.text import capital

_NOTHING = "Rien à compter dans ces années. Ctrl+G en choisit d’autres."
_DRAWN = "-drawn"
# The padding of a panel, its scroll bar, and what stands between two of them.
_AROUND = 3
_WIDE = 110


class StatisticsScreen(DeskScreen[None]):
    """A table of figures and its bars: both where there is room, else one or the other."""

    TITLE = "Statistiques"
    CSS_PATH = "statistics.tcss"
    BINDINGS = [
        Binding("escape", "close", "Revenir", tooltip="revenir", id="statistics.close"),
        Binding(
            "ctrl+g",
            "choose",
            "Choisir",
            tooltip="choisir quoi, par quoi, et les années",
            id="statistics.choose",
        ),
        Binding(
            "right",
            "beside(1)",
            "Par…",
            tooltip="compter par autre chose",
            key_display="← →",
            id="statistics.right",
        ),
        Binding("left", "beside(-1)", show=False),
        Binding("ctrl+o", "draw", "Barres", tooltip="voir les barres, ou le tableau", id="statistics.draw"),
        Binding(
            "ctrl+d",
            "export",
            "Exporter",
            tooltip="écrire ce tableau dans un fichier",
            id="statistics.export",
        ),
        Binding(
            "up", "scroll_lines(-1)", tooltip="défiler", key_display="↑ ↓", show=False, id="statistics.up"
        ),
        Binding("down", "scroll_lines(1)", show=False),
    ]
    TASKS = (
        (
            "Compter autre chose",
            "Ctrl+G\u00a0: labels, missions ou un délai, les années, et le jour auquel on compte.",
        ),
        (
            "Lire un délai",
            "La moitié des cas ne dépasse pas la médiane, neuf sur dix le P90. Sans cas, rien.",
        ),
        ("Voir des barres", "Ctrl+O les montre à la place du tableau, qui dit tout ce qu’elles disent."),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asked: Asked | None = None
        self._figures: Figures | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the table, the bars, and what is to be known of them."""
        with Horizontal(id="figures"):
            with VerticalScroll(id="table", can_focus=False):
                yield Static(Content(READING))
            with VerticalScroll(id="bars", can_focus=False):
                yield Static()
        yield Section("À savoir", id="note")

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    @reading
    async def reload(self) -> None:
        """Count again what is asked; labels by theme at first, over all the years."""
        if self._asked is None:
            first, last = await asyncio.to_thread(self.desk.statistics.years)
            self._asked = Asked(Topic.LABELS, By.THEME, first, last, self.desk.office.clock.today())
        self._figures = await asyncio.to_thread(self.desk.statistics.figures, self._asked)
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the figures out in the new width."""
        if self._figures is not None:
            self._show(event.size.width)

    def _show(self, width: int = 0) -> None:
        figures = self._figures
        if figures is None:
            return
        whole = width or self.app.size.width
        beside = whole * 2 // 5 if whole >= _WIDE else 0
        table = table_lines(figures, whole - beside - _AROUND) if figures.lines else (_NOTHING,)
        bars = bar_lines(figures.lines, (beside or whole) - _AROUND)
        self.query_one("#table Static", Static).update(Content("\n".join(table)))
        self.query_one("#bars Static", Static).update(Content("\n".join(bars)))
        note = self.query_one("#note", Section)
        note.display = bool(figures.note and figures.lines)
        note.show(figures.note)
        self.summarise(capital(figures.asked.title))
        self.refresh_bindings()

    # ── Choosing ───────────────────────────────────────────────────────────────────────────

    @writing
    async def action_choose(self) -> None:
        """Ask what to count."""
        if self._asked is None:
            return
        today = self.desk.office.clock.today()
        asked = await self.app.push_screen_wait(asking(self._asked, today))
        if asked is not None:
            self._asked = asked
            self.reload()

    def action_beside(self, step: int) -> None:
        """Count the same by the grouping beside."""
        if self._asked is not None:
            self._asked = replace(self._asked, by=grouping_beside(self._asked, step))
            self.reload()

    def action_draw(self) -> None:
        """Show the bars in the place of the table, or the table again."""
        self.toggle_class(_DRAWN)

    def action_scroll_lines(self, lines: int) -> None:
        """Scroll what is shown."""
        for panel in self.query(VerticalScroll):
            panel.scroll_relative(y=lines, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Write what was counted; draw bars in the place of the table only where both do not fit."""
        if action == "export":
            return self._figures is not None and bool(self._figures.lines)
        if action == "draw":
            return self.app.size.width < _WIDE
        return super().check_action(action, parameters)

    # ── Writing ────────────────────────────────────────────────────────────────────────────

    @writing
    async def action_export(self) -> None:
        """Write the table that is shown in a file."""
        figures = self._figures
        if figures is None:
            return
        path = await self.app.push_screen_wait(asking_file(figures.asked))
        if path is None:
            return
        export = self.desk.statistics.export
        count = await over(self, path, lambda force: asyncio.to_thread(export, figures, path, force=force))
        if count is not None:
            self.shell.tell(written_in(counted(count, "ligne écrite", "lignes écrites"), path))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
