"""What the desktop of Linux is told: an entry of its menu, a way to open files, an icon, two types.

The forms are those of the Desktop Entry and Shared MIME-info specifications of freedesktop.org.
"""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import PurePosixPath

ENTRY = PurePosixPath("applications/daect.desktop")
# The specification has an argument without a file left out alone: what takes one is an entry of its own.
OPENING = PurePosixPath("applications/daect-ouvrir.desktop")
ICON = PurePosixPath("icons/hicolor/scalable/apps/daect.svg")
TYPES = PurePosixPath("mime/packages/daect.xml")

_IN_QUOTES = str.maketrans({sign: f"\\{sign}" for sign in '"`$\\'} | {"%": "%%"})
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+:,=@")


def menu_entry(program: Sequence[str]) -> str:
    """Write the entry of the menu, which opens the application in a terminal."""
    return _entry(
        {
            "Name": "daect",
            "GenericName": "Registre de labels",
            "Comment": "Dossiers, comité, lettres, missions et évaluations du programme de label",
            "Exec": command_line(program),
            "Categories": "Office;",
            "Keywords": "label;dossiers;comité;courriers;missions;",
        }
    )


def opening_entry(program: Sequence[str]) -> str:
    """Write what opens a register or a pack that is chosen among files; no menu shows it."""
    return _entry(
        {
            "Name": "daect",
            "Exec": f"{command_line(program)} --register %f",
            "MimeType": "application/x-daect-register;application/x-daect-pack;",
            "NoDisplay": "true",
        }
    )


def _entry(said: Mapping[str, str]) -> str:
    keys = {"Type": "Application", "Version": "1.0", **said, "Icon": "daect", "Terminal": "true"}
    lines = ("[Desktop Entry]", *(f"{key}={_escaped(value)}" for key, value in keys.items()))
    return "".join(f"{line}\n" for line in lines)


def command_line(program: Sequence[str]) -> str:
    """Write a program and its arguments as the key « Exec » reads them, before the escapes of every value."""
    return " ".join(
        part if part and _PLAIN.issuperset(part) else f'"{part.translate(_IN_QUOTES)}"' for part in program
    )


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def desktop_files(program: Sequence[str]) -> dict[PurePosixPath, bytes]:
    """Return each file by its place in the folder of the data of a person."""
    shipped = files("daect_tui.catalogue") / "desktop"
    return {
        ENTRY: menu_entry(program).encode(),
        OPENING: opening_entry(program).encode(),
        ICON: (shipped / "daect.svg").read_bytes(),
        TYPES: (shipped / "daect.xml").read_bytes(),
    }
