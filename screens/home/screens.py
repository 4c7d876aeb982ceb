"""F2: « À faire », what awaits the desk, by urgency; a line goes when the thing is done."""

import asyncio
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from daect_tui.domain.dates import short_date
from daect_tui.domain.text import counted, ended
from daect_tui.domain.worklist import Room, Task
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.home.glimpsed import worth_of
from screens.home.lines import SESSION, WIDE, explained, heading, keyed, list_width, options, session_option
from screens.widgets.listing import READING
from screens.widgets.section import Section
from screens.widgets.text import capital

if TYPE_CHECKING:
    from daect_tui.domain.key_figures import KeyFigures
    from daect_tui.domain.next_session import NextSession

EMPTY = "Rien à faire\u00a0: tout est à jour."
# The padding of the figures, with what parts them from the list.
_AROUND_FIGURES = 4
_FIGURES = "-figures"


class Tasks(OptionList):
    """The list, with its keys in French."""

    BINDINGS = [
        Binding("enter", "select", "Ouvrir", tooltip="aller à la chose choisie", id="home.enter"),
        Binding("up", "cursor_up", tooltip="choisir", key_display="↑ ↓", show=False, id="home.up"),
        Binding("down", "cursor_down", show=False),
        Binding(
            "right", "screen.beside", "Chiffres", tooltip="voir les chiffres, ou la liste", key_display="← →",
            id="home.figures",
        ),
        Binding("left", "screen.beside", show=False),
    ]  # fmt: skip


class FiguresPanel(VerticalScroll):
    """The figures; ↑ ↓ scroll them where they are taller than the screen."""

    BINDINGS = [
        Binding("left", "screen.beside", "Liste", tooltip="revenir à la liste", key_display="← →",
                id="home.list"),
        Binding("right,escape", "screen.beside", show=False),
    ]  # fmt: skip


class HomeScreen(DeskScreen[None]):
    """The worklist; Entrée goes to the thing, and the foot says where its date comes from."""

    TITLE = "Accueil"
    CSS_PATH = "home.tcss"
    ALSO_SHOWN = frozenset({"app.dossiers", "app.comite", "app.missions"})
    BINDINGS = [
        Binding("ctrl+t", "acts", "Actes", tooltip="reporter cette ligne, ou la reprendre", id="home.acts"),
        Binding(
            "ctrl+o", "statistics", "Statistiques", tooltip="statistiques du programme", show=False,
            id="home.statistics",
        ),
    ]  # fmt: skip
    TASKS = (
        (
            "Traiter une ligne",
            "La choisir\u202f; Entrée ou un clic y mène, et la ligne s’en va quand c’est fait.",
        ),
        ("D’où vient la date", "Le bas de l’écran donne le calcul de l’échéance de la ligne choisie."),
        ("Reporter une ligne", "Ctrl+T, un jour, un motif. Elle revient ce jour-là, ou dès qu’elle change."),
        ("Voir les chiffres", "→ les montre à la place de la liste, qu’une fenêtre large a à côté."),
        ("Compter", "Ctrl+O ouvre les statistiques\u00a0: labels, missions et délais."),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._tasks: dict[str, Task] = {}
        self._session: NextSession | None = None
        self._figures: KeyFigures | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the line of figures, the list with the explanation of its line, and the figures."""
        if self.desk.valise is None:
            yield Static(id="strip")
        with Horizontal(id="sides"):
            with Vertical(id="left"):
                yield Static(id="heading")
                yield Tasks(Option(Text(READING), disabled=True), markup=False, compact=True, id="tasks")
                yield Section("Cette ligne vient de", id="explanation")
            with FiguresPanel(id="figures"):
                yield Static()

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    @reading
    async def reload(self) -> None:
        """Read the worklist; what stands around it is counted once the list can be used."""
        glimpse, self.shell.glimpse = self.shell.glimpse, None
        if glimpse is not None:
            self._tasks = keyed(glimpse.tasks)
            self._fill()
            self.summarise(worth_of(glimpse))
        tasks = await asyncio.to_thread(self.desk.worklist.tasks)
        self._tasks = keyed(tasks)
        self._fill()
        self._count()
        await asyncio.to_thread(self.desk.worklist.keep)

    @reading
    async def _count(self) -> None:
        """Read the next session, then the figures."""
        session = await asyncio.to_thread(self.desk.dashboard.next_session)
        if session != self._session:
            self._session = session
            self._fill()
        self._figures = await asyncio.to_thread(self.desk.dashboard.figures)
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit what is shown to the new width."""
        if self._tasks or self._session:
            self._fill()
        self._draw()
        self.refresh_bindings()

    # ── Showing ────────────────────────────────────────────────────────────────────────────

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= WIDE

    def _fill(self, wanted: str = "") -> None:
        """Write the list again, the cursor on the same line, or on one that is wanted."""
        listed, today = self.query_one(Tasks), self.desk.office.clock.today()
        kept = wanted or (listed.highlighted_option.id if listed.highlighted_option else None)
        width = list_width(self.app.size.width)
        written = [session_option(self._session, today, width)] if self._session else []
        written += options(self._tasks, today, width)
        known = [option.id for option in written if option.id]
        self.query_one("#heading", Static).update(Content(heading(width) if self._tasks else ""))
        self.query_one("#explanation").display = bool(known)
        listed.clear_options()
        if not self._tasks:
            written.append(Option(Text(f"{EMPTY} Bonjour, {self.desk.office.agent}."), disabled=True))
        listed.add_options(written)
        if known:
            first = next(iter(self._tasks), SESSION)
            listed.highlighted = listed.get_option_index(kept if kept in known else first)
        self._tell()

    def _tell(self) -> None:
        waiting = sum(task.snooze is not None for task in self._tasks.values())
        standing = len(self._tasks) - waiting
        order = ", les plus urgentes d’abord" if standing > 1 else ""
        said = f"À faire\u00a0: {counted(standing, 'chose')}{order}" if standing else EMPTY
        self.summarise(said + (f" · {counted(waiting, 'reportée')}" if waiting else ""))

    def _draw(self) -> None:
        if self._figures is None and self._session is None:
            return
        from screens.home.figures import panel, strip  # noqa: PLC0415 – once the list can be used

        whole, today = self.app.size.width, self.desk.office.clock.today()
        session = self._session.sentence(today) if self._session else ""
        width = (whole - whole * 3 // 5 if self._is_wide else whole) - _AROUND_FIGURES
        self.query_one("#figures Static", Static).update(panel(session, self._figures, width))
        if self._figures is not None:
            self.query_one("#strip", Static).update(Content(strip(self._figures, whole - 2)))

    @on(OptionList.OptionHighlighted)
    def _explain(self, event: OptionList.OptionHighlighted) -> None:
        task, today = self._tasks.get(event.option_id or ""), self.desk.office.clock.today()
        section = self.query_one("#explanation", Section)
        if task is not None:
            said = "\n".join(ended(capital(line)) for line in explained(task, today))
            self.refresh_bindings()
            section.show(said, f"{task.subject or 'À faire'}, cette ligne vient de")
        elif self._session is not None and event.option_id == SESSION:
            section.show(self._session.sentence(today), f"{self._session.reference}, prochaine séance")

    # ── Going, and putting off ─────────────────────────────────────────────────────────────

    @on(OptionList.OptionSelected)
    async def _go(self, event: OptionList.OptionSelected) -> None:
        task = self._tasks.get(event.option_id or "")
        if event.option_id == SESSION and self._session is not None:
            await self.shell.open_subject(Room.COMMITTEE.value, self._session.reference)
        elif task is not None and not task.subject:
            await self.shell.go(task.room.value)
        elif task is not None:
            await self.shell.open_subject(task.room.value, task.subject)

    def action_statistics(self) -> None:
        """Show the figures of the programme."""
        from screens.statistics.screen import StatisticsScreen  # noqa: PLC0415 – when it is first shown

        self.app.push_screen(StatisticsScreen(self.desk))

    @on(events.Click, "#strip")
    def action_beside(self) -> None:
        """Show the figures in the place of the list, or the list again."""
        self.toggle_class(_FIGURES)
        self.refresh_bindings()
        self.query_one(FiguresPanel if self.has_class(_FIGURES) else Tasks).focus()

    @property
    def _chosen(self) -> Task | None:
        option = self.query_one(Tasks).highlighted_option
        return self._tasks.get(option.id or "") if option else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One changes place only where both do not fit; acts wait for a line."""
        if action == "beside":
            return not self._is_wide
        if action == "acts":
            return self.is_mounted and not self.has_class(_FIGURES) and self._chosen is not None
        return super().check_action(action, parameters)

    @writing
    async def action_acts(self) -> None:
        """Put the chosen line off, or have it stand again; the cursor goes to the line after it."""
        from screens.home.putting_off import LineAct, acts_on, asking_when  # noqa: PLC0415 – when it is asked

        task, today = self._chosen, self.desk.office.clock.today()
        if task is None:
            return
        act = await self.app.push_screen_wait(acts_on(task, today))
        if act is LineAct.TAKE_BACK:
            await asyncio.to_thread(self.desk.worklist.take_back, task)
            self.kept("Ligne reprise\u00a0: elle est de nouveau à faire.")
        elif act is LineAct.PUT_OFF:
            until = await self.app.push_screen_wait(asking_when(task, today))
            if until is not None:
                await asyncio.to_thread(self.desk.worklist.put_off, task, until)
                self._step_past(task)
                self.kept(f"Ligne reportée au {short_date(until.until)}.")

    def _step_past(self, task: Task) -> None:
        """Put the cursor on the line that follows one which is put off, or else before it."""
        standing = [key for key, one in self._tasks.items() if one.snooze is None]
        here = next((rank for rank, key in enumerate(standing) if self._tasks[key] is task), None)
        if here is not None and len(standing) > 1:
            self._fill(standing[here + 1] if here + 1 < len(standing) else standing[here - 1])
