"""Looking at one place in every way that is kept: at two sizes and in two themes, on one application.

The theme is changed once a place: the next one is looked at in the other order.
"""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Resize
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from screens.app import DaectApp
from screens.painting import PaintingApp
from screens.theme import LIGHT
from tests.support.english import english
from tests.support.painting import Run, pale, written
from tests.support.pilots import SMALL, running
from tests.support.quiet import settled
from tests.support.snapshots import differs
from tests.support.walking import hostile_desk

Lines = Sequence[list[Run]]
# Each size and theme with what is painted in it.
Views = Mapping[tuple[int, str], Lines]

WIDE, WIDEST = (120, 40), (200, 50)
CONTRASTED = "contraste"
KEPT_THEMES = (LIGHT, CONTRASTED)


@asynccontextmanager
async def looking(
    folder: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int] = SMALL
) -> AsyncIterator[Pilot[None]]:
    """Run the application on a hostile register, in a folder whose name is the same everywhere."""
    monkeypatch.setenv("HOME", "/bureau/rania")
    monkeypatch.chdir(folder)
    async with running(hostile_desk(Path()), size) as pilot:
        assert isinstance(pilot.app, DaectApp)
        pilot.app.documents_folder = Path("/bureau/rania/courriers")
        yield pilot


async def resized(pilot: Pilot[None], size: tuple[int, int]) -> Lines:
    """Return the screen as it is painted on a terminal of another size."""
    driver = pilot.app._driver
    assert driver is not None
    setattr(driver, "_size", Size(*size))  # noqa: B010 – of a terminal that is not there
    pilot.app.post_message(Resize(Size(*size), Size(*size)))
    return await settled(pilot)


async def in_theme(pilot: Pilot[None], name: str) -> Lines:
    """Return the screen as it is painted in another theme."""
    assert isinstance(pilot.app, PaintingApp)
    pilot.app.paint_in(name)
    return await settled(pilot)


async def views(pilot: Pilot[None]) -> Views:
    """Look at both sizes and in both themes; the theme is the other one afterwards."""
    for field in pilot.app.screen.query("Input, TextArea"):
        if isinstance(field, Input | TextArea):
            field.cursor_blink = False
    here = pilot.app.theme
    (there,) = {*KEPT_THEMES} - {here}
    first = await settled(pilot)
    scrolled = [(widget, widget.scroll_offset) for widget in pilot.app.screen.query("*")]
    wide = await resized(pilot, WIDE)
    other = await in_theme(pilot, there)
    await resized(pilot, SMALL)
    for widget, offset in scrolled:
        if widget.is_attached and widget.scroll_offset != offset:
            widget.scroll_to(*offset, animate=False)
    return {
        (SMALL[0], here): first,
        (WIDE[0], here): wide,
        (WIDE[0], there): other,
        (SMALL[0], there): await settled(pilot),
    }


def faults_of(name: str, seen: Views, *, local: bool = False) -> list[str]:
    """Tell what stands against what is seen of a place; one that is `local` tells where the register is."""
    found: list[str] = []
    for width in (SMALL[0], WIDE[0]):
        themes = {theme: seen[width, theme] for theme in KEPT_THEMES}
        light = themes[LIGHT]
        found += english(text(light))
        found += [f"{theme}: {fault}" for theme, lines in themes.items() for fault in sorted(pale(lines))]
        if text(light) != text(themes[CONTRASTED]):
            found.append(f"another text at {width} in {CONTRASTED}")
        if not local:
            found.append(differs(f"{name}-{width}", light, themes))
    return [f"{name}: {fault}" for fault in found if fault]


def text(lines: Iterable[list[Run]]) -> str:
    """Return what is written, line by line."""
    return "\n".join(map(written, lines))
