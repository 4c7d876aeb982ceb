"""Launching what opens a screen: the application, the form of a pack, the room’s view.

Apart from `assembly.py`, which it reads when the register is opened: until something is painted, only
Textual and the first screen are read.
"""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui import paths
from daect_tui.settings import Settings, named_agent, read_taste, suggested_agent

if TYPE_CHECKING:
    from daect_tui.domain.kept_worklist import Glimpse
    from daect_tui.services.desk import Desk
    from screens.app import DaectApp


def is_pack(path: Path) -> bool:
    """Tell whether a file that was given as a register is an exchange file."""
    from exports.beginnings import begins_an_archive

    return begins_an_archive(path)


def stay_alert() -> None:
    """Let a key be answered at once, whatever else is computed.

    A thread that works gives way after 1 ms instead of 5. Garbage is collected less often, each time in
    little time: nothing goes on meanwhile.
    """
    sys.setswitchinterval(0.001)
    gc.set_threshold(5_000, 10, 10)


def run_application(path: Path, told: Callable[[str], None], *, tour: bool = False) -> int:
    """Run the full-screen application on a register; return its exit code.

    It closes and opens again around the restoration that somebody asked it for, which is told, and
    around another register; `tour` begins the guided tour of a demonstration.
    """
    stay_alert()
    agent = named_agent()
    while True:
        application = make_application(path, agent, tour=tour)
        application.run()
        # What it had for good goes with it.
        gc.unfreeze()
        if application.unexpected is not None:
            raise application.unexpected
        agent = application.desk.office.agent if application.desk else agent
        if application.to_restore is not None:
            _restore(path, application.to_restore, told)
        elif application.to_open is not None:
            path, tour = application.to_open, application.opens_tour
        else:
            return application.return_code or 0


def _restore(path: Path, backup: Path, told: Callable[[str], None]) -> None:
    from daect_tui.assembly import finish_restoration
    from daect_tui.recovery import restoring

    use_case = restoring(path, read_taste(paths.settings_file()).settings)
    told(f"Restauration de {backup}…")
    aside = finish_restoration(path, use_case, use_case.preview(backup))
    told("Registre restauré." + (f" Celui qui a été remplacé est gardé\u00a0: {aside}" if aside else ""))


def make_application(path: Path, agent: str, *, tour: bool = False) -> "DaectApp":
    """Return the application on a register; where there is none, it begins with the welcome."""
    from daect_tui.personal_taste import PersonalTaste
    from daect_tui.reception import Ways
    from daect_tui.recovery import backup_folder
    from screens.app import DaectApp
    from storage.register_lock import RegisterLock

    read = read_taste(paths.settings_file())
    taste = read.settings
    application = DaectApp(
        opening=lambda chosen: _writing(path, chosen, taste),
        reading=lambda chosen: _noted(path, _reading(path, chosen, taste)),
        register_name=path.name,
        agent=agent,
        suggested_agent="" if agent else suggested_agent(taste),
        documents_folder=paths.letters_folder(),
        register_lock=RegisterLock(path, backup_folder(taste), taste.lock_minutes),
    )
    application.glimpsing = lambda: _glimpse(path)
    application.taste = PersonalTaste(paths.settings_file(), read)
    application.reception = Ways(path, taste)
    application.welcomes, application.opens_tour = not os.path.exists(path), tour  # noqa: PTH110 – whatever the system thinks of that path
    application.readies = True
    application.paint_in(taste.theme)
    return application


def _glimpse(path: Path) -> "Glimpse | None":
    from storage.glimpse import glimpse_of

    return glimpse_of(path)


def _writing(path: Path, agent: str, taste: Settings) -> "Desk":
    from daect_tui.assembly import open_desk

    return _noted(path, open_desk(path, agent, taste))


def _reading(path: Path, agent: str, taste: Settings | None = None) -> "Desk":
    from daect_tui.assembly import reading_desk

    return reading_desk(path, agent, taste)


def _noted(path: Path, desk: "Desk") -> "Desk":
    """Put a register that was just opened at the head of those that are offered again."""
    from daect_tui.services.recent import note_opened

    note_opened(paths.recent_file(), path)
    return desk


def run_filling(path: Path, told: Callable[[str], None]) -> int:
    """Open a pack alone, on its report form; tell at the end where it is, and return the exit code.

    Raises a sentence for a pack that cannot be filled, or where nothing can be written.
    """
    from daect_tui.adapters import Desktop
    from daect_tui.services.clocks import SystemClock
    from daect_tui.services.pack_filling import PackFilling
    from screens.packed.app import PackedApp

    filling = PackFilling(Desktop(), SystemClock(), path)
    application = PackedApp(filling)
    application.paint_in(read_taste(paths.settings_file()).settings.theme)
    application.run()
    if application.unexpected is not None:
        raise application.unexpected
    told(f"Vos réponses sont dans {filling.path}\nEnvoyez ce fichier à\u00a0: {filling.back}.")
    return application.return_code or 0


def run_display(path: Path) -> int:
    """Show the session to the room, reading the register only, until it is left; return the exit code."""
    from screens.display.app import DisplayApp

    desk = _reading(path, "")
    try:
        application = DisplayApp(desk.display)
        application.paint_in(read_taste(paths.settings_file()).settings.theme)
        application.run()
    finally:
        desk.close()
    if application.unexpected is not None:
        raise application.unexpected
    return 0
