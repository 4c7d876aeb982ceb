"""A person wherever they stand: places chosen, then given to them, put right or erased."""

import asyncio
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.person_sought import sought
from daect_tui.domain.personal_places import Place
from daect_tui.domain.personal_words import OUT_OF_REACH
from daect_tui.domain.text import clean_line, counted
from daect_tui.services.desk import Desk
from daect_tui.services.persons import Found
from daect_tui.services.places import typed_path
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.modals.entry import EntryModal
from screens.safety.person_acts import erase_person, give_person, rectify_person
from screens.safety.person_requests import show_requests
from screens.safety.person_words import cells, place_text, way_to
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section

_QUESTION = "Prénom et nom, courriel ou téléphone\u00a0:"


class PersonScreen(DeskScreen[None]):
    """Every place that names a person; the sure ones are ticked, the probable ones are not."""

    TITLE = "Données d’une personne"
    CSS_PATH = "safety.tcss"
    BINDINGS = [
        Binding("space", "mark", "Cocher", tooltip="c’est cette personne, ou non", id="person.mark"),
        Binding("ctrl+a", "mark_all", "Tout", tooltip="tout cocher, ou rien", show=False, id="person.all"),
        Binding("ctrl+l", "give", "Remettre", tooltip="écrire ses données en JSON et PDF", id="person.give"),
        Binding("ctrl+y", "erase", "Effacer", tooltip="effacer, ou dire pourquoi non", id="person.erase"),
        Binding("ctrl+e", "rectify", "Rectifier", tooltip="corriger le nom partout", id="person.rectify"),
        Binding("ctrl+n", "another", "Autre", tooltip="chercher une autre personne", id="person.another"),
        Binding("escape", "leave", "Revenir", tooltip="revenir au Répertoire", id="person.leave"),
    ]
    TASKS = (
        ("Écarter un homonyme", "Espace décoche un lieu qui n’est pas cette personne."),
        ("Remettre ses données", "Ctrl+L écrit, dans un dossier, un JSON et un PDF de ce qui est coché."),
        ("Rectifier", "Ctrl+E corrige le nom partout\u202f; les actes signés reçoivent une note."),
        ("Effacer", "Ctrl+Y dit d’abord, lieu par lieu, ce qui part et ce qui reste, et pourquoi."),
    )

    def __init__(self, desk: Desk, said: str) -> None:
        super().__init__(desk)
        self.said = said
        self.found = Found(sought(said), ())
        self.marked: set[str] = set()
        self._seen: set[str] = set()

    def compose_body(self) -> ComposeResult:
        """Arrange the places, and what is to know of the chosen one."""
        yield Listing(
            Column("", 1),
            Column("Lieu"),
            Column("Nommé", 18),
            Column("Date", 10),
            Column("Degré", 8),
            empty="Cette personne n’est nommée nulle part dans le registre.",
            id="places",
        )
        yield Section("Lieu choisi", id="chosen")

    def on_mount(self) -> None:
        """Put the cursor in the list."""
        self.query_one(Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Find the person again; places that were not seen before are ticked where they are sure."""
        self.summarise(f"Recherche de {self.said}…")
        self.found = await asyncio.to_thread(self.desk.persons.find, self.said)
        new = {place.key for place in self.found.sure} - self._seen
        self._seen = {place.key for place in self.found.places}
        self.marked = (self.marked & self._seen) | new
        self._fill()

    def _fill(self) -> None:
        listing = self.query_one(Listing)
        rows = {place.key: cells(place, marked=place.key in self.marked) for place in self.found.places}
        listing.fill(rows, listing.key)
        places = counted(len(self.found.places), "lieu", "lieux")
        likely = f", dont {counted(len(self.found.likely), 'probable')}" if self.found.likely else ""
        self.summarise(f"{self.said}\u00a0: {places}{likely} · {counted(len(self.marked), 'coché')}")
        self.query_one("#chosen", Section).show(place_text(self.chosen) if self.chosen else OUT_OF_REACH)
        self.refresh_bindings()

    @property
    def chosen(self) -> Place | None:
        """The place under the cursor."""
        key = self.query_one(Listing).key
        return next((place for place in self.found.places if place.key == key), None)

    @on(Listing.Moved)
    def _moved(self) -> None:
        self.query_one("#chosen", Section).show(place_text(self.chosen) if self.chosen else OUT_OF_REACH)

    @on(Listing.Chosen)
    async def _open(self) -> None:
        place = self.chosen
        way = way_to(place) if place else None
        if way is None:
            self.shell.tell("Ce lieu n’a pas d’écran à lui\u00a0: il se lit ici.")
        else:
            await self.shell.open_subject(*way)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the acts once something is ticked."""
        if action in {"give", "rectify", "erase"}:
            return bool(self.marked)
        return super().check_action(action, parameters)

    def action_mark(self) -> None:
        """Tick the place, or not."""
        key = self.query_one(Listing).key
        if key is not None:
            self.marked ^= {key}
            self._fill()
            self.query_one(Listing).table.action_cursor_down()

    def action_mark_all(self) -> None:
        """Tick all places, or none."""
        every = {place.key for place in self.found.places}
        self.marked = set() if self.marked == every else every
        self._fill()

    @writing
    async def action_give(self) -> None:
        """Write the data of the person for them."""
        place = str(Path.home() / "donnees-personnelles")
        folder = await self.app.push_screen_wait(
            EntryModal("Remettre ses données", "Dossier où écrire\u00a0:", _read_folder, place)
        )
        if folder is not None:
            await give_person(self, self.said, sorted(self.marked), folder)

    @writing
    async def action_rectify(self) -> None:
        """Put the name right everywhere."""
        right = await rectify_person(self, self.said, sorted(self.marked))
        if right:
            self.said = right
            self.kept("Le nom est rectifié.")

    @writing
    async def action_erase(self) -> None:
        """Say what would become of each place, then do it."""
        await erase_person(self, self.found, sorted(self.marked))

    @writing
    async def action_another(self) -> None:
        """Look for somebody else."""
        said = await ask_person(self)
        if said:
            self.said, self.marked, self._seen = said, set(), set()
            self.reload()

    async def action_leave(self) -> None:
        """Go back."""
        await self.leave()


def _read_folder(typed: str) -> Path:
    text = clean_line(typed).text
    if not text:
        raise InvalidField("folder", "Écrivez le dossier où mettre les fichiers, ou revenez par Échap.")
    return typed_path(text)


def _read_person(typed: str) -> str:
    said = clean_line(typed).text
    sought(said)
    return said


async def ask_person(screen: DeskScreen[None]) -> str | None:
    """Ask who is looked for."""
    return await screen.app.push_screen_wait(EntryModal("Données d’une personne", _QUESTION, _read_person))


async def open_person(screen: DeskScreen[None]) -> None:
    """Ask for a person, and show where they stand."""
    said = await ask_person(screen)
    if said:
        screen.app.push_screen(PersonScreen(screen.desk, said))


async def open_requests(screen: DeskScreen[None]) -> None:
    """Show the requests of people; one of them may lead to the person."""
    said = await show_requests(screen)
    if said:
        screen.app.push_screen(PersonScreen(screen.desk, said))
