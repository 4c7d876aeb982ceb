"""`daect display`: a program of one screen, which only reads."""

from textual.binding import Binding
from textual.screen import Screen

from daect_tui.services.display import Display
from screens.display.screen import DisplayScreen
from screens.ending import EndingApp
from screens.keys import short_key
from screens.widgets.unbroken import keep_unbroken


class DisplayApp(EndingApp):
    """Shows the session to the room, on a screen that nobody types at."""

    TITLE = "daect"
    # The first screen of an application does not load its own.
    CSS_PATH = "display.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("ctrl+q", "quit", "Quitter", tooltip="quitter daect", show=False, id="app.quit"),
    ]

    def __init__(self, display: Display) -> None:
        super().__init__()
        self._shown = display
        keep_unbroken()

    def get_default_screen(self) -> Screen[None]:
        """Show the room."""
        return DisplayScreen(self._shown)

    def get_key_display(self, binding: Binding) -> str:
        """Write a key by its French name."""
        return binding.key_display or short_key(binding.key)
