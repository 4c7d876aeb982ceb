"""An application that answers a key when it is pressed: it waits for nothing on purpose."""

from typing import TYPE_CHECKING

from textual.app import App

if TYPE_CHECKING:
    from textual.driver import Driver

# Textual’s driver of a terminal, anywhere but on Windows, whose terminal tells Échap by itself.
_TERMINAL = "textual.drivers.linux_driver"


class PromptApp(App[None]):
    """Textual paints a place 50 ms after it was gone to, and hears Échap after 100 to 200 ms."""

    def get_driver_class(self) -> "type[Driver]":
        """Hear Échap as soon as it can be told from the beginning of another key."""
        usual = super().get_driver_class()
        if usual.__module__ != _TERMINAL:
            return usual
        from screens.terminal import PromptDriver  # noqa: PLC0415 – there is none of it on Windows

        return PromptDriver

    def delay_update(self, delay: float = 0) -> None:
        """Paint at once: who goes to a place that must be made holds the painting back until it stands."""
