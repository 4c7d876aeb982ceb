"""A screen that begins only when it stands: one that is closed while it opens has nothing to begin with."""

from typing import TypeVar

from textual.events import Event, Mount
from textual.screen import Screen

R = TypeVar("R")


class Arranged(Screen[R]):
    """A screen whose `on_mount` finds what it composed.

    Textual mounts nothing more in a screen that is going already, as when one quits while a box opens, but
    tells it all the same that it is mounted. What goes is displayed no longer.
    """

    async def on_event(self, event: Event) -> None:
        """Leave the beginning out where nothing was arranged, or not all."""
        if not isinstance(event, Mount) or (self.children and self.display):
            await super().on_event(event)
