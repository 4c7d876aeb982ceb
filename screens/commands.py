"""The palette (Ctrl+P): what the keys do now, the tabs, the places, the doors; the last done first."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.screen import Screen
from textual.widgets import TabbedContent, TabPane

from screens.base import DeskScreen
from screens.keys import LiveKey, live_keys, long_key
from screens.matching import best_first
from screens.modals.choice import Choice, ChoiceModal
from screens.places import PLACES, Place
from screens.shell import Shell
from screens.widgets.text import capital

PLACEHOLDER = "Chercher une commande…"
NOTHING = "aucun résultat"
# Commands that come first where nothing is typed: what was done last.
_REMEMBERED = 6
# The palette is where one is.
_NOT_COMMANDS = frozenset({"app.palette"})

Run = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Command:
    """What a line of the palette does; `name` is the same each time that it is offered."""

    name: str
    run: Run


class Palette(ChoiceModal[Command]):
    """Every command that is possible here, and every place; the best answer to what is typed first."""

    def __init__(self, choices: Sequence[Choice[Command]]) -> None:
        super().__init__("Commandes", choices, search=PLACEHOLDER, empty=NOTHING)

    def answering(self, typed: str) -> tuple[Choice[Command], ...]:
        """Return what answers: beginnings, then words, initials, letters in their order."""
        if not typed.strip():
            return self.choices
        return best_first(self.choices, typed, lambda choice: choice.label, lambda choice: choice.detail)


def palette(screen: Screen[object]) -> Palette:
    """Return the palette of a screen; it gives back the chosen command."""
    choices = [*_keys(screen), *_tabs(screen), *_places(screen), *_doors(screen)]
    choices += [*_around(screen), *_themes(screen)]
    last = screen.app.commands_done if isinstance(screen.app, Shell) else []
    ranks = {name: rank for rank, name in enumerate(last)}
    # Stable: what was not done lately stays in its order.
    choices.sort(key=lambda choice: ranks.get(choice.value.name, len(ranks)))
    return Palette(choices)


async def run_from_palette(shell: Shell) -> None:
    """Offer the commands of the screen that is showing, run the chosen one, and remember it."""
    command = await shell.push_screen_wait(palette(shell.screen))
    if command is not None:
        done = shell.commands_done
        shell.commands_done = [command.name, *(name for name in done if name != command.name)][:_REMEMBERED]
        await command.run()


def _keys(screen: Screen[object]) -> Iterator[Choice[Command]]:
    """Offer all that a key does now: what has a short name first, then what only the help tells."""
    live = [key for key in live_keys(screen) if key.purpose and key.binding.id not in _NOT_COMMANDS]
    done: set[tuple[str, int]] = set()
    for key in sorted(live, key=lambda key: not key.binding.description):
        same = (key.binding.action, id(key.namespace))
        if same not in done:
            done.add(same)
            refusal = "" if key.enabled else "impossible pour l’instant sur cet écran"
            command = Command(f"key:{key.binding.id}", _run(screen, key))
            yield Choice(command, f"{_named(key)}  ·  {key.long}", capital(f"{key.purpose}."), refusal)


def _named(key: LiveKey) -> str:
    return key.binding.description or capital(key.purpose)


def _tabs(screen: Screen[object]) -> Iterator[Choice[Command]]:
    """Offer each tab by its name: where they are many, most of the names do not fit."""
    for tabs in screen.query(TabbedContent):
        for pane in tabs.query(TabPane):
            title = tabs.get_tab(pane).label.plain
            command = Command(f"tab:{pane.id}", _show(tabs, pane.id or ""))
            yield Choice(command, f"Onglet {title}", "Montrer cet onglet.")


def _places(screen: Screen[object]) -> Iterator[Choice[Command]]:
    """Offer the places that are not on this screen, each with the keys that lead there."""
    shell = screen.app
    if not isinstance(shell, Shell) or shell.desk is None:
        return
    here = {key.binding.id for key in live_keys(screen)} | {f"{pane.id}" for pane in screen.query(TabPane)}
    for place in PLACES:
        if place.binding not in here and f"{place.tab}-pane" not in here:
            key = f", {long_key(shell.moved_key(place.binding, place.key))}" if place.key else ""
            label = f"{place.name}  ·  {place.room}{key}"
            command = Command(f"place:{place.name}", _go(shell, place))
            yield Choice(command, label, capital(f"{place.purpose}."))


def _go(shell: Shell, place: Place) -> Run:
    async def run() -> None:
        if place.tab:
            await shell.open_subject(place.mode, place.tab)
            return
        if shell.current_mode != place.mode:
            await shell.go(place.mode)
        await shell.go(place.mode)
        # A form that could not be kept stays, and asks.
        if len(shell.screen_stack) == 1:
            await shell.run_action(place.action, shell.screen)

    return run


def _doors(screen: Screen[object]) -> Iterator[Choice[Command]]:
    """Offer the doors of « Sûreté » from every screen that has the register."""
    from screens.safety.doors import doors_of  # noqa: PLC0415 – read long before the palette is asked for

    if isinstance(screen, DeskScreen):
        for door in doors_of(screen):
            command = Command(f"door:{door.label}", _enter(screen, door.value))
            yield Choice(command, f"Sûreté\u00a0: {door.label}", door.detail, door.refusal)


def _around(screen: Screen[object]) -> Iterator[Choice[Command]]:
    """Offer what leads out of this register, or through it: commands that have no key."""
    app = screen.app
    if isinstance(app, Shell):
        for command in app.commands_around():
            run = partial(app.run_action, command.value)
            yield Choice(Command(f"around:{command.value}", run), command.label, command.detail)


def _themes(screen: Screen[object]) -> Iterator[Choice[Command]]:
    """Offer the other themes; the one that is chosen is painted at once, and from now on."""
    from daect_tui.domain.personal_settings import THEMES  # noqa: PLC0415 – when the palette is asked for

    shell = screen.app
    if isinstance(shell, Shell):
        for name, label in THEMES:
            if name != shell.theme:
                command = Command(f"theme:{name}", _paint(shell, name))
                yield Choice(command, f"Couleurs\u00a0: {label}", "Peindre tous les écrans ainsi.")


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


def _run(screen: Screen[object], key: LiveKey) -> Run:
    async def run() -> None:
        await screen.app.run_action(key.binding.action, key.namespace)

    return run
