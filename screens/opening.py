"""The first screen: it paints at once, asks who is there, then has the register opened in a thread.

A register that somebody else writes is opened to be read, or waited for (product decision 6).
"""

import asyncio
from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from daect_tui.domain.errors import DaectError, WriteRefused
from daect_tui.domain.passphrases import LockedRegister
from daect_tui.domain.text import clean_line
from screens.base import Frame

if TYPE_CHECKING:
    # The first screen paints before the services are loaded.
    from daect_tui.domain.kept_worklist import Glimpse
    from daect_tui.services.desk import Desk
    from daect_tui.services.encryption_ports import RegisterLock

READING = "Lecture du registre…"

# Opens the register in the name of an agent; slow, and may raise `DaectError`.
Opening = Callable[[str], "Desk"]

# Gives the lines of « À faire » that were last read, where they are known.
Glimpsing = Callable[[], "Glimpse | None"]


def nothing_seen() -> "Glimpse | None":
    """Know nothing of the register before it is opened."""
    return None


# Seconds between two attempts to write in a register that somebody else writes.
PATIENCE = 0.5


class Way(Enum):
    """What can be done with a register that somebody else writes."""

    READ = auto()
    WAIT = auto()
    QUIT = auto()


class OpeningScreen(Frame[None]):
    """Asks the agent’s name unless it is given, then posts `Opened` or `Failed`.

    `opening` opens the register to write in it, `reading` to read it only. Meanwhile the lines that
    `glimpse` gives are shown, with what they are worth.
    """

    class Opened(Message):
        """The register is open."""

        def __init__(self, desk: "Desk") -> None:
            super().__init__()
            self.desk = desk

    class Failed(Message):
        """The register could not be opened; the sentence says why and what to do."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    TITLE = "Ouverture"
    BINDINGS = [
        Binding(
            "enter",
            "go_on",
            "Continuer",
            tooltip="ouvrir le registre à ce nom",
            priority=True,
            id="opening.enter",
        ),
        Binding("escape", "stop_waiting", "Ne plus attendre", tooltip="revenir au choix", id="opening.stop"),
        Binding("escape", "app.quit", "Quitter", tooltip="quitter daect", id="opening.escape"),
    ]
    TASKS = (
        (
            "Dire qui l’on est",
            "Le nom est inscrit au journal, à côté de chaque acte. DAECT_AGENT le donne d’avance.",
        ),
    )

    def __init__(
        self,
        opening: Opening,
        reading: Opening,
        agent: str,
        suggested: str,
        lock: "RegisterLock | None" = None,
        glimpse: Glimpsing = nothing_seen,
    ) -> None:
        super().__init__()
        self._glimpse = glimpse
        self._lock = lock
        self._opening = opening
        self._reading = reading
        self._agent = agent
        self._suggested = suggested
        self.set_class(bool(agent), "-reading")

    def compose_body(self) -> ComposeResult:
        """Arrange the question unless it is answered, and the place where a failure is told in full."""
        if not self._agent:
            from screens.widgets.line_input import LineInput  # noqa: PLC0415 – where somebody is asked only

            yield Static(Content("Qui êtes-vous\u202f?"), id="question")
            yield LineInput(self._suggested, "Prénom Nom", id="agent")
        with VerticalScroll(id="state"):
            yield Static(READING if self._agent else "", id="sentence", markup=False)

    def on_mount(self) -> None:
        """Ask, or open at once when the agent is known; in both cases after the first painting."""
        self.summarise("Chaque acte est inscrit au journal avec le nom de son auteur.")
        self.query_one("#state").can_focus = False
        if self._agent:
            self.call_after_refresh(self._open, self._agent)
        else:
            self.query_one("#agent").focus()

    async def action_go_on(self) -> None:
        """Open the register in the name that is typed; after a failure, quit."""
        if self.has_class("-failed"):
            await self.app.action_quit()
            return
        agent = clean_line(self.query_one("#agent", Input).value).text
        if agent:
            self._open(agent)
        else:
            self._say("Écrivez votre nom\u00a0: il est inscrit au journal à côté de chaque acte.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is to be continued while the register is being read."""
        if action == "go_on" and self.has_class("-reading"):
            return False
        if action == "stop_waiting":
            return self.has_class("-waiting")
        return super().check_action(action, parameters)

    @property
    def awaiting(self) -> bool:
        """Tell whether the register is being read."""
        return self.has_class("-reading")

    def waits(self, key: Key) -> bool:
        """Tell whether a key leads into the register, or comes after one that does."""
        if key.key in self.app._bindings.key_to_bindings:  # noqa: SLF001 – as they were moved
            return key.key not in self.active_bindings
        return bool(self._ahead)

    def action_stop_waiting(self) -> None:
        """Ask again what to do with a register that somebody else writes."""
        self.remove_class("-waiting")
        self.refresh_bindings()

    def _open(self, agent: str) -> None:
        self.add_class("-reading")
        self.refresh_bindings()
        self._say(READING)
        self.run_worker(self._read(agent))

    async def _read(self, agent: str) -> None:
        await self._show_glimpse()
        try:
            desk = await self._opened(agent)
        except DaectError as error:
            self._fail(str(error))
        else:
            if desk is None:
                await self.app.action_quit()
            else:
                self.post_message(self.Opened(desk))

    async def _show_glimpse(self) -> None:
        glimpse = await asyncio.to_thread(self._glimpse)
        if glimpse is None:
            return
        from screens.home.glimpsed import lines_of, worth_of  # noqa: PLC0415 – once something is painted

        self.shell.glimpse = glimpse
        self.add_class("-glimpse")
        self.summarise(worth_of(glimpse))
        self.query_one("#sentence", Static).update(lines_of(glimpse, self.app.size.width))
        # Seen before the program is busy again.
        painted = asyncio.Event()
        self.call_after_refresh(painted.set)
        await painted.wait()

    async def _opened(self, agent: str) -> "Desk | None":
        """Open the register to write in it, else as the person chooses; `None` to quit."""
        way: Way | None = Way.WAIT
        while way is not None and way is not Way.QUIT:
            try:
                if way is Way.READ:
                    return await asyncio.to_thread(self._reading, agent)
                return await asyncio.to_thread(self._opening, agent)
            except LockedRegister as locked:
                way = way if await self._unlocked(locked) else Way.QUIT
            except WriteRefused as refused:
                if way is Way.READ:
                    raise
                way = await self._way(refused)
        return None

    async def _unlocked(self, locked: LockedRegister) -> bool:
        """Ask for the passphrase of an encrypted register; tell whether it was given."""
        from screens.safety.passphrase import PassphraseModal  # noqa: PLC0415 – an encrypted register only

        if self._lock is None:
            raise locked
        question = f"{locked.path.name} est chiffré. Écrivez sa phrase secrète."
        modal = PassphraseModal("Registre chiffré", question, self._lock.unlock)
        opened: bool | None = await self.app.push_screen_wait(modal)
        return bool(opened)

    async def _way(self, refused: WriteRefused) -> Way | None:
        """Ask what to do, unless the person waits already, or nothing can be waited for."""
        if not refused.held:
            return Way.READ
        if self.has_class("-waiting"):
            self._say(f"En attente.\n\n{refused}")
            await asyncio.sleep(PATIENCE)
            return Way.WAIT
        from screens.held_elsewhere import ways_modal  # noqa: PLC0415 – where somebody else writes only

        way = await self.app.push_screen_wait(ways_modal(refused))
        self.set_class(way is Way.WAIT, "-waiting")
        self.refresh_bindings()
        return way

    def _fail(self, sentence: str) -> None:
        self.post_message(self.Failed(sentence))
        self.remove_class("-reading", "-glimpse")
        self.add_class("-failed")
        self.summarise("Le registre n’a pas pu être ouvert.")
        self._say(f"{sentence}\n\nQuitter\u00a0: Entrée ou Échap.")
        self.query_one("#state").can_focus = True
        self.query_one("#state").focus()
        self.refresh_bindings()

    def _say(self, sentence: str) -> None:
        self.query_one("#sentence", Static).update(Content(sentence))
