"""The tab « Réglages » of the Répertoire: every setting, with its value, its day and its uses."""

import asyncio

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static, TabPane

from daect_tui.domain.personal_settings import PERSONAL
from daect_tui.domain.procedure_settings import PROCEDURE
from daect_tui.domain.setting import Setting, SettingFamily, SettingHome, SettingKind, found_settings
from daect_tui.domain.text import counted, quoted
from daect_tui.personal_taste import TasteChange
from daect_tui.services.desk import Desk
from daect_tui.services.procedure_settings import SettingStanding
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.directory.setting_doors import DOORS
from screens.directory.setting_sheet import personal_sheet, procedure_sheet
from screens.directory.setting_words import KEYS, kept_words, setting_cells, setting_facts
from screens.widgets.line_input import SearchLine
from screens.widgets.lines import shell_of
from screens.widgets.listing import Column, Listing
from screens.widgets.searching import search_as_typed
from screens.widgets.section import Facts

NAME = "settings"
_EMPTY = "Aucun réglage ne répond à cette recherche. Échap l’efface."
# What the person works with first, then the procedure, in the order of the families.
EVERY = tuple(
    sorted(
        (KEYS, *PERSONAL.values(), *PROCEDURE.values()),
        key=lambda one: tuple(SettingFamily).index(one.family),
    )
)


class SettingsPane(TabPane):
    """A search, the settings by family, the chosen one in full. Entrée changes it."""

    BINDINGS = [
        Binding("ctrl+r", "search", "Rechercher", tooltip="chercher un réglage", id="list.search"),
        Binding("escape", "clear", tooltip="revenir à toute la liste", show=False, id="list.clear"),
        Binding(
            "ctrl+z",
            "take_back",
            "Annuler",
            tooltip="reprendre le dernier réglage personnel",
            id="settings.undo",
        ),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__("Réglages", id=f"{NAME}-pane")
        self._desk = desk
        self._standings: dict[str, SettingStanding] = {}
        self._shown: dict[str, Setting] = {}
        self._last: TasteChange | None = None

    def compose(self) -> ComposeResult:
        """Arrange the search, the list and the preview."""
        with Horizontal(id="settings-search"):
            yield Static("Rechercher\u00a0:", classes="caption")
            yield SearchLine(id="setting-search")
        yield Listing(
            Column("Famille", 12), Column("Réglage"), Column("Valeur", 22), Column("Depuis le", 10),
            empty=_EMPTY, id=NAME,
        )  # fmt: skip
        with VerticalScroll(id=f"{NAME}-preview", classes="preview"):
            yield Facts(id=f"{NAME}-facts")

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one(Listing)

    @property
    def summary(self) -> str:
        """How many settings there are, or answer the search."""
        search = self.query_one(SearchLine).value.strip()
        count = counted(len(self._shown), "réglage")
        return f"{count} pour {quoted(search)}" if search else count

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    @reading
    async def reload(self) -> None:
        """Read the settings of the register again; those of the person are at hand."""
        self._standings = await asyncio.to_thread(self._desk.procedure_settings.standings)
        self.fill()

    def fill(self) -> None:
        """Show the settings that answer the search."""
        found = found_settings(EVERY, self.query_one(SearchLine).value)
        self._shown = {one.key: one for one in found}
        taste = shell_of(self).taste
        self.listing.fill(
            {key: setting_cells(one, self._standings, taste) for key, one in self._shown.items()}
        )
        screen = self.screen
        if isinstance(screen, DeskScreen) and self.display:
            screen.summarise(self.summary)
        self.refresh_bindings()

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        event.stop()
        setting = self._shown.get(event.key or "")
        facts = setting_facts(setting, self._standings, shell_of(self).taste) if setting else []
        self.query_one(Facts).show(facts)
        self.query_one(f"#{NAME}-preview").scroll_home(animate=False)

    # ── Searching ──────────────────────────────────────────────────────────────────────────

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.fill()

    @on(Input.Submitted)
    def _found(self, event: Input.Submitted) -> None:
        event.stop()
        # In the search line Ctrl+Z would take back what was typed there.
        self.listing.focus_rows()
        if self.listing.key is not None:
            self._change(self._shown[self.listing.key])

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

    # ── Changing ───────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take back only what was changed here, for oneself: what is in the register has its own way back."""
        if action == "take_back":
            return self._last is not None
        return super().check_action(action, parameters)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self._change(self._shown[event.key])

    @writing
    async def _change(self, setting: Setting) -> None:
        """Ask for another value, on the sheet that fits."""
        screen, taste = self.screen, shell_of(self).taste
        if not isinstance(screen, DeskScreen):
            return
        if setting.kind is SettingKind.SHEET or setting is KEYS:
            await DOORS[setting.book](screen)
        elif setting.home is SettingHome.PERSONAL:
            change = await self.app.push_screen_wait(personal_sheet(taste, setting))
            if change is not None:
                self._last = change
                self._tell(f"{setting.title}\u00a0: {kept_words(setting, taste)}.")
        else:
            standing = self._standings[setting.key]
            saved = await self.app.push_screen_wait(procedure_sheet(self._desk, standing))
            if saved is not None:
                self._last = None
                step = saved.coming or saved.now
                screen.kept(f"{setting.title}\u00a0: {setting.in_words(step.value)}.")

    @writing
    async def action_take_back(self) -> None:
        """Put back the personal setting that was changed last."""
        change, self._last = self._last, None
        if change is not None:
            await asyncio.to_thread(shell_of(self).taste.take_back, change)
            setting = PERSONAL[change.name]
            self._tell(f"{setting.title}\u00a0: {kept_words(setting, shell_of(self).taste)}, comme avant.")

    def _tell(self, message: str) -> None:
        shell = shell_of(self)
        shell.follow_taste()
        shell.tell(message)
        self.fill()
