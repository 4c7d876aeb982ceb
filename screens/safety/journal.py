"""The journal: every act, searched, filtered, told in French, its chain verified, paper as the witness."""

import asyncio
from dataclasses import replace
from functools import partial

from textual import on
from textual.binding import Binding
from textual.widgets import Input

from daect_tui.domain.dates import clock_time, long_date_with_day, paris_day
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Head, JournalEntry
from daect_tui.domain.journal_place import place_of_subject
from daect_tui.domain.journal_query import JournalQuery, grouped_head
from daect_tui.domain.journal_standing import standing_in_words, witness_in_words
from daect_tui.domain.journal_words import act_in_words, detail_in_words
from daect_tui.domain.text import NBSP, counted, grouped
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.listed import FILTER
from screens.modals.error import ErrorModal
from screens.modals.working import long_work
from screens.safety.journal_pages import JournalPages
from screens.safety.journal_sheets import asking_acts, asking_file, asking_head, filters_in_words
from screens.saying import write_rows
from screens.searched import SEARCH, SearchedScreen
from screens.widgets.listing import READING
from screens.widgets.window import Heading, WindowTable

_NOTHING = "Aucun acte ne répond. Échap revient à tous."
_CHAIN = "Vérification de la chaîne"
_FROM_END_TO_END = "Chaque acte est relu avec son empreinte."
# By importance: as many are shown as the width takes.
_HEADINGS = (
    Heading("number", "Nº", 7),
    Heading("day", "Jour", 10),
    Heading("act", "Acte"),
    Heading("subject", "Objet", 17),
    Heading("time", "Heure", 8),
    Heading("agent", "Agent", 18),
)
_DRAWN = ("number", "day", "time", "act", "subject", "agent")


async def open_journal(screen: DeskScreen[None]) -> None:
    """Show the journal over the screen that asked."""
    await screen.app.push_screen(JournalScreen(screen.desk))


class JournalScreen(SearchedScreen):
    """The acts, newest first, read by windows; a word typed is sought in all that they tell."""

    TITLE = "Journal"
    CSS_PATH = "journal.tcss"
    EMPTY = "Aucun acte."
    BINDINGS = [
        SEARCH,
        FILTER,
        Binding(
            "ctrl+y",
            "witness",
            "Papier",
            tooltip="retrouver une tête imprimée sur un papier",
            id="journal.witness",
        ),
        Binding("ctrl+o", "verify", "Vérifier", tooltip="vérifier toute la chaîne", id="journal.verify"),
        Binding(
            "ctrl+d",
            "export",
            "Exporter",
            tooltip="écrire ces actes, avec leurs empreintes",
            id="journal.export",
        ),
    ]
    # Entrée opens what answers the search, not what was there before.
    AWAITED = frozenset({"_read"})
    TASKS = (
        (
            "Savoir qui a fait quoi",
            "Taper une référence ou un mot\u202f; Ctrl+G choisit jours, agent, acte, objet.",
        ),
        ("Aller à la chose", "Entrée ouvre le dossier, la séance, le label, la mission ou le courrier."),
        ("Faire témoigner le papier", "Ctrl+Y\u00a0: recopier la tête imprimée au pied du procès-verbal."),
        ("Le faire vérifier", "Ctrl+D l’écrit avec ses empreintes\u202f; docs/formats.md donne la règle."),
    )

    def __init__(self, desk: Desk, at: int = 0) -> None:
        super().__init__(desk)
        self._at = at
        self._query = JournalQuery()
        self._pages = JournalPages(())
        self._head = Head()
        self._verified = ""

    def make_list(self) -> WindowTable:
        """Return the list of any length."""
        return WindowTable(*_HEADINGS, shown=_DRAWN, empty=READING, id="list")

    @property
    def rows(self) -> WindowTable:
        """The list."""
        return self.query_one("#list", WindowTable)

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    def reload(self) -> None:
        """Read again what is shown, the cursor on the same act."""
        at, self._at = self._at, 0
        self._read(str(at) if at else self.rows.key)

    def search_changed(self) -> None:
        """Look for words in all that the acts tell."""
        self._ask(replace(self._query, words=self.search))

    def _ask(self, query: JournalQuery) -> None:
        self._query = query
        self._read()

    @reading
    async def _read(self, keep: str | None = None) -> None:
        """Read the numbers of the acts that answer; their lines come as they are looked at."""
        pages = JournalPages(await asyncio.to_thread(self.desk.journal.numbers, self._query))
        head = await asyncio.to_thread(self.desk.journal.head)
        if head != self._head:
            self._head, self._verified = head, ""
        self._pages = pages
        self.rows.empty = _NOTHING if head.sequence else self.EMPTY
        number = int(keep) if keep else 0
        self.rows.show_source(pages, pages.numbers.index(number) if number in pages.numbers else 0)
        self._say_counts()

    @on(WindowTable.Needs)
    def _needed(self, event: WindowTable.Needs) -> None:
        if self._pages.missing(event.first, event.last):
            self._read_pages(self._pages, event.first, event.last)

    @reading
    async def _read_pages(self, pages: JournalPages, first: int, last: int) -> None:
        for page in pages.missing(first, last):
            pages.put(page, await asyncio.to_thread(self.desk.journal.some, pages.numbers_of(page)))
        if pages is self._pages:
            self.rows.refresh_lines_shown()

    @on(WindowTable.Moved)
    def _moved(self, event: WindowTable.Moved) -> None:
        entry = self._pages.entry(int(event.key)) if event.key else None
        if entry is None:
            self.show_preview("")
        else:
            self.show_preview(_told(entry), f"Acte n°{NBSP}{entry.sequence}")

    def _say_counts(self) -> None:
        shown = " · ".join((counted(self._pages.total, "acte"), *filters_in_words(self._query)))
        self.summarise(shown, f"{self._verified}tête {grouped_head(self._head.hash)}…")
        self.refresh_bindings()

    # ── Going there, and back ──────────────────────────────────────────────────────────────

    @on(WindowTable.Chosen)
    def _chosen_line(self, event: WindowTable.Chosen) -> None:
        self.choose(event.key)

    @writing
    async def open_subject(self, subject: str) -> None:
        """Open the thing of an act, by the number of the act."""
        entry = self._pages.entry(int(subject)) if subject.isdecimal() else None
        place = place_of_subject(entry.subject) if entry else None
        if place is None:
            self.shell.tell("Cet acte ne mène à aucune fiche\u00a0: l’aperçu dit tout ce qu’il en reste.")
            return
        await self.shell.open_subject(place[0].value, place[1])

    def action_clear(self) -> None:
        """Show every act again; leave when they are all shown."""
        if self._query == JournalQuery():
            self.dismiss(None)
            return
        self.search = ""
        with self.prevent(Input.Changed):
            super().action_clear()
        self._ask(JournalQuery())

    # ── Choosing, verifying, writing ───────────────────────────────────────────────────────

    @writing
    async def action_filter(self) -> None:
        """Ask which acts to show."""
        agents = await asyncio.to_thread(self.desk.journal.agents)
        kinds = await asyncio.to_thread(self.desk.journal.kinds)
        query = await self.app.push_screen_wait(asking_acts(self._query, agents, kinds))
        if query is not None:
            self._ask(query)

    @writing
    async def action_verify(self) -> None:
        """Go through the whole chain; raises `Refusal` where it is broken."""
        standing = await long_work(self, _CHAIN, _FROM_END_TO_END, self.desk.journal.standing, _acts_read)
        if standing is None:
            self.shell.tell("Arrêté\u00a0: la chaîne n’est pas vérifiée.")
            return
        said = standing_in_words(standing.head, standing.broken)
        self._verified = "rompue · " if standing.broken else "intacte · "
        self._say_counts()
        if standing.broken:
            raise Refusal(said)
        self.shell.tell(said)

    @writing
    async def action_witness(self) -> None:
        """Look for a head that was printed; raises what is said of it where it does not hold."""
        typed = await self.app.push_screen_wait(asking_head())
        if typed is None:
            return
        look = partial(self.desk.journal.witness, typed)
        witness = await long_work(self, _CHAIN, _FROM_END_TO_END, look, _acts_read)
        if witness is None:
            self.shell.tell("Arrêté\u00a0: le papier n’est pas vérifié.")
            return
        said = witness_in_words(witness.entry, witness.standing.broken)
        if not witness.holds:
            raise Refusal(said)
        await self.app.push_screen_wait(ErrorModal(said, "Le papier et le journal s’accordent"))

    @writing
    async def action_export(self) -> None:
        """Write the acts that answer in a file."""
        path = await self.app.push_screen_wait(asking_file(self.desk.office.clock.today()))
        if path is None:
            return
        export = partial(self.desk.journal.export, self._query, path)
        await write_rows(self, "Écrire le journal", path, export, ("acte écrit", "actes écrits"))


def _acts_read(done: int, total: int) -> str:
    return f"{grouped(done)} sur {counted(total, 'acte')}"


def _told(entry: JournalEntry) -> str:
    """Write an act in full."""
    day = long_date_with_day(paris_day(entry.at))
    return "\n".join(
        (
            f"{act_in_words(entry.kind)}\u00a0: {entry.subject}",
            f"Par {entry.agent}, {day} à {clock_time(entry.at)}",
            *(f"{caption}\u00a0: {value}" for caption, value in detail_in_words(entry)),
            f"Sceau de l’acte\u00a0: {grouped_head(entry.hash)}…",
        )
    )
