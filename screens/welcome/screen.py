"""The welcome: there is no register here yet, and nothing is made before somebody chooses.

It paints at once: what it offers stands in `ways.py`, and the registers opened lately are read after.
"""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from daect_tui.domain.text import shown
from screens.base import Frame
from screens.calls import reading, writing
from screens.welcome.offers import WAYS
from screens.welcome.ways import Way, WayIn
from screens.widgets.section import Section
from screens.widgets.text import shorten

if TYPE_CHECKING:
    # The first screen paints before the services are loaded.
    from daect_tui.services.reception_ports import Reception

_INTRODUCTION = (
    "daect tient tout un programme dans un registre\u00a0: un seul fichier, sur ce poste, sans réseau. "
    "Il n’y en a pas encore ici. Que voulez-vous faire\u202f?"
)
_RECENT = "Ouverts récemment"
_GONE = "Ce fichier n’est plus là\u00a0: il a été déplacé ou supprimé, ou son support n’est pas branché."
# The padding of the list and its scroll bar; before a path.
_AROUND = 4


class _Ways(OptionList):
    BINDINGS = [
        Binding("enter", "select", "Choisir", tooltip="prendre cette voie", id="welcome.enter"),
        Binding("up", "cursor_up", tooltip="choisir", key_display="↑ ↓", id="welcome.up", show=False),
        Binding("down", "cursor_down", show=False),
    ]


class WelcomeScreen(Frame[None]):
    """Offers the ways into a register; a new one is asked of the application by `WayIn`."""

    TITLE = "Bienvenue"
    BINDINGS = [
        Binding("escape", "app.quit", "Quitter", tooltip="quitter, sans rien faire", id="welcome.escape")
    ]
    TASKS = (
        (
            "Découvrir",
            "«\u202fDémonstration\u202f»\u00a0: un registre à part, et une visite guidée.",
        ),
        ("Commencer", "«\u202fNouveau registre vide\u202f», puis le nom de qui tient la plume."),
        (
            "Venir d’un tableur",
            "«\u202fReprendre un tableur\u202f»\u00a0: chaque ligne est montrée avant d’entrer.",
        ),
        (
            "Changer de poste",
            "«\u202fRestaurer une sauvegarde\u202f», ou «\u202fOuvrir un autre registre\u202f».",
        ),
    )

    def __init__(self, reception: "Reception") -> None:
        super().__init__()
        self._reception = reception
        self._recent: list[tuple[Path, bool]] = []

    def compose_body(self) -> ComposeResult:
        """Arrange what it is about, the ways, and what the chosen one does."""
        yield Static(Content(_INTRODUCTION), id="introduction")
        yield _Ways(*(Option(Text(one.label), id=one.way.name) for one in WAYS), compact=True, id="ways")
        yield Section("Cette voie", id="explanation")

    def on_mount(self) -> None:
        """Begin with the first way; the registers opened lately come when they are read."""
        self.summarise("Aucun registre n’est ouvert\u202f; rien n’est encore écrit sur ce poste.")
        self.query_one(_Ways).focus()
        self._read_recent()

    @reading
    async def _read_recent(self) -> None:
        """Read which registers were opened lately, and which of them still stand."""
        found = await asyncio.to_thread(self._reception.recent)
        self._recent = [(one.path, one.stands) for one in found]
        if not found:
            return
        ways, width = self.query_one(_Ways), self.size.width - _AROUND
        title = f"─ {_RECENT} "
        ways.add_option(Option(Text(title + "─" * (width - len(title)), no_wrap=True), disabled=True))
        for rank, (path, stands) in enumerate(self._recent):
            line = Text(_named(path, stands, width), style="" if stands else "dim", no_wrap=True)
            ways.add_option(Option(line, id=f"recent-{rank}"))

    @on(OptionList.OptionHighlighted)
    def _explain(self, event: OptionList.OptionHighlighted) -> None:
        section = self.query_one("#explanation", Section)
        chosen = event.option_id or ""
        if chosen.startswith("recent-"):
            path, stands = self._recent[int(chosen.removeprefix("recent-"))]
            section.show(f"{shown(str(path))}\n{'' if stands else _GONE}", "Ce registre")
        elif chosen:
            one = next(one for one in WAYS if one.way.name == chosen)
            place = f"\n{shown(str(self._reception.register))}" if one.way is Way.EMPTY else ""
            section.show(one.detail + place, one.label)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        chosen = event.option_id or ""
        if chosen.startswith("recent-"):
            path, stands = self._recent[int(chosen.removeprefix("recent-"))]
            if stands:
                self._open(path)
            else:
                self.shell.tell(_GONE)
        else:
            self._enter(Way[chosen])

    def _enter(self, way: Way) -> None:
        match way:
            case Way.EMPTY | Way.SPREADSHEET:
                self.post_message(WayIn(way))
            case Way.DEMONSTRATION:
                self._demonstrate()
            case Way.RESTORE:
                self._restore()
            case Way.OTHER:
                self._other()

    @writing
    async def _demonstrate(self) -> None:
        """Make the demonstration, or take up again the one that is there; then show it."""
        from screens.welcome.demonstrating import demonstration  # noqa: PLC0415 – when it is chosen

        if await demonstration(self.shell, self._reception):
            self.shell.opens_tour = True
            await self._leave_for(self._reception.demonstration)

    @writing
    async def _restore(self) -> None:
        """Ask for a backup, and say what is in it; the program closes, puts it in place, and opens it."""
        from screens.welcome.restoring import backup_to_restore  # noqa: PLC0415 – when it is chosen

        self.shell.to_restore = await backup_to_restore(self.shell, self._reception)
        if self.shell.to_restore is not None:
            await self.shell.action_quit()

    @writing
    async def _other(self) -> None:
        """Ask for another register, and open it."""
        from screens.welcome.other import other_register  # noqa: PLC0415 – when it is chosen

        path = await other_register(self.shell, self._reception)
        if path is not None:
            await self._leave_for(path)

    @writing
    async def _open(self, path: Path) -> None:
        """Open a register that was opened lately; one that cannot be is told, and one stays here."""
        await asyncio.to_thread(self._reception.check, path)
        await self._leave_for(path)

    async def _leave_for(self, path: Path) -> None:
        self.shell.to_open = path
        await self.shell.action_quit()


def _named(path: Path, stands: bool, width: int) -> str:
    gone = "" if stands else " (introuvable)"
    return shorten(shown(f"{path.name}, {path.parent}"), width - len(gone)) + gone
