"""F2: « À faire », what awaits the desk, by urgency; a line goes when the thing is done."""

import asyncio
from collections.abc import Sequence

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from daect_tui.domain.dates import long_date_with_day
from daect_tui.domain.deadlines import countdown
from daect_tui.domain.text import counted
from daect_tui.domain.worklist import Task
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading
from screens.home.glimpsed import worth_of
from screens.home.lines import heading, options, task_key
from screens.widgets.listing import READING
from screens.widgets.section import Section
from screens.widgets.text import capital

EMPTY = "Rien à faire\u00a0: tout est à jour."
# The padding of the list and its scroll bar.
_AROUND = 3


class Tasks(OptionList):
    """The list, with its keys in French."""

    BINDINGS = [
        Binding("enter", "select", "Ouvrir", tooltip="aller à la chose choisie", id="home.enter"),
        Binding("up", "cursor_up", tooltip="choisir", key_display="↑ ↓", show=False, id="home.up"),
        Binding("down", "cursor_down", show=False),
    ]


class HomeScreen(DeskScreen[None]):
    """The worklist; Entrée goes to the thing, and the foot says where its date comes from."""

    TITLE = "Accueil"
    CSS_PATH = "home.tcss"
    ALSO_SHOWN = frozenset({"app.dossiers", "app.comite", "app.missions"})
    BINDINGS = [
        Binding(
            "ctrl+o", "statistics", "Statistiques", tooltip="statistiques du programme", show=False,
            id="home.statistics",
        )
    ]  # fmt: skip
    TASKS = (
        (
            "Traiter une ligne",
            "La choisir\u202f; Entrée y mène, et la ligne s’en va quand c’est fait.",
        ),
        ("D’où vient la date", "Le bas de l’écran donne le calcul de l’échéance de la ligne choisie."),
        ("Compter", "Ctrl+O ouvre les statistiques\u00a0: labels, missions et délais."),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._tasks: dict[str, Task] = {}

    def compose_body(self) -> ComposeResult:
        """Arrange the list, and the explanation of the chosen line."""
        yield Static(id="heading")
        yield Tasks(Option(Text(READING), disabled=True), markup=False, compact=True, id="tasks")
        yield Section("Cette ligne vient de", id="explanation")

    def action_statistics(self) -> None:
        """Show the figures of the programme."""
        from screens.statistics.screen import StatisticsScreen  # noqa: PLC0415 – when it is first shown

        self.app.push_screen(StatisticsScreen(self.desk))

    @reading
    async def reload(self) -> None:
        """Read the worklist."""
        glimpse, self.shell.glimpse = self.shell.glimpse, None
        if glimpse is not None:
            self._fill(glimpse.tasks)
            self.summarise(worth_of(glimpse))
        self._fill(await asyncio.to_thread(self.desk.worklist.tasks))
        await asyncio.to_thread(self.desk.worklist.keep)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        if self._tasks:
            self._fill(tuple(self._tasks.values()))

    def _fill(self, tasks: Sequence[Task]) -> None:
        self._tasks = {task_key(task): task for task in tasks}
        listed = self.query_one(Tasks)
        kept = listed.highlighted_option.id if listed.highlighted_option else None
        width = self.app.size.width - _AROUND
        listed.clear_options()
        self.query_one("#heading", Static).update(Content(heading(width) if tasks else ""))
        self.query_one("#explanation").display = bool(tasks)
        if not tasks:
            listed.add_option(Option(Text(f"{EMPTY} Bonjour, {self.desk.office.agent}."), disabled=True))
            self.summarise(EMPTY)
            return
        listed.add_options(options(tasks, self.desk.office.clock.today(), width))
        listed.highlighted = listed.get_option_index(kept if kept in self._tasks else task_key(tasks[0]))
        order = ", les plus urgentes d’abord" if len(tasks) > 1 else ""
        self.summarise(f"À faire\u00a0: {counted(len(tasks), 'chose')}{order}")

    @on(OptionList.OptionHighlighted)
    def _explain(self, event: OptionList.OptionHighlighted) -> None:
        task = self._tasks.get(event.option_id or "")
        if task is None:
            return
        lines = [task.sentence, task.explanation]
        if task.due:
            lines.append(
                f"{long_date_with_day(task.due)}, {countdown(task.due, self.desk.office.clock.today())}"
            )
        said = "\n".join(capital(line) + "." for line in lines if line)
        self.query_one("#explanation", Section).show(said, f"{task.subject}, cette ligne vient de")

    @on(OptionList.OptionSelected)
    async def _go(self, event: OptionList.OptionSelected) -> None:
        task = self._tasks.get(event.option_id or "")
        if task is not None and not task.subject:
            await self.shell.go(task.room.value)
        elif task is not None:
            await self.shell.open_subject(task.room.value, task.subject)
