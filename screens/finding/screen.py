"""Ctrl+F: one line of text; everything that answers, by kind, the nearest first; Entrée opens it."""

import asyncio
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, Static

from daect_tui.domain.finding import Found, FoundKind, Result
from daect_tui.services.desk import Desk
from screens.calls import reading, writing
from screens.finding import words
from screens.modals.base import Modal
from screens.modals.choice import ChoiceModal
from screens.searched import SEARCH, SearchedScreen
from screens.widgets.line_input import SearchLine
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section

_NOTHING = Found("", {}, ())


class FindScreen(SearchedScreen):
    """Over the screen that was showing; Échap comes back to it, as it was left."""

    TITLE = "Chercher partout"
    CSS_PATH = "finding.tcss"
    CAPTION = "Chercher\u00a0:"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Nature", 14),
        Column("Référence", 15),
        Column("Trouvé"),
        Column("Passage", wide=True),
    )
    EMPTY = words.TO_TYPE
    BINDINGS = [
        SEARCH,
        Binding("ctrl+g", "filter", "Nature", tooltip="ne montrer qu’une nature", id="find.kind"),
        Binding("escape", "clear", "Revenir", tooltip="revenir d’où l’on vient", id="find.leave"),
    ]
    TASKS = (
        ("Trouver", "Taper le début de mots, dans n’importe quel ordre. Entrée ouvre la ligne choisie."),
        (
            "Par un numéro",
            "«\u202f2017-001\u202f» trouve PACT3-2017-001 et LAB-2017-001, un chrono sa lettre.",
        ),
        ("Une seule nature", "Ctrl+G, ou un clic sur la nature au-dessus de la liste."),
    )

    def __init__(self, desk: Desk, typed: str = "") -> None:
        super().__init__(desk)
        self._typed_before = typed
        self._only: FoundKind | None = None
        self._found_now = _NOTHING
        self._results: dict[str, Result] = {}
        # Entrée came before the answer to what is typed: the first that comes is opened.
        self._to_open = False

    def compose_under_search(self) -> ComposeResult:
        """Arrange the kinds under the line."""
        yield Static(id="kinds")

    def begin(self) -> None:
        """Begin in the line, with the last search ready to be typed over."""
        line = self.query_one("#search", SearchLine)
        line.value = self._typed_before
        self.action_search()
        self._prepare()

    @reading
    async def _prepare(self) -> None:
        await asyncio.to_thread(self.desk.finding.prepare)

    # ── Searching ──────────────────────────────────────────────────────────────────────────

    def search_changed(self) -> None:
        """Look for what is typed, in everything again when it is another search."""
        self.shell.sought = self.search
        self._to_open = False
        self._look()

    def reload(self) -> None:
        """Look again: something was written."""
        self._look()

    @reading
    async def _look(self) -> None:
        search, only = self.search, self._only
        found = await asyncio.to_thread(self.desk.finding.find, search, only)
        if only is not None and only not in found.counts:
            # None of this kind any more: everything is shown again.
            self._only = only = None
            found = await asyncio.to_thread(self.desk.finding.find, search)
        gone = "" if found.results else await asyncio.to_thread(self.desk.register.gone, search)
        self._found_now = found
        self._results = {f"{one.thing.kind.value}/{one.thing.key}": one for one in found.results}
        empty = words.nothing(search) if search.strip() else self.EMPTY
        self.listing.empty = gone or empty
        first = next(iter(self._results), None)
        self.listing.fill({key: words.row(one) for key, one in self._results.items()}, first)
        self.summarise(words.summary(found, self._only))
        self.query_one("#kinds", Static).update(words.kind_bar(found, self._only))
        self.refresh_bindings()
        if self._to_open and first is not None:
            self.open_row(first)
        self._to_open = False

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        if self.search == self._found_now.search and self.rows.key is not None:
            self.open_row(self.rows.key)
        else:
            self._to_open = True

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        result = self._results.get(event.key or "")
        about = self.query_one("#preview", Section)
        if result is None:
            about.show("", "Passage")
        else:
            about.show(words.preview(result), result.thing.reference or result.thing.kind.label.capitalize())

    # ── Narrowing ──────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a kind to choose once something answers."""
        if action == "filter":
            return bool(self._found_now.counts)
        return super().check_action(action, parameters)

    @writing
    async def action_filter(self) -> None:
        """Ask which kind to show."""
        choices = words.kind_choices(self._found_now)
        code = await self.app.push_screen_wait(ChoiceModal("Quelle nature\u202f?", choices))
        if code is not None:
            self.action_narrow(code)

    def action_narrow(self, code: str) -> None:
        """Show the kind that was clicked, or all."""
        self._narrow(FoundKind(code) if code else None)

    def _narrow(self, only: FoundKind | None) -> None:
        self._only = only
        self._look()

    def action_search(self) -> None:
        """Go to the line; what is typed next takes the place of what it holds."""
        super().action_search()
        self.query_one("#search", SearchLine).select_all()

    # ── Going there, and back ──────────────────────────────────────────────────────────────

    def open_subject(self, subject: str) -> None:
        """Open a line by its key."""
        self.open_row(subject)

    @writing
    async def open_row(self, key: str) -> None:
        """Open a thing in its room, in the place of the search."""
        if not self.is_current or key not in self._results:
            # Entrée was pressed twice: one is there already.
            return
        thing = self._results[key].thing
        here = thing.room.value == self.app.current_mode
        if here and any(map(_holds_words, self.app.screen_stack)):
            self.shell.tell(
                "Une fenêtre attend votre réponse dans cette place\u00a0: Échap, puis répondez-lui."
            )
            return
        shell = self.shell
        self.dismiss(None)
        await shell.open_subject(thing.room.value, thing.subject)

    def action_clear(self) -> None:
        """Show every kind again; leave where they are all shown."""
        if self._only is not None:
            self._narrow(None)
        else:
            self.dismiss(None)


def _holds_words(screen: Screen[Any]) -> bool:
    """Tell whether a window beneath may hold what was typed: a list to choose from does not."""
    return isinstance(screen, Modal) and not isinstance(screen, ChoiceModal)
