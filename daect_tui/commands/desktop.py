"""`daect desktop-entry`: the application in the menu of a Linux desktop, for the person who asks."""

import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from daect_tui.commands.opened import DONE
from daect_tui.domain.errors import UnusableArgument, UnusableOutput
from daect_tui.parser import Commands

_ELSEWHERE = frozenset({"win32", "darwin"})
# What has the desktop see at once what it would see at the next session.
_TOLD = (("update-desktop-database", "applications"), ("update-mime-database", "mime"))


def declare(commands: Commands) -> None:
    """Declare `desktop-entry`."""
    command = commands.add(
        "desktop-entry",
        "mettre daect dans le menu du bureau (Linux), et lui faire ouvrir les registres",
        _run,
    )
    way = command.add_mutually_exclusive_group()
    way.add_argument(
        "--install", action="store_true", help="écrire les fichiers dans le dossier de la personne"
    )
    way.add_argument("--remove", action="store_true", help="les enlever")


def _run(options: Namespace) -> int:
    from daect_tui.commands.desktop_files import ENTRY, desktop_files
    from daect_tui.paths import shared_data_folder

    made = desktop_files(this_program(sys.argv[0], sys.executable))
    if not (options.install or options.remove):
        print(made[ENTRY].decode(), end="")
        return DONE
    if sys.platform in _ELSEWHERE:
        raise UnusableArgument(
            "Une entrée de menu ne s’installe ainsi que sous Linux. Sous Windows et macOS, faites un "
            "raccourci vers daect (docs/guide/installer.md)."
        )
    folder = shared_data_folder()
    places = {folder / place: content for place, content in made.items()}
    if options.install:
        _write(places)
    else:
        _remove(places)
    _tell_the_desktop(folder)
    return DONE


def this_program(called: str, python: str) -> list[str]:
    """Return what starts this very program: its script where that is how it was called, else its module.

    The way through links is kept: an upgrade lets them lead to the new version.
    """
    script = Path(called)
    return [str(script.absolute())] if script.stem == "daect" else [python, "-m", "daect_tui"]


def _write(places: dict[Path, bytes]) -> None:
    for path, content in places.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError:
            raise UnusableOutput(f"{path} ne s’écrit pas. Vérifiez les droits sur ce dossier.") from None
        print(path)


def _remove(places: Iterable[Path]) -> None:
    there = [path for path in places if path.exists()]
    if not there:
        print("Rien n’était installé.")
    for path in there:
        try:
            path.unlink()
        except OSError:
            raise UnusableOutput(f"{path} ne s’enlève pas. Vérifiez les droits sur ce dossier.") from None
        print(f"{path} (enlevé)")


def _tell_the_desktop(folder: Path) -> None:
    """Have the desktop read its folders again; without the programs for it, it does so by itself later."""
    for name, place in _TOLD:
        program = shutil.which(name)
        if program is not None and (folder / place).is_dir():
            subprocess.run([program, str(folder / place)], capture_output=True, check=False)  # noqa: S603 – found
