"""The keys that a person has moved: checked against every screen, then given to the application."""

import asyncio
from typing import Any

from textual.app import App

from daect_tui.domain.keymap import keymap_faults
from daect_tui.personal_taste import PersonalTaste
from screens.every_key import every_key
from screens.key_names import KeyNames
from screens.modals.error import ErrorModal
from screens.shell import Shell
from screens.widgets.text import capital


async def follow_taste(app: App[Any], taste: PersonalTaste) -> None:
    """Give the application the keys of the person, and say what the file of settings holds amiss."""
    faults, taste.faults = [*taste.faults], ()
    if taste.settings.keys:
        faults += await move_keys(app, taste)
    if faults:
        app.push_screen(ErrorModal("\n".join(faults), "Réglages personnels"))


async def move_keys(app: App[Any], taste: PersonalTaste) -> list[str]:
    """Move the keys that can be, and say why the others stay."""
    keys = taste.settings.keys
    wrong = await asyncio.to_thread(lambda: keymap_faults(keys, every_key()))
    moved = {name: key for name, key in keys.items() if name not in wrong}
    app.set_keymap(moved)
    if isinstance(app, Shell):
        app.key_names = KeyNames(every_key(), moved) if moved else None
    return [capital(sentence) for sentence in wrong.values()]
