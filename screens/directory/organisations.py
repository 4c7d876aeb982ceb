"""The organisations of the register: searched, corrected, verified, duplicates made one."""

import asyncio

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static, TabPane

from daect_tui.domain.errors import Refusal
from daect_tui.domain.organisation import OrganisationRow
from daect_tui.domain.text import counted, quoted
from daect_tui.services.desk import Desk
from daect_tui.services.organisations import PAGE
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.directory.merging import MergeModal
from screens.directory.organisation_sheet import organisation_sheet
from screens.directory.organisation_words import (
    OrganisationAct,
    called,
    cells,
    organisation_acts,
    organisation_facts,
)
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.entry import EntryModal
from screens.widgets.line_input import SearchLine
from screens.widgets.listing import Column, Listing
from screens.widgets.searching import search_as_typed
from screens.widgets.section import Facts

NAME = "organisations"
_EMPTY = "Aucun organisme\u00a0: ils entrent avec leurs dossiers (F3, Ctrl+N), ou d’un tableur (F3, Ctrl+O)."
_NOT_FOUND = "Aucun organisme ne répond à cette recherche."
_ANOTHER = 0


class OrganisationsPane(TabPane):
    """The tab: a search, the list read by windows, the chosen one in full."""

    BINDINGS = [
        Binding("ctrl+t", "acts", "Actes", tooltip="modifier, vérifier, fusionner", id="organisations.acts"),
        Binding("ctrl+r", "search", "Rechercher", tooltip="chercher un organisme", id="list.search"),
        Binding("escape", "clear", tooltip="revenir à toute la liste", show=False, id="list.clear"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__("Organismes", id=f"{NAME}-pane")
        self._desk = desk
        self._search = ""
        self._count = 0
        self._complete = True
        self._landing: str | None = None

    def compose(self) -> ComposeResult:
        """Arrange the search, the list and the preview."""
        with Horizontal(id="organisations-search"):
            yield Static("Rechercher\u00a0:", classes="caption")
            yield SearchLine(id="organisation-search")
        yield Listing(
            Column("Organisme"), Column("Nature", 18), Column("Dép.", 4), Column("SIREN", 11),
            Column("Identité", 12), Column("Dossiers", 8, wide=True), empty=_EMPTY, id=NAME,
        )  # fmt: skip
        with VerticalScroll(id=f"{NAME}-preview", classes="preview"):
            yield Facts(id=f"{NAME}-facts")

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one(Listing)

    @property
    def summary(self) -> str:
        """How many organisations there are, or answer the search."""
        found = f" pour {quoted(self._search)}" if self._search else " au registre"
        return f"{counted(self._count, 'organisme')}{found}"

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    @reading
    async def reload(self) -> None:
        """Read the rows that answer the search, as many as were shown."""
        search, wanted = self._search, max(PAGE, self.listing.count)
        self._count, rows = await asyncio.to_thread(self._window, search, wanted)
        self.listing.empty = _NOT_FOUND if search else _EMPTY
        self._complete = len(rows) >= self._count
        self.listing.fill(cells(rows), self._landing)
        self._landing = None
        self._say()

    @reading
    async def show(self, number: int) -> None:
        """Show one organisation, under the cursor: the list is too long to be read down to it."""
        sheet = await asyncio.to_thread(self._desk.organisations.open, number)
        self._landing = str(number)
        self._search = self.query_one(SearchLine).value = sheet.organisation.name
        self.reload()

    def _window(self, search: str, wanted: int) -> tuple[int, list[OrganisationRow]]:
        organisations = self._desk.organisations
        rows: list[OrganisationRow] = []
        while len(rows) < wanted:
            window = organisations.rows(search, rows[-1].id if rows else 0)
            rows += window
            if len(window) < PAGE:
                break
        return organisations.count(search), rows

    @on(Listing.NearEnd)
    def _near_end(self, event: Listing.NearEnd) -> None:
        event.stop()
        if not self._complete:
            self._complete = True
            self._read_on(self._search, int(self.listing.keys[-1]))

    @reading
    async def _read_on(self, search: str, after: int) -> None:
        rows = await asyncio.to_thread(self._desk.organisations.rows, search, after)
        if search == self._search:
            self.listing.extend(cells(rows))
            self._complete = len(rows) < PAGE

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        event.stop()
        if event.key is None:
            self.query_one(Facts).show([])
        else:
            self._preview(int(event.key))

    @reading
    async def _preview(self, number: int) -> None:
        sheet = await asyncio.to_thread(self._desk.organisations.open, number)
        self.query_one(Facts).show(organisation_facts(sheet))

    def _say(self) -> None:
        screen = self.screen
        if isinstance(screen, DeskScreen) and self.display:
            screen.summarise(self.summary)

    # ── Searching ──────────────────────────────────────────────────────────────────────────

    @on(Input.Changed, "#organisation-search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._search:
            self._search = event.value
            self.reload()

    @on(Input.Submitted, "#organisation-search")
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        self.listing.focus_rows()

    def on_key(self, event: events.Key) -> None:
        """Begin a search with a letter typed in the list; go back to the list from the search."""
        search_as_typed(event, self.query_one(SearchLine), self.listing)

    def action_search(self) -> None:
        """Go to the search."""
        self.query_one(SearchLine).focus()

    def action_clear(self) -> None:
        """Show the whole list again."""
        self.query_one(SearchLine).value = ""
        self.listing.focus_rows()

    # ── Acts ───────────────────────────────────────────────────────────────────────────────

    @on(Listing.Chosen)
    @writing
    async def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        await self._edit(int(event.key))

    @writing
    async def action_acts(self) -> None:
        """Ask what to do with the chosen organisation."""
        if self.listing.key is None:
            return
        number = int(self.listing.key)
        sheet = await asyncio.to_thread(self._desk.organisations.open, number)
        act = await self.app.push_screen_wait(ChoiceModal(sheet.organisation.name, organisation_acts(sheet)))
        if act is OrganisationAct.EDIT:
            await self._edit(number)
        elif act is OrganisationAct.VERIFY:
            verified = await asyncio.to_thread(self._desk.directory.verify, number)
            self._kept(f"Identité vérifiée\u00a0: {verified.name}.")
        elif act is OrganisationAct.MERGE:
            await self._merge(number)

    async def _edit(self, number: int) -> None:
        sheet = await asyncio.to_thread(self._desk.organisations.open, number)
        saved = await self.app.push_screen_wait(organisation_sheet(self._desk, sheet.organisation))
        if saved is not None:
            self._kept(f"{saved.name}\u00a0: fiche modifiée.")

    async def _merge(self, number: int) -> None:
        """Choose the other record, look at both, swap them or not, and merge."""
        other = await self._other(number)
        if other is None:
            return
        keep, gone = number, other
        while True:
            merging = await asyncio.to_thread(self._desk.organisations.merging, keep, gone)
            answer = await self.app.push_screen_wait(MergeModal(merging))
            if answer == MergeModal.SWAP:
                keep, gone = gone, keep
            else:
                break
        if answer == MergeModal.MERGE:
            whole = await asyncio.to_thread(self._desk.organisations.merge, keep, gone)
            self._kept(f"{merging.gone.name}\u00a0: fusionné dans {whole.name}.")

    async def _other(self, number: int) -> int | None:
        """Ask for a record among those that look alike, or another that is searched."""
        alike = await asyncio.to_thread(self._desk.organisations.alike, number)
        choices = [
            Choice(one.organisation.id, called(one.organisation.name, one.organisation.siren), one.why)
            for one in alike
        ]
        choices.append(Choice(_ANOTHER, "Chercher une autre fiche…", "Par son nom, sa commune ou son SIREN."))
        chosen = await self.app.push_screen_wait(ChoiceModal("Fusionner avec", choices))
        if chosen != _ANOTHER:
            return chosen
        search = await self.app.push_screen_wait(
            EntryModal("Fusionner avec", "Nom, commune ou SIREN de l’autre fiche\u00a0:", str.strip)
        )
        if not search:
            return None
        rows = await asyncio.to_thread(self._desk.organisations.rows, search)
        found = [Choice(row.id, called(row.name, row.siren)) for row in rows if row.id != number]
        if not found:
            raise Refusal(f"Aucune autre fiche ne répond à {quoted(search)}. Cherchez autrement.")
        return await self.app.push_screen_wait(ChoiceModal("Fusionner avec", found, search="Préciser…"))

    def _kept(self, message: str) -> None:
        if isinstance(self.screen, DeskScreen):
            self.screen.kept(message)
