"""What an import makes of every row, with its reasons, before anything is written; then the import."""

import asyncio
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import ProgressBar

from daect_tui.domain.errors import DaectError
from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.exchange_mapping import ColumnMapping
from daect_tui.domain.exchange_row import RowOutcome, RowReport, counted_outcomes
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from daect_tui.services.import_run import Preview
from screens.base import DeskScreen
from screens.breathing import Breath
from screens.calls import reading, writing
from screens.exchange.pages import PAGE, PreviewPages
from screens.listed import FILTER
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.modals.error import ErrorModal
from screens.widgets.section import Section
from screens.widgets.text import capital
from screens.widgets.window import Heading, WindowTable

_READING = "Lecture du fichier…"
_NONE = "Aucune ligne ne devient cela. Ctrl+G montre les autres."
_NO_ROW = "Le fichier n’a aucune ligne sous ses en-têtes."
_HEADINGS = (
    Heading("line", "Ligne", 7),
    Heading("outcome", "Devient", 11),
    Heading("title", "Objet"),
    Heading("subject", "Référence", 16),
    Heading("why", "Remarques"),
)
_DRAWN = ("line", "outcome", "subject", "title", "why")


class _StoppedError(Exception):
    """The user asked to stop: raised between two thousands of rows, nothing is written."""


class PreviewScreen(DeskScreen[str | None]):
    """The rows of a file and what becomes of each; gives back what was done, or `None`."""

    CSS_PATH = "exchange.tcss"
    BINDINGS = [
        Binding("escape", "close", "Revenir", tooltip="revenir aux colonnes, ou arrêter", id="preview.close"),
        Binding("ctrl+s", "import", "Importer", tooltip="importer en une seule fois", id="preview.import"),
        FILTER,
    ]
    TASKS = (
        (
            "Comprendre un refus",
            "↑ ↓ choisit une ligne\u202f; le bas de l’écran dit pourquoi, colonne par colonne.",
        ),
        ("Ne voir que les refus", "Ctrl+G choisit ce qui est montré."),
        (
            "Importer",
            "Ctrl+S importe tout en une fois\u202f; s’il y a des refus, il demande s’il faut faire sans.",
        ),
    )

    class Advanced(Message):
        """So many rows are read."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    def __init__(self, desk: Desk, kind: ExchangeKind, path: Path, mapping: ColumnMapping) -> None:
        super().__init__(desk)
        self.title = f"Importer {path.name}"
        self._kind, self._path, self._mapping = kind, path, mapping
        self._preview: Preview | None = None
        self._pages = PreviewPages(None, 0)
        self._working = False
        self._stopping = False
        self._breath: Breath | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the rows, the progress, and what is said of the chosen row."""
        yield WindowTable(*_HEADINGS, shown=_DRAWN, empty=_READING, id="rows")
        yield ProgressBar(show_eta=False, id="progress")
        yield Section("Remarques", id="remarks")

    def on_mount(self) -> None:
        """Begin in the rows."""
        self._breath = Breath()
        self.query_one("#progress").display = False
        self.rows.focus_rows()

    def on_unmount(self) -> None:
        """Stop what is under way, and forget the notes."""
        self._stopping = True
        if self._preview is not None:
            self._preview.close()

    @property
    def rows(self) -> WindowTable:
        """The rows."""
        return self.query_one(WindowTable)

    # ── Judging ────────────────────────────────────────────────────────────────────────────

    def reload(self) -> object:
        """Judge the rows the first time; what was judged stays on the screen."""
        return None if self._preview or self._working else self._judge()

    @reading
    async def _judge(self) -> None:
        self._be_working(working=True)
        try:
            self._preview = await asyncio.to_thread(
                self.desk.exchange.preview, self._kind, self._path, self._mapping, self._advance_from_thread
            )
        except _StoppedError:
            self.dismiss(None)
            return
        except DaectError:
            # The sentence is shown over the columns, where the user may go back from.
            self.dismiss(None)
            raise
        finally:
            self._be_working(working=False)
        self._show(None)

    def _advance_from_thread(self, count: int) -> None:
        """Tell the screen, which draws on its own thread; stop here when that was asked for."""
        if self._stopping:
            raise _StoppedError
        self.post_message(self.Advanced(count))
        if self._breath is not None:
            self._breath.take()

    def on_preview_screen_advanced(self, event: Advanced) -> None:
        """Draw how far it is."""
        self.query_one(ProgressBar).update(progress=event.count)
        self.shell.tell(f"{counted(event.count, 'ligne lue', 'lignes lues')}…")

    def _be_working(self, *, working: bool) -> None:
        self._working, self._stopping = working, False
        if self.is_attached:
            bar = self.query_one(ProgressBar)
            bar.display = working
            bar.update(total=sum(self._preview.counts.values()) if self._preview else None, progress=0)
            self.shell.tell("")
            self.refresh_bindings()

    # ── Showing ────────────────────────────────────────────────────────────────────────────

    def _show(self, outcome: RowOutcome | None) -> None:
        """Show the rows that come to an outcome, or all of them."""
        if self._preview is None:
            return
        counts = self._preview.counts
        total = sum(counts.values()) if outcome is None else counts.get(outcome, 0)
        self._pages = PreviewPages(outcome, total)
        self.rows.empty = _NO_ROW if outcome is None else _NONE
        self.rows.show_source(self._pages)
        if not total:
            self.query_one("#remarks", Section).show("", "Remarques")
        self._say_counts()
        self.refresh_bindings()

    def _say_counts(self) -> None:
        if self._preview is None:
            return
        counts = self._preview.counts
        said = counted_outcomes(counts)
        shown = f" · {self._pages.outcome.label} (Ctrl+G)" if self._pages.outcome else ""
        rows = counted(sum(counts.values()), "ligne")
        self.summarise(f"{rows}\u00a0: {said}{shown}" if said else rows)

    @on(WindowTable.Needs)
    def _needs(self, event: WindowTable.Needs) -> None:
        self._read(event.first, event.last)

    @reading
    async def _read(self, first: int, last: int) -> None:
        preview, pages = self._preview, self._pages
        if preview is None:
            return
        for number in pages.missing(first, last):
            found = await asyncio.to_thread(preview.window, pages.outcome, number * PAGE, PAGE)
            pages.put(number, found)
        if pages is self._pages:
            self.rows.refresh_lines_shown()

    @on(WindowTable.Moved)
    def _explain(self) -> None:
        report = self._pages.report(self.rows.cursor)
        if report is None:
            return
        place, said = _in_words(report)
        self.query_one("#remarks", Section).show(said, place)

    @on(WindowTable.Chosen)
    def _show_whole(self) -> None:
        """Show all that is said of a row, where the foot of the screen has no room for it."""
        report = self._pages.report(self.rows.cursor)
        if report is not None:
            place, said = _in_words(report)
            self.app.push_screen(ErrorModal(said or report.outcome.label, place))

    @writing
    async def action_filter(self) -> None:
        """Ask which rows to show."""
        counts = self._preview.counts if self._preview else {}
        choices = [Choice("", f"toutes les lignes ({sum(counts.values())})")]
        choices += [
            Choice(one.value, f"{one.label} ({counts[one]})") for one in RowOutcome if counts.get(one)
        ]
        code = await self.app.push_screen_wait(ChoiceModal("Que montrer\u202f?", choices))
        if code is not None:
            self._show(RowOutcome(code) if code else None)

    # ── Importing ──────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Import what was judged, once, when there is something to write."""
        if action == "import":
            return not self._working and self._preview is not None and self._preview.writes > 0
        if action == "filter":
            return not self._working and self._preview is not None
        return super().check_action(action, parameters)

    @writing
    async def action_import(self) -> None:
        """Import all of it as one unit; ask first when some rows would be left out."""
        preview = self._preview
        if preview is None:
            return
        partial = preview.refused > 0
        if partial and not await self.app.push_screen_wait(_leaving_out(preview)):
            return
        done = await self._imported(partial=partial)
        if done is None:
            self.shell.tell("Arrêté\u00a0: rien n’a été écrit.")
            return
        if done.applied:
            rows = counted(sum(done.counts.values()), "ligne")
            told = f"{rows}\u00a0: {counted_outcomes(done.counts, done=True)}."
            done.close()
            self.dismiss(told)
            return
        preview.close()
        self._preview = done
        self._show(RowOutcome.REFUSED)
        self.shell.tell("Rien n’a été écrit\u00a0: le fichier ou le registre ont changé entre-temps.")

    async def _imported(self, *, partial: bool) -> Preview | None:
        """Import the file; `None` when the user stopped it."""
        self._be_working(working=True)
        try:
            return await asyncio.to_thread(
                self.desk.exchange.apply,
                self._kind,
                self._path,
                self._mapping,
                partial=partial,
                told=self._advance_from_thread,
            )
        except _StoppedError:
            return None
        finally:
            self._be_working(working=False)

    def action_close(self) -> None:
        """Go back to the columns; stop first what is under way."""
        if self._working:
            self._stopping = True
            self.shell.tell("Arrêt…")
        else:
            self.dismiss(None)


def _in_words(report: RowReport) -> tuple[str, str]:
    """Return a title, and what is said of a row."""
    said = (report.title, *(f"– {capital(remark.text)}" for remark in report.remarks))
    return f"Ligne {report.line}, {report.outcome.label}", "\n".join(filter(None, said))


def _leaving_out(preview: Preview) -> ConfirmModal:
    refused = counted(preview.refused, "ligne est refusée", "lignes sont refusées")
    return ConfirmModal(
        "Importer sans elles",
        f"{capital(refused)} et n’entreront pas. Les autres seront importées en une seule fois. "
        "Pour tout importer, corrigez d’abord le fichier.",
        "Importer les autres",
    )
