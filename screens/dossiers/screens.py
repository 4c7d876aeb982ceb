"""F3: the register of requests, searched as one types, read by windows."""

import asyncio
from collections.abc import Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.widgets import Input, Static

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import DossierRow
from daect_tui.domain.text import counted, listed, quoted
from daect_tui.services.catalogue import country_name
from daect_tui.services.desk import Desk
from daect_tui.services.intake import PAGE, DossierFile
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.form import DossierForm
from screens.dossiers.words import silence_sentence
from screens.widgets.line_input import SearchLine
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section
from screens.widgets.text import capital

_EMPTY = "Aucun dossier\u00a0: Ctrl+N en crée un."
_NOT_FOUND = "Aucun dossier ne répond à cette recherche. Échap l’efface."


class DossiersScreen(DeskScreen[None]):
    """The list, a preview of the chosen line, and the way into each dossier."""

    TITLE = "Dossiers"
    CSS_PATH = "dossiers.tcss"
    BINDINGS = [
        Binding("ctrl+n", "new", "Nouveau", tooltip="nouveau dossier", id="dossiers.new"),
        Binding("ctrl+r", "search", "Rechercher", tooltip="chercher dans la liste", id="dossiers.search"),
        Binding("escape", "clear", tooltip="effacer la recherche", show=False, id="dossiers.clear"),
    ]
    TASKS = (
        (
            "Saisir un dossier",
            "Ctrl+N, remplir les quatre onglets, Ctrl+S. Ce qui est tapé est gardé aussitôt.",
        ),
        ("L’envoyer au comité", "L’ouvrir par Entrée, Ctrl+T, «\u202fInscrire à l’ordre du jour\u202f»."),
        (
            "Trouver une demande",
            "Taper le nom, la référence ou le domaine\u00a0; accents et majuscules ne comptent pas.",
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._search = ""
        self._complete = False

    def compose_body(self) -> ComposeResult:
        """Arrange the search, the list and the preview."""
        with Horizontal(id="search-line"):
            yield Static("Rechercher\u00a0:")
            yield SearchLine(id="search")
        with Container(id="panes"):
            yield Listing(
                Column("Référence", 14), Column("Organisme"), Column("Domaine", wide=True),
                Column("État", 18), Column("Reçu le", 10),
                empty=_EMPTY, id="list",
            )  # fmt: skip
            yield Section("Aperçu", id="preview")

    def on_mount(self) -> None:
        """Begin in the list: a letter typed there begins a search."""
        self._list.focus_rows()

    @property
    def _list(self) -> Listing:
        return self.query_one("#list", Listing)

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    @reading
    async def reload(self) -> None:
        """Read the rows that answer the search, as many as were shown."""
        search, count = self._search, max(PAGE, self._list.count)
        rows = await asyncio.to_thread(self._window, search, count)
        self._list.empty = _NOT_FOUND if search else _EMPTY
        self._complete = len(rows) % PAGE != 0 or not rows
        self._list.fill(_cells(rows))
        self._count()

    def _window(self, search: str, count: int) -> list[DossierRow]:
        """Read windows until `count` rows are there; runs in a thread."""
        rows: list[DossierRow] = []
        while len(rows) < count:
            window = self.desk.intake.rows(search, rows[-1].reference if rows else "")
            rows += window
            if len(window) < PAGE:
                break
        return rows

    @on(Listing.NearEnd)
    def _near_end(self) -> None:
        if not self._complete:
            self._complete = True
            self._read_on(self._search, list(self._list.keys)[-1])

    @reading
    async def _read_on(self, search: str, after: str) -> None:
        rows = await asyncio.to_thread(self.desk.intake.rows, search, after)
        if search == self._search:
            self._list.extend(_cells(rows))
            self._complete = len(rows) < PAGE
            self._count()

    def _count(self) -> None:
        count = counted(self._list.count, "dossier")
        found = f" pour {quoted(self._search)}" if self._search else ""
        more = "" if self._complete else " affichés\u202f; les suivants viennent en descendant"
        self.summarise(f"{count}{found}{more}")

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        if event.key is None:
            self.query_one("#preview", Section).show("")
        else:
            self._preview(event.key)

    @reading
    async def _preview(self, reference: str) -> None:
        opened = await asyncio.to_thread(self.desk.intake.open, reference)
        self.query_one("#preview", Section).show(self._previewed(opened), reference)

    def _previewed(self, opened: DossierFile) -> str:
        dossier = opened.dossier
        countries = listed([country_name(code) for code in dossier.content.countries])
        received = short_date(dossier.content.received_on)
        lines = [
            f"{dossier.organisation.name}, {dossier.organisation.kind.label}",
            f"Domaine\u00a0: {dossier.content.domain}" + (f" ({countries})" if countries else ""),
            f"{capital(dossier.state.label)} · {dossier.programme}, reçu le {received}",
        ]
        if opened.silence:
            lines.append(silence_sentence(opened.silence, self.desk.office.clock.today()))
        return "\n".join(lines)

    # ── Searching ──────────────────────────────────────────────────────────────────────────

    @on(Input.Changed, "#search")
    def _searched(self, event: Input.Changed) -> None:
        if event.value != self._search:
            self._search = event.value
            self.reload()

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        if self._list.key:
            self.open_subject(self._list.key)

    def on_key(self, event: events.Key) -> None:
        """Begin a search with a letter typed in the list; go down to the list from the search."""
        search = self.query_one("#search", SearchLine)
        if search.has_focus and event.key in {"down", "up"}:
            event.stop()
            self._list.focus_rows()
        elif not search.has_focus and event.is_printable and event.character and event.character != " ":
            event.stop()
            search.focus()
            search.insert_text_at_cursor(event.character)

    def action_search(self) -> None:
        """Go to the search."""
        self.query_one("#search", SearchLine).focus()

    def action_clear(self) -> None:
        """Show the whole register again."""
        self.query_one("#search", SearchLine).value = ""
        self._list.focus_rows()

    # ── Opening ────────────────────────────────────────────────────────────────────────────

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        self.open_subject(event.key)

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


def _cells(rows: list[DossierRow] | tuple[DossierRow, ...]) -> Mapping[str, list[str]]:
    return {
        row.reference: [
            row.reference, row.organisation, row.domain, row.state.label, short_date(row.received_on),
        ]
        for row in rows
    }  # fmt: skip
