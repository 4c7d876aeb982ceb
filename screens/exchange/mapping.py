"""The columns of a file that is imported: what each is read as, and values for what the file lacks."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.errors import Refusal
from daect_tui.domain.exchange import Column as ExchangeColumn
from daect_tui.domain.exchange_mapping import IGNORED, check_mapping
from daect_tui.domain.text import clean_line, counted, quoted
from daect_tui.services.desk import Desk
from daect_tui.services.exchange import FileShape
from screens.base import DeskScreen
from screens.calls import writing
from screens.exchange.preview import PreviewScreen
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.entry import EntryModal
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section
from screens.widgets.text import capital

_LEFT_ASIDE = "(laissée de côté)"
_VALUE = "valeur"


class MappingScreen(DeskScreen[str | None]):
    """The columns of a file; gives back what was imported, in words, or `None`."""

    CSS_PATH = "exchange.tcss"
    BINDINGS = [
        Binding("escape", "close", "Revenir", tooltip="revenir sans importer", id="mapping.close"),
        Binding(
            "ctrl+s", "preview", "Aperçu", tooltip="voir ce que devient chaque ligne", id="mapping.preview"
        ),
        Binding(
            "ctrl+n", "value", "Valeur", tooltip="donner une valeur à toutes les lignes", id="mapping.value"
        ),
    ]
    TASKS: ClassVar[tuple[tuple[str, str], ...]] = (
        (
            "Corriger une colonne",
            "Entrée sur une colonne du fichier, choisir ce qu’elle donne. C’est retenu.",
        ),
        (
            "Compléter le fichier",
            "Ctrl+N donne une valeur à toutes les lignes\u00a0: un programme, par exemple.",
        ),
        ("Importer", "Ctrl+S montre ce que devient chaque ligne\u202f; rien n’est écrit avant."),
    )

    def __init__(self, desk: Desk, shape: FileShape) -> None:
        super().__init__(desk)
        self.title = f"Importer {shape.path.name}"
        self._shape = shape
        self.mapping = shape.mapping
        self._columns = {column.key: column for column in shape.columns}

    def compose_body(self) -> ComposeResult:
        """Arrange the columns, and the first values of the chosen one."""
        yield Listing(
            Column("Colonne du fichier"), Column("Lue comme", 24), Column("Première ligne"),
            empty="Ce fichier n’a aucune colonne.", id="columns",
        )  # fmt: skip
        yield Section("Premières valeurs", id="sample")

    def on_mount(self) -> None:
        """Begin in the columns."""
        self.listing.focus_rows()

    @property
    def listing(self) -> Listing:
        """The columns of the file."""
        return self.query_one(Listing)

    def reload(self) -> None:
        """Show the columns as they are read now, then the values given to every row."""
        first = self._shape.sample[0] if self._shape.sample else ("",) * len(self.mapping.headings)
        rows = {
            str(index): (heading, self._named(key), first[index])
            for index, (heading, key) in enumerate(zip(self.mapping.headings, self.mapping.keys, strict=True))
        }
        for key, text in self.mapping.values:
            rows[f"{_VALUE}:{key}"] = ("(toutes les lignes)", self._named(key), text)
        self.listing.fill(rows)
        read = sum(1 for key in self.mapping.keys if key)
        origin = f", fichier de {self.mapping.origin}" if self.mapping.origin else ""
        self.summarise(
            f"{capital(self._shape.kind.label)}, {self._shape.format}{origin}\u00a0: "
            f"{counted(len(self.mapping.keys), 'colonne')}, {counted(read, 'lue', 'lues')}"
        )

    def _named(self, key: str) -> str:
        return self._columns[key].heading if key else _LEFT_ASIDE

    @on(Listing.Moved)
    def _sample(self, event: Listing.Moved) -> None:
        key = event.key or ""
        if key.isdigit():
            values = [cells[int(key)] for cells in self._shape.sample]
            shown = [clean_line(value).text or "(vide)" for value in values]
            title = f"Premières valeurs de {quoted(self.mapping.headings[int(key)])}"
        else:
            shown = [text for fed, text in self.mapping.values if key == f"{_VALUE}:{fed}"]
            title = "Valeur de toutes les lignes"
        self.query_one("#sample", Section).show("\n".join((*shown, *self._shape.notices)), title)

    # ── Correcting ─────────────────────────────────────────────────────────────────────────

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        if event.key.isdigit():
            self._correct(int(event.key))
        else:
            self.mapping = self.mapping.with_value(event.key.partition(":")[2], "")
            self.reload()

    @writing
    async def _correct(self, index: int) -> None:
        """Ask what a column of the file is read as."""
        heading = self.mapping.headings[index]
        choices = [Choice(IGNORED, capital(_LEFT_ASIDE.strip("()")), "Rien n’en est gardé.")]
        choices += [Choice(one.key, one.heading, self._told(one)) for one in self._shape.columns]
        key = await self.app.push_screen_wait(
            ChoiceModal(f"{quoted(heading)} donne", choices, search="Chercher…", empty="Aucune colonne.")
        )
        if key is not None:
            self.mapping = self.mapping.with_key(index, key)
            self.reload()

    def _told(self, column: ExchangeColumn) -> str:
        fed = self.mapping.heading_of(column.key)
        taken = f"Déjà donnée par {quoted(fed)}, qui sera laissée de côté." if fed else ""
        return taken or ("Requise." if column.required else "")

    @writing
    async def action_value(self) -> None:
        """Give a value to every row."""
        choices = [
            Choice(one.key, one.heading, "Requise." if one.required else "")
            for one in sorted(self._shape.columns, key=lambda column: column.key in self.mapping.fed)
        ]
        key = await self.app.push_screen_wait(
            ChoiceModal("Donner à toutes les lignes", choices, search="Chercher…", empty="Aucune colonne.")
        )
        if key is None:
            return
        name = self._columns[key].heading
        text = await self.app.push_screen_wait(
            EntryModal(capital(name), "Valeur pour toutes les lignes du fichier\u00a0:", _read_value)
        )
        if text is not None:
            self.mapping = self.mapping.with_value(key, text)
            self.reload()

    # ── Going on ───────────────────────────────────────────────────────────────────────────

    @writing
    async def action_preview(self) -> None:
        """Judge every row; leave with what was imported."""
        check_mapping(self._shape.columns, self.mapping)
        screen = PreviewScreen(self.desk, self._shape.kind, self._shape.path, self.mapping)
        told = await self.app.push_screen_wait(screen)
        if told is not None:
            self.dismiss(told)

    def action_close(self) -> None:
        """Go back without importing."""
        self.dismiss(None)


def _read_value(typed: str) -> str:
    text = clean_line(typed).text
    if not text:
        raise Refusal("Écrivez la valeur, ou revenez par Échap.")
    return text
