"""The palette (Ctrl+P): the keys that work now, the tabs, the doors of « Sûreté »; accents aside."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

from textual.screen import Screen
from textual.widgets import TabbedContent, TabPane

from screens.base import DeskScreen
from screens.keys import LiveKey, live_keys
from screens.modals.choice import Choice, ChoiceModal
from screens.shell import Shell

PLACEHOLDER = "Chercher une commande…"
NOTHING = "aucun résultat"

Run = Callable[[], Awaitable[object]]


def palette(screen: Screen[object]) -> ChoiceModal[Run]:
    """Return the palette of a screen; it gives back what runs the chosen command."""
    keys = {
        key.binding.action: key
        for key in reversed(live_keys(screen))
        if key.enabled and key.binding.description and key.binding.id not in _NOT_COMMANDS
    }
    choices = [Choice(_run(screen, key), _label(key), key.purpose) for key in reversed(keys.values())]
    choices += _tabs(screen)
    choices += _doors(screen)
    choices += _around(screen)
    choices += _themes(screen)
    return ChoiceModal("Commandes", choices, search=PLACEHOLDER, empty=NOTHING)


_NOT_COMMANDS = frozenset({"app.palette"})


def _tabs(screen: Screen[object]) -> Iterator[Choice[Run]]:
    """Offer each tab by its name: where they are many, most of the names do not fit."""
    for tabs in screen.query(TabbedContent):
        for pane in tabs.query(TabPane):
            title = tabs.get_tab(pane).label.plain
            yield Choice(_show(tabs, pane.id or ""), f"Onglet {title}", "montrer cet onglet")


def _doors(screen: Screen[object]) -> Iterator[Choice[Run]]:
    """Offer the doors of « Sûreté » from every screen that has the register."""
    from screens.safety.doors import doors_of  # noqa: PLC0415 – read long before the palette is asked for

    if isinstance(screen, DeskScreen):
        for door in doors_of(screen):
            yield Choice(_enter(screen, door.value), f"Sûreté\u00a0: {door.label}", door.detail, door.refusal)


def _around(screen: Screen[object]) -> Iterator[Choice[Run]]:
    """Offer what leads out of this register, or through it: commands that have no key."""
    app = screen.app
    if isinstance(app, Shell):
        for command in app.commands_around():
            yield Choice(partial(app.run_action, command.value), command.label, command.detail)


def _themes(screen: Screen[object]) -> Iterator[Choice[Run]]:
    """Offer the other themes; the one that is chosen is painted at once, and from now on."""
    from daect_tui.domain.personal_settings import THEMES  # noqa: PLC0415 – when the palette is asked for

    shell = screen.app
    if isinstance(shell, Shell):
        for name, label in THEMES:
            if name != shell.theme:
                yield Choice(_paint(shell, name), f"Couleurs\u00a0: {label}", "peindre tous les écrans ainsi")


def _paint(shell: Shell, name: str) -> Run:
    async def run() -> None:
        await asyncio.to_thread(shell.taste.keep, "theme", name)
        shell.paint_in(name)

    return run


def _enter(screen: DeskScreen[Any], door: Callable[[DeskScreen[Any]], Awaitable[None]]) -> Run:
    async def run() -> None:
        await door(screen)

    return run


def _show(tabs: TabbedContent, pane: str) -> Run:
    async def run() -> None:
        tabs.active = pane

    return run


def _label(key: LiveKey) -> str:
    return f"{key.binding.description}  ·  {key.long}"


def _run(screen: Screen[object], key: LiveKey) -> Run:
    async def run() -> None:
        await screen.app.run_action(key.binding.action, key.namespace)

    return run
