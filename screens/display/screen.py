"""The session as the room sees it: large, sober, and following what is recorded within half a second."""

import asyncio

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Digits, Static

from daect_tui.domain.errors import DaectError
from daect_tui.services.display import Display, RoomDisplay, ShownItem
from screens.display import OF_THE_ROOM, words
from screens.widgets.ended import Ended
from screens.widgets.keybar import QuietKeys
from screens.widgets.section import Facts, Section
from screens.widgets.text import spread

# Seconds between two looks at the register.
PERIOD = 0.25
# The padding of the top line, and that of the board with the gap after a caption.
_PADDING = 2
_AROUND = 5
_VOICES = ("in_favour", "against", "abstentions")


class DisplayScreen(Screen[None]):
    """Shows the item in hand, read from the register; it records nothing. Échap leaves it."""

    TITLE = "Salle"
    CSS_PATH = "display.tcss"
    DEFAULT_CLASSES = OF_THE_ROOM
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-tall")]
    BINDINGS = [
        Binding("escape", "leave", "Quitter l’affichage", tooltip="quitter l’affichage", id="display.leave"),
    ]

    def __init__(self, display: Display) -> None:
        super().__init__()
        self._source = display
        self._revision = 0
        self._view: RoomDisplay | None = None
        self._looking = False

    def compose(self) -> ComposeResult:
        """Arrange the item, the vote, and what comes next; or the one thing that there is to say."""
        yield Static(id="top")
        yield Static(id="alone")
        with Vertical(id="board"):
            with Horizontal(id="head"):
                yield Digits(id="position")
                with Vertical(id="names"):
                    yield Ended(id="organisation")
                    yield Ended(id="domain")
            yield Facts(id="facts")
            yield Static(id="quorum")
            yield Section("Vote", id="vote-title")
            with Horizontal(id="voices"):
                for name in _VOICES:
                    with Horizontal(classes="voice"):
                        yield Digits(id=name)
                        yield Static(words.VOICES[name], classes="caption")
            yield Static(id="result")
            yield Section("Ensuite", id="next")
        yield QuietKeys()

    def on_mount(self) -> None:
        """Look now, then again and again."""
        self._look_again()
        self.set_interval(PERIOD, self._look_again)

    def on_resize(self) -> None:
        """Lay the names out at the new width."""
        if self._revision:
            self.show(self._view)

    def _look_again(self) -> None:
        # A slow disk is not asked again before it has answered.
        if not self._looking:
            self.run_worker(self._look(), group="display")

    async def _look(self) -> None:
        self._looking = True
        try:
            revision = await asyncio.to_thread(self._source.revision)
            if revision != self._revision:
                view = await asyncio.to_thread(self._source.view)
                self._revision = revision
                self.show(view)
        except DaectError as error:
            self._revision = 0
            self._say_alone(str(error))
        finally:
            self._looking = False

    # ── Showing ────────────────────────────────────────────────────────────────────────────

    def show(self, view: RoomDisplay | None) -> None:
        """Show the session, or say that there is none, or that it is suspended."""
        self._view = view
        self._put("#top", spread(*words.top(view), self.size.width - _PADDING))
        if view is None or view.item is None:
            self._say_alone(words.NO_SESSION)
        elif view.suspended:
            self._say_alone(words.suspended(view))
        else:
            self.remove_class("-alone")
            self._show_item(view.item)
            self.query_one("#next", Section).show(words.following(view))

    def _say_alone(self, sentence: str) -> None:
        self.add_class("-alone")
        self._put("#alone", sentence)

    def _show_item(self, item: ShownItem) -> None:
        self.query_one("#position", Digits).update(str(item.position))
        self._put("#organisation", item.organisation)
        self._put("#domain", f"{item.domain} ({item.programme})")
        room = self.query_one("#board").container_size.width - words.CAPTIONS - _AROUND
        self.query_one("#facts", Facts).show(words.facts(item, room), words.CAPTIONS)
        self._put("#quorum", words.quorum(item))
        self.query_one("#quorum").set_class(not item.quorum_reached, "-missing")
        result = item.result
        for name in _VOICES:
            self.query_one(f"#{name}", Digits).update(str(getattr(result, name)))
        self.query_one("#voices").display = result.counted
        self._put("#result", words.result(result))

    def _put(self, selector: str, text: str) -> None:
        self.query_one(selector, Static).update(Content(text))

    def action_leave(self) -> None:
        """Go back to the screen beneath, or end the program that has no other."""
        if len(self.app.screen_stack) > 1:
            self.dismiss(None)
        else:
            self.app.exit()
