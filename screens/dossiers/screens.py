"""F3: the register of requests, searched as one types, read by windows."""

import asyncio
from collections.abc import Mapping

from textual import on
from textual.binding import Binding

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import DossierRow
from daect_tui.domain.text import counted, listed, quoted
from daect_tui.services.catalogue import country_name
from daect_tui.services.desk import Desk
from daect_tui.services.intake import PAGE, DossierFile
from screens.calls import reading, writing
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.form import DossierForm
from screens.dossiers.words import silence_sentence
from screens.searched import SEARCH, SearchedScreen
from screens.widgets.listing import Column, Listing
from screens.widgets.text import capital

_NOT_FOUND = "Aucun dossier ne répond à cette recherche. Échap l’efface."


class DossiersScreen(SearchedScreen):
    """The list, a preview of the chosen line, and the way into each dossier."""

    TITLE = "Dossiers"
    CSS_PATH = "dossiers.tcss"
    COLUMNS = (
        Column("Référence", 14),
        Column("Organisme"),
        Column("Domaine", wide=True),
        Column("État", 18),
        Column("Reçu le", 10),
    )
    EMPTY = "Aucun dossier\u00a0: Ctrl+N en crée un."
    BINDINGS = [
        Binding("ctrl+n", "new", "Nouveau", tooltip="nouveau dossier", id="dossiers.new"),
        SEARCH,
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
        self._complete = False

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    def search_changed(self) -> None:
        """Search in the register itself, which may be longer than what is shown."""
        self.reload()

    @reading
    async def reload(self) -> None:
        """Read the rows that answer the search, as many as were shown."""
        search, count = self.search, max(PAGE, self.listing.count)
        rows = await asyncio.to_thread(self._window, search, count)
        self.listing.empty = _NOT_FOUND if search else self.EMPTY
        self._complete = len(rows) % PAGE != 0 or not rows
        self.listing.fill(_cells(rows))
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
            self._read_on(self.search, list(self.listing.keys)[-1])

    @reading
    async def _read_on(self, search: str, after: str) -> None:
        rows = await asyncio.to_thread(self.desk.intake.rows, search, after)
        if search == self.search:
            self.listing.extend(_cells(rows))
            self._complete = len(rows) < PAGE
            self._count()

    def _count(self) -> None:
        count = counted(self.listing.count, "dossier")
        found = f" pour {quoted(self.search)}" if self.search else ""
        more = "" if self._complete else " affichés\u202f; les suivants viennent en descendant"
        self.summarise(f"{count}{found}{more}")

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        if event.key is None:
            self.show_preview("")
        else:
            self._preview(event.key)

    @reading
    async def _preview(self, reference: str) -> None:
        opened = await asyncio.to_thread(self.desk.intake.open, reference)
        self.show_preview(self._previewed(opened), reference)

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

    # ── Opening ────────────────────────────────────────────────────────────────────────────

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
