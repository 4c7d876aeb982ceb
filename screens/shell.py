"""What a screen may ask of the application around it: where to go, what was just kept, the desk.

Before the first painting it is read, so what comes after is imported where it is used.
"""

from abc import abstractmethod
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual.events import Event, Key
from textual.reactive import reactive

from daect_tui.personal_taste import PersonalTaste
from daect_tui.reports import place_of, unexpected_sentence
from screens.ending import EndingApp
from screens.typed_ahead import TypedAhead
from screens.widgets.text import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    # The first screen paints before the services are loaded.
    from daect_tui.domain.kept_worklist import Glimpse
    from daect_tui.services.desk import Desk
    from daect_tui.services.reception_ports import Reception
    from screens.key_names import KeyNames
    from screens.modals.choice import Choice


class OpenForm(Protocol):
    """A form that holds what is being typed; `loss` says why it could not be kept."""

    @property
    def loss(self) -> str:
        """Why the last save failed."""

    async def flush(self) -> bool:
        """Wait until everything typed is in the draft; tell whether it is."""


class Shell(EndingApp):
    """The application as its screens see it; `DaectApp` assembles it.

    `told` is what just happened, `kept` when something was last written; every status line shows
    them. `revision` grows at each act, so that a screen that comes back knows it must read again.
    `reads_only` says why nothing can be written, and who writes; it is empty where one may.
    """

    told: reactive[str] = reactive("")
    kept: reactive[str] = reactive("")
    # « Ctrl+Z annule » while the last act can be taken back.
    undone_by: reactive[str] = reactive("")
    reads_only: reactive[str] = reactive("")
    # What the guided tour of a demonstration says; empty where there is none.
    tour: reactive[str] = reactive("")

    register_name: str = ""
    # Where the documents that are opened or printed are written.
    documents_folder: Path = Path("courriers")
    # Any key may be the one that is asked for: those of the application wait.
    awaits_key: bool = False
    # What the person likes: colours, keys, printer.
    taste: PersonalTaste
    # What sentences call the keys that were moved; none where none was.
    key_names: "KeyNames | None" = None
    desk: "Desk | None" = None
    # What is shown of « À faire » until it has been read.
    glimpse: "Glimpse | None" = None
    revision: int = 0
    # What was last looked for everywhere (Ctrl+F).
    sought: str = ""
    # The backup that takes the place of the register when the application has closed.
    to_restore: Path | None = None
    # The register that is opened when the application has closed, and whether with the guided tour.
    to_open: Path | None = None
    opens_tour: bool = False
    # The ways into another register; none where the program was not given any.
    reception: "Reception | None" = None

    def __init__(self) -> None:
        super().__init__()
        self.taste = PersonalTaste()
        # The names of the last commands of the palette, the newest first.
        self.commands_done: list[str] = []
        self.open_forms: set[OpenForm] = set()
        # What went wrong in the program without ending it, by its place in the code.
        self.faults: dict[str, Exception] = {}

    async def on_event(self, event: Event) -> None:
        """Let a key that comes before what it is for wait for it."""
        if isinstance(event, Key) and not event.is_forwarded:
            screen = self.screen
            if isinstance(screen, TypedAhead) and screen.keep_for_later(event):
                return
        await super().on_event(event)

    @abstractmethod
    async def go(self, mode: str) -> None:
        """Show a mode; its own key, pressed again, leads back to its first screen."""

    @abstractmethod
    async def open_subject(self, mode: str, subject: str) -> None:
        """Show a mode, and in it the thing that bears a reference."""

    async def last_words(self) -> None:
        """Keep what is being typed in every form."""
        for form in list(self.open_forms):
            await form.flush()

    def tell_fault(self, fault: Exception) -> None:
        """Say that the program failed, and go on: what it was doing was left as it was.

        The same fault again is only said in the status line: a screen may meet it at each reading.
        """
        from screens.modals.error import ErrorModal

        place = f"{type(fault).__name__} {place_of(fault)}"
        if place in self.faults:
            self.tell("La même erreur imprévue est revenue.")
            return
        self.faults[place] = fault
        told = f"{capital(unexpected_sentence(fault))} Vous pouvez continuer."
        self.push_screen(ErrorModal(told, "Erreur imprévue"))

    def tell(self, message: str) -> None:
        """Say what just happened, at the left of the status line."""
        self.told = message

    def commands_around(self) -> "Iterator[Choice[str]]":
        """List what leads around the register and has no key: each an action of the application."""
        return iter(())

    def guides(self) -> "Iterator[Widget]":
        """Give each screen what leads through it, between its body and its status line."""
        return iter(())

    def follow_taste(self) -> object:
        """Take up what the person likes, which has changed; a program without settings has nothing to do."""
        return None

    def back_up(self) -> object:
        """Back the register up while one goes on; a program that has no register has nothing to do."""
        return None

    def moved_key(self, binding: str, key: str) -> str:
        """Return the key of a binding as the person has it; `key` is the one that ships."""
        return self.taste.settings.keys.get(binding, key)

    def note_kept(self, message: str = "") -> None:
        """Say that an act was written: « enregistré à 15 h 42 », and what it was."""
        from daect_tui.domain.dates import clock_time
        from screens.keys import long_key

        if self.desk is not None:
            self.kept = f"enregistré à {clock_time(self.desk.office.clock.now())}"
            undoes = self.desk.taking_back.offers()
            self.undone_by = f"{long_key(self.moved_key('app.undo', 'ctrl+z'))} annule" if undoes else ""
        self.revision += 1
        self.told = message

    @property
    def today(self) -> date | None:
        """The civil day of the register’s clock; `None` until the register is open."""
        return self.desk.office.clock.today() if self.desk else None

    @property
    def banner(self) -> str:
        """The right of the first line: the date, after « valise » and « démonstration » where it is one."""
        if self.desk is None:
            return ""
        from daect_tui.domain.dates import short_date

        valise = "valise" if self.desk.valise else ""
        demonstration = "démonstration" if self.desk.info.demonstration else ""
        return " · ".join(filter(None, (valise, demonstration, short_date(self.today))))
