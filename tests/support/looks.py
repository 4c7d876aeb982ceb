"""What nobody looks at is not painted: a test without a terminal has its screen painted when it looks.

Textual arranges the strips of each painting, dozens a test, and throws them away where there is no
terminal: half of what such a test took. A painting is kept until the next one is wanted. What paints
all along is proven on a real terminal, and by the keyboard door (`tests/doors`).
"""

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.screen import Screen
from textual.strip import Strip

_looks: WeakKeyDictionary[Compositor, list[Strip]] = WeakKeyDictionary()
_render_update = Compositor.render_update


def paint_when_looked_at() -> None:
    """Let the applications of this process paint only what is asked of `strips` from now on."""
    setattr(Compositor, "render_update", _render_nothing)  # noqa: B010 – imported elsewhere by its class


def strips(screen: Screen[Any]) -> Sequence[Strip]:
    """Return what a screen shows, line by line; painted again when it wanted to be."""
    compositor = screen._compositor
    if compositor not in _looks or pending(screen):
        visible_screen_stack.set(screen.app._background_screens)  # what stands under a box is painted with it
        _looks[compositor] = compositor.render_strips()
    return _looks[compositor]


def pending(screen: Screen[Any]) -> bool:
    """Tell whether a screen has still something to arrange or to paint."""
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


def _render_nothing(compositor: Compositor, full: bool = False, **how: Any) -> Any:  # noqa: ANN401
    _looks.pop(compositor, None)
    if full:  # a picture that is asked for
        return _render_update(compositor, full, **how)
    visible_screen_stack.set(how.get("screen_stack") or [])
    compositor._dirty_regions.clear()
    return None
