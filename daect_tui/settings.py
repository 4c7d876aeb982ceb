"""Personal taste, in TOML: what is the person's and not the procedure's (product decision 5).

The file is optional, written by hand or by the screen of settings. A fault in it is told in one sentence:
it stops a command, which might work on the wrong thing, and never the application. What each setting is,
its bounds and its uses, stands in `domain.personal_settings`, which is read where the file holds something:
the settings come before the first painting, and most people have none.
"""

import os
import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from daect_tui.domain.errors import DaectError, InvalidField
from daect_tui.domain.text import NBSP, clean_line, quoted

AGENT_VARIABLE = "DAECT_AGENT"
# Personal taste takes a few lines.
_LARGEST = 1 << 16
_PLACE = re.compile(r"line (\d+), column \d+")


class UnusableSettings(DaectError):
    """The file of personal taste cannot be understood."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may set."""

    agent: str = ""
    """The name proposed when the application asks who is at the desk."""

    printer: str = ""
    """The print queue; empty: the system's default one."""

    theme: str = ""
    """« clair », « sombre », « contraste » or « projecteur »: how it is painted; empty: « clair »."""

    lock_minutes: int = 10
    """Minutes without a key after which the screen of an encrypted register is covered; 0: never."""

    backup_folder: str = ""
    """Where backups are kept by themselves; empty: beside the register."""

    backup_last: int = 8
    """How many of the last backups stay."""

    backup_days: int = 14
    """Of how many days one backup stays."""

    backup_weeks: int = 8
    """Of how many weeks one backup stays."""

    backup_months: int = 6
    """Of how many months one backup stays."""

    backup_reminder_days: int = 30
    """After how many days a copy in a second place is asked for; 0: never."""

    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys that were moved, by the names of their bindings; the table `[keys]` of the file."""


@dataclass(frozen=True, slots=True)
class Taste:
    """What a file gave: its settings, a default for each that is faulty, and the sentences that say so."""

    settings: Settings
    faults: tuple[str, ...] = ()


def read_taste(path: Path) -> Taste:
    """Read the settings whatever the file holds: nobody is kept out by a line of it."""
    try:
        text = _text(path)
        import tomllib

        content = tomllib.loads(text)
    except FileNotFoundError:
        return Taste(Settings())
    except (OSError, ValueError, RecursionError) as fault:
        told = f"ne se lit pas ({_reason(fault)}). Corrigez-le ou supprimez-le."
        return Taste(Settings(), (f"Le fichier de réglages {path} {told}",))
    from daect_tui.taste import KEYS_TABLE

    faults: list[str] = []
    keys = _read_keys(content.pop(KEYS_TABLE, {}), faults)
    values = {name: value for name, value in content.items() if _is_sound(name, value, faults)}
    return Taste(
        Settings(**values, keys=keys), tuple(f"Le fichier de réglages {path} {one}" for one in faults)
    )


def read_settings(path: Path) -> Settings:
    """Read the settings; a missing file gives the defaults. Raises `UnusableSettings` for any fault."""
    taste = read_taste(path)
    if taste.faults:
        raise UnusableSettings(taste.faults[0])
    return taste.settings


def _is_sound(name: str, value: object, faults: list[str]) -> bool:
    """Tell whether a value can be used; what is wrong with it goes among the faults."""
    from daect_tui.domain.personal_settings import PERSONAL
    from daect_tui.domain.setting import SettingKind

    setting = PERSONAL.get(name)
    if setting is None:
        faults.append(
            f"porte {quoted(name)}, qui n’est pas un réglage connu{NBSP}: {', '.join(sorted(PERSONAL))}."
        )
        return False
    wanted = int if setting.kind is SettingKind.NUMBER else str
    if type(value) is not wanted:
        how = "sans guillemets ni signe" if wanted is int else "entre guillemets"
        faults.append(f"porte un {quoted(name)} mal écrit{NBSP}: {setting.kind.label}, {how}.")
        return False
    try:
        setting.read(str(value))
    except InvalidField as fault:
        faults.append(f"porte un {quoted(name)} qui ne va pas. {fault}")
        return False
    return True


def _read_keys(table: object, faults: list[str]) -> dict[str, str]:
    """Read the keys that were moved, by the names of their bindings; a faulty one stays where it was."""
    from daect_tui.domain.keymap import read_key
    from daect_tui.taste import KEYS_TABLE, flattened

    if not isinstance(table, dict):
        faults.append(f"porte {quoted(KEYS_TABLE)}, qui doit être un tableau [{KEYS_TABLE}].")
        return {}
    keys: dict[str, str] = {}
    for name, typed in flattened(table).items():
        try:
            keys[clean_line(name).text] = read_key(typed if isinstance(typed, str) else str(typed))
        except InvalidField as fault:
            faults.append(f"déplace mal {quoted(name)}. {fault}")
    return keys


def _text(path: Path) -> str:
    """Read a file of a bearable size; whatever is no file ends too."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise OSError
    return content.decode()


def _reason(fault: Exception) -> str:
    """Say in French what stands against reading."""
    if isinstance(fault, UnicodeDecodeError):
        return "il n’est pas en UTF-8"
    if isinstance(fault, OSError):
        return "il est trop gros, interdit, ou n’est pas un fichier"
    found = _PLACE.search(str(fault))
    if found:
        return f"ligne {found[1]}, ce n’est pas du TOML"
    return "ce n’est pas du TOML, ou une valeur y tient sur plusieurs lignes"


def keep_printer(path: Path, name: str) -> None:
    """Write the chosen printer into the settings; raises `UnusableSettings`."""
    keep_setting(path, "printer", name)


def keep_setting(path: Path, name: str, value: str | int | None, table: str = "") -> None:
    """Write one setting, by the name of its field, the other lines as they are; raises `UnusableSettings`.

    `None` takes it away: the default is back. The file is replaced whole, or left as it was.
    """
    from daect_tui.taste import with_setting

    if isinstance(value, str):
        value = clean_line(value).text
    waiting = path.with_suffix(".nouveau")
    try:
        written = _text(path) if path.exists() else ""
        made = with_setting(written, name, value, table)
        if made == written:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_text(made, "utf-8")
        waiting.replace(path)
    except (OSError, ValueError, RecursionError) as fault:
        with suppress(OSError):
            waiting.unlink(missing_ok=True)
        raise UnusableSettings(
            f"Le réglage choisi n’a pas pu être retenu dans {path} ({_reason(fault)})."
        ) from None


def named_agent() -> str:
    """Return the agent that the environment names, or nothing: then the application asks."""
    return clean_line(os.environ.get(AGENT_VARIABLE, "")).text


def suggested_agent(settings: Settings) -> str:
    """Return the name to propose: the person's own setting, else the name of the session."""
    if settings.agent:
        return clean_line(settings.agent).text
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError):
        return ""
