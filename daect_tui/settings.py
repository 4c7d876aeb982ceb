"""Personal taste, in TOML: what is the person's and not the procedure's (product decision 5).

The file is optional and written by hand or by nobody; a fault in it is told in one sentence.
"""

import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

from daect_tui.domain.errors import DaectError
from daect_tui.domain.text import NBSP, clean_line, quoted

AGENT_VARIABLE = "DAECT_AGENT"
# Personal taste takes a few lines.
_LARGEST = 1 << 16
_PLACE = re.compile(r"line (\d+), column \d+")
_PRINTER = re.compile(r"\s*printer\s*=")


class UnusableSettings(DaectError):
    """The file of personal taste cannot be understood."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may set."""

    agent: str = ""
    """The name proposed when the application asks who is at the desk."""

    printer: str = ""
    """The print queue; empty: the system's default one."""

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


def read_settings(path: Path) -> Settings:
    """Read the settings; a missing file gives the defaults. Raises `UnusableSettings`."""
    try:
        text = _text(path)
        import tomllib  # noqa: PLC0415 – most people have no settings

        content = tomllib.loads(text)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as fault:
        raise UnusableSettings(
            f"Le fichier de réglages {path} ne se lit pas ({_reason(fault)}). Corrigez-le ou supprimez-le."
        ) from None
    known = {field.name: type(field.default) for field in fields(Settings)}
    for name, value in content.items():
        if name not in known or type(value) is not known[name] or (type(value) is int and value < 0):
            raise UnusableSettings(
                f"Le fichier de réglages {path} porte {quoted(name)}, qui n’est pas un réglage connu{NBSP}: "
                f"{', '.join(sorted(known))} (textes entre guillemets, nombres sans signe)."
            )
    return Settings(**content)


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
    return f"ligne {found[1]}, ce n’est pas du TOML" if found else "ce n’est pas du TOML"


def keep_printer(path: Path, name: str) -> None:
    """Write the chosen printer into the settings, the other lines as they are; raises `UnusableSettings`.

    JSON writes a text as TOML reads it.
    """
    import json  # noqa: PLC0415 – after the first painting

    name = clean_line(name).text
    if read_settings(path).printer == name:
        return
    line = f"printer = {json.dumps(name, ensure_ascii=False)}\n"
    waiting = path.with_suffix(".nouveau")
    try:
        written = path.read_text("utf-8") if path.exists() else ""
        kept = [one for one in written.split("\n") if not _PRINTER.match(one)]
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_text(line + "\n".join(kept), "utf-8")
        waiting.replace(path)
    except OSError as fault:
        with suppress(OSError):
            waiting.unlink(missing_ok=True)
        raise UnusableSettings(
            f"L’imprimante choisie n’a pas pu être retenue dans {path} ({_reason(fault)})."
        ) from None


def named_agent() -> str:
    """Return the agent that the environment names, or nothing: then the application asks."""
    return clean_line(os.environ.get(AGENT_VARIABLE, "")).text


def suggested_agent(settings: Settings) -> str:
    """Return the name to propose: the person's own setting, else the name of the session."""
    if settings.agent:
        return clean_line(settings.agent).text
    from getpass import getuser  # noqa: PLC0415 – where nobody is named

    try:
        return getuser()
    except (KeyError, OSError):
        return ""
