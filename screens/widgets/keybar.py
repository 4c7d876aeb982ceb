"""The last line: the keys of this screen, F1 first and the palette last, six at most."""

from typing import ClassVar, Protocol, runtime_checkable

from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from screens.keys import LiveKey, live_keys

MOST = 6
_FIRST, _LAST = "app.help", "app.palette"


@runtime_checkable
class ShowsKeys(Protocol):
    """A screen that has more keys shown."""

    ALSO_SHOWN: ClassVar[frozenset[str]]


class KeyBar(Widget):
    """Built from the live bindings, never written by hand; a click on a key presses it."""

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        """Stop following them."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Write the keys that fit."""
        room = self.size.width
        written = Content("")
        also = self.screen.ALSO_SHOWN if isinstance(self.screen, ShowsKeys) else frozenset[str]()
        for key in chosen_keys(live_keys(self.screen), also):
            label = _label(key)
            if written.cell_length + label.cell_length > room:
                break
            written = Content.assemble(written, label, "  ")
        return written


class QuietKeys(KeyBar):
    """Only the keys of the screen itself: the room needs no others."""

    def render(self) -> Content:
        """Write them."""
        own = [key for key in live_keys(self.screen) if key.namespace is self.screen and key.enabled]
        return Content("  ").join([_label(key) for key in own if key.binding.show])


def chosen_keys(keys: list[LiveKey], also: frozenset[str] = frozenset()) -> list[LiveKey]:
    """Choose what the last line shows: one key an action, F1 first, the palette last, six in all.

    `also` names hidden bindings that this screen shows nevertheless.
    """
    shown = {
        key.binding.action: key
        for key in reversed(keys)
        if key.enabled and (key.binding.show or key.binding.id in also)
    }
    ordered = [key for key in keys if shown.get(key.binding.action) is key]
    first = [key for key in ordered if key.binding.id == _FIRST]
    last = [key for key in ordered if key.binding.id == _LAST]
    others = [key for key in ordered if key.binding.id not in (_FIRST, _LAST)]
    return [*first, *others[: MOST - len(first) - len(last)], *last]


def _label(key: LiveKey) -> Content:
    press = Style.from_meta({"@click": f"app.simulate_key('{key.binding.key}')"})
    return Content.assemble((key.short, "bold"), f" {key.binding.description}").stylize(press)
