"""What the palette (Ctrl+P) offers: the keys that work now, then the places; searched without accents."""

from collections.abc import Awaitable, Callable

from textual.screen import Screen

from screens.keys import LiveKey, live_keys
from screens.modals.choice import Choice, ChoiceModal

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
    return ChoiceModal("Commandes", choices, search=PLACEHOLDER, empty=NOTHING)


_NOT_COMMANDS = frozenset({"app.palette"})


def _label(key: LiveKey) -> str:
    return f"{key.binding.description}  ·  {key.long}"


def _run(screen: Screen[object], key: LiveKey) -> Run:
    async def run() -> None:
        await screen.app.run_action(key.binding.action, key.namespace)

    return run
