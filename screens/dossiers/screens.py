"""F3: the register of requests, searched as one types, filtered, sorted, read by windows."""

import asyncio
from dataclasses import replace

from textual import on
from textual.binding import Binding
from textual.widgets import Input

from daect_tui.domain.register_query import RegisterQuery, Sort
from daect_tui.domain.text import counted, quoted
from daect_tui.services.desk import Desk
from screens.calls import reading, writing
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.form import DossierForm
from screens.dossiers.register_acts import act_on
from screens.dossiers.register_filters import filters_in_words, filters_modal, sort_modal
from screens.dossiers.register_pages import RegisterPages
from screens.dossiers.register_words import previewed
from screens.exchange.exporting import export_file
from screens.exchange.importing import import_file
from screens.listed import FILTER
from screens.searched import SEARCH, SearchedScreen
from screens.widgets.listing import READING
from screens.widgets.window import Heading, WindowTable

_NOT_FOUND = "Aucun dossier ne répond à cette recherche. Échap l’efface."
_NOT_FILTERED = "Aucun dossier ne répond à ces filtres. Échap les enlève."
# The columns by importance: as many are shown as the width takes.
_HEADINGS = (
    Heading(Sort.REFERENCE, Sort.REFERENCE.label, 16),
    Heading(Sort.ORGANISATION, Sort.ORGANISATION.label),
    Heading(Sort.STATE, Sort.STATE.label, 18),
    Heading(Sort.SILENCE, Sort.SILENCE.label, 10),
    Heading(Sort.DOMAIN, Sort.DOMAIN.label),
    Heading(Sort.RECEIVED, Sort.RECEIVED.label, 10),
    Heading(Sort.REFERENT, Sort.REFERENT.label, 18),
    Heading(Sort.PROGRAMME, Sort.PROGRAMME.label, 11),
    Heading(Sort.THEME, Sort.THEME.label, 18),
)
_DRAWN = (
    Sort.REFERENCE,
    Sort.ORGANISATION,
    Sort.DOMAIN,
    Sort.PROGRAMME,
    Sort.THEME,
    Sort.STATE,
    Sort.RECEIVED,
    Sort.SILENCE,
    Sort.REFERENT,
)


class DossiersScreen(SearchedScreen):
    """The list, a preview of the chosen line, and the way into each dossier."""

    TITLE = "Dossiers"
    CSS_PATH = "dossiers.tcss"
    EMPTY = "Aucun dossier\u00a0: Ctrl+N en crée un, Ctrl+O en reprend d’un tableur."
    BINDINGS = [
        Binding("ctrl+t", "acts", "Actes", tooltip="actes sur les dossiers choisis", id="dossiers.acts"),
        Binding("ctrl+n", "new", "Nouveau", tooltip="nouveau dossier", id="dossiers.new"),
        SEARCH,
        FILTER,
        Binding("ctrl+o", "import", "Importer", tooltip="importer", show=False, id="dossiers.import"),
        Binding("ctrl+d", "export", "Exporter", tooltip="exporter", show=False, id="dossiers.export"),
        Binding("ctrl+y", "sort", "Trier", tooltip="trier la liste", show=False, id="dossiers.sort"),
        Binding("space", "mark", "Choisir", tooltip="choisir la ligne", show=False, id="dossiers.mark"),
        Binding("ctrl+a", "mark_all", "Tout choisir", tooltip="tout choisir", show=False, id="dossiers.all"),
    ]
    TASKS = (
        (
            "Saisir un dossier",
            "Ctrl+N, remplir les quatre onglets, Ctrl+S. Ce qui est tapé est gardé aussitôt.",
        ),
        (
            "Trouver une demande",
            "Taper le début de mots\u00a0: référence, organisme, pays, personne, texte. Sans accents.",
        ),
        (
            "Filtrer, trier",
            "Ctrl+G filtre, Ctrl+Y ou un clic sur un titre trie. Échap revient à toute la liste.",
        ),
        (
            "Agir en nombre",
            "Espace choisit une ligne, Ctrl+A toutes\u202f; Ctrl+T montre les conséquences avant d’agir.",
        ),
        ("L’envoyer au comité", "L’ouvrir par Entrée, Ctrl+T, «\u202fInscrire à l’ordre du jour\u202f»."),
    )

    # Entrée opens what answers the search, not what was there before.
    AWAITED = frozenset({"_read"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.query_shown = RegisterQuery()
        self._pages = RegisterPages(0)
        self._marked: dict[str, None] = {}

    def make_list(self) -> WindowTable:
        """Return the list of any length."""
        return WindowTable(*_HEADINGS, shown=_DRAWN, empty=READING, id="list")

    @property
    def rows(self) -> WindowTable:
        """The list."""
        return self.query_one("#list", WindowTable)

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    def search_changed(self) -> None:
        """Search in the register itself: the best is at the top."""
        self._ask(replace(self.query_shown, search=self.search))

    def _ask(self, query: RegisterQuery, keep: str | None = None) -> None:
        self.query_shown = query
        self._read(keep)

    def reload(self) -> None:
        """Read again what is shown, the cursor on the same dossier."""
        self._read(self.rows.key)

    @reading
    async def _read(self, keep: str | None = None) -> None:
        """Read what answers the query: the first lines, or those around a dossier."""
        query = self.query_shown
        pages, cursor = await asyncio.to_thread(self._answered, query, keep)
        gone = await asyncio.to_thread(self.desk.register.gone, query.search) if not pages.total else ""
        self._pages = pages
        rows = self.rows
        rows.empty = gone or self._nothing(query)
        rows.order = (query.sort.value, query.descending)
        rows.show_source(pages, cursor)
        self._say_counts()

    def _answered(self, query: RegisterQuery, keep: str | None) -> tuple[RegisterPages, int]:
        """Read the total and the page of the cursor; runs in a thread."""
        answer = self.desk.register.answer(query)
        pages = RegisterPages(answer.total)
        pages.put(0, answer.window)
        cursor = (self.desk.register.rank(query, keep) if keep else None) or 0
        for number in pages.missing(cursor, cursor):
            pages.put(number, self.desk.register.window(query, pages.span(number)))
        return pages, cursor

    @on(WindowTable.Needs)
    def _needed(self, event: WindowTable.Needs) -> None:
        if self._pages.missing(event.first, event.last):
            self._read_pages(self._pages, event.first, event.last)

    @reading
    async def _read_pages(self, pages: RegisterPages, first: int, last: int) -> None:
        """Read the pages that came on the screen; all of it again when the register has changed."""
        query = self.query_shown
        for number in pages.missing(first, last):
            answer = await asyncio.to_thread(self.desk.register.answer, query, pages.span(number))
            if answer.total != pages.total:
                self.reload()
                return
            pages.put(number, answer.window)
        if pages is self._pages:
            self.rows.refresh_lines_shown()

    def _nothing(self, query: RegisterQuery) -> str:
        if query.filtered:
            return _NOT_FILTERED
        return _NOT_FOUND if query.search else self.EMPTY

    def _say_counts(self) -> None:
        query = self.query_shown
        parts = [counted(self._pages.total, "dossier")]
        if query.search:
            parts[0] += f" pour {quoted(query.search)}"
        if self._marked:
            parts.insert(0, counted(len(self._marked), "choisi"))
        parts += filters_in_words(query)
        if query.sort is not Sort.REFERENCE or query.descending:
            parts.append(f"par {query.sort.label.lower()}{' décroissant' if query.descending else ''}")
        self.summarise(" · ".join(parts))
        self.refresh_bindings()

    @on(WindowTable.Moved)
    def _moved(self, event: WindowTable.Moved) -> None:
        if event.key is None:
            self.show_preview("")
        else:
            self._preview(event.key)

    @reading
    async def _preview(self, reference: str) -> None:
        preview = await asyncio.to_thread(self.desk.register.preview, reference)
        self.show_preview(previewed(preview, self.desk.office.clock.today()), reference)

    # ── Filtering and sorting ──────────────────────────────────────────────────────────────

    @writing
    async def action_filter(self) -> None:
        """Ask for the filters."""
        facets = await asyncio.to_thread(self.desk.register.facets)
        query = await self.app.push_screen_wait(filters_modal(self.query_shown, facets))
        if query is not None:
            self._ask(query)

    @writing
    async def action_sort(self) -> None:
        """Ask for the column to sort by."""
        sort = await self.app.push_screen_wait(sort_modal(self.query_shown))
        if sort is not None:
            self._ask(self.query_shown.sorted_by(sort))

    @on(WindowTable.HeadingClicked)
    def _sorted(self, event: WindowTable.HeadingClicked) -> None:
        self._ask(self.query_shown.sorted_by(Sort(event.key)))

    def action_clear(self) -> None:
        """Choose nothing any more; then show the whole list again, without search or filter."""
        if self._marked:
            self._mark({})
            return
        kept = self.rows.key
        self.search = ""
        with self.prevent(Input.Changed):
            super().action_clear()
        self._ask(replace(self.query_shown.unfiltered(), search=""), kept)

    # ── Choosing several ───────────────────────────────────────────────────────────────────

    def _mark(self, marked: dict[str, None]) -> None:
        self._marked = marked
        self.rows.marked = frozenset(marked)
        self._say_counts()

    def action_mark(self) -> None:
        """Choose the line under the cursor, or not any more, and go to the next."""
        key = self.rows.key
        if key is not None:
            marked = {reference: None for reference in self._marked if reference != key}
            self._mark(marked if key in self._marked else {**marked, key: None})
            self.rows.action_move(1)

    @writing
    async def action_mark_all(self) -> None:
        """Choose all that the list shows."""
        found = await asyncio.to_thread(self.desk.bulk.selected, self.query_shown)
        self._mark(dict.fromkeys(found))

    @writing
    async def action_acts(self) -> None:
        """Act on the dossiers that are chosen."""
        told = await act_on(self.app, self.desk, tuple(self._marked))
        if told:
            self._mark({})
            self.kept(told)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Acts in number need a choice; Espace is a space in the search."""
        if action == "acts":
            return bool(self._marked)
        if action in {"mark", "mark_all"}:
            return isinstance(self.focused, WindowTable)
        return super().check_action(action, parameters)

    # ── Files ──────────────────────────────────────────────────────────────────────────────

    @writing
    async def action_import(self) -> None:
        """Import a file."""
        told = await import_file(self)
        if told:
            self.kept(told)

    @writing
    async def action_export(self) -> None:
        """Write the dossiers in a file: those that are chosen, or that the list shows, or all."""
        await export_file(self, self.query_shown, tuple(self._marked))

    # ── Opening ────────────────────────────────────────────────────────────────────────────

    @on(WindowTable.Chosen)
    def _opened(self, event: WindowTable.Chosen) -> None:
        self.choose(event.key)

    def open_subject(self, subject: str) -> None:
        """Open the dossier that bears a reference."""
        self.app.push_screen(DossierScreen(self.desk, subject))

    @writing
    async def action_new(self) -> None:
        """Type a new dossier, then show it."""
        filed = await self.app.push_screen_wait(DossierForm(self.desk))
        if filed is not None:
            self.kept(f"Dossier {filed.reference} déposé.")
            self.open_subject(filed.reference)
