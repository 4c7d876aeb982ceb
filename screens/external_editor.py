"""A text written in the editor of the person’s choice: a temporary file, given back when it closes."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from daect_tui.domain.errors import DaectError
from daect_tui.domain.forms import LONGEST_TEXT
from daect_tui.domain.text import NBSP, quoted

_ASKED = ("VISUAL", "EDITOR")
_USUAL = ("notepad",) if sys.platform == "win32" else ("nano", "vi")
# A text may take four octets a sign; a file much longer is another file.
_LARGEST = 8 * LONGEST_TEXT


class EditorFault(DaectError):
    """The editor cannot be found, has failed, or has left something that is no text."""


def through_editor(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Have a text edited, and return what was written; blocks until the editor closes.

    Raises `EditorFault`; the text is then as it was.
    """
    command = editor_command(environment)
    with TemporaryDirectory(prefix="daect-") as folder:
        path = Path(folder) / "texte.txt"
        path.write_text(text, encoding="utf-8", newline="")
        _run(command, path)
        return left_by_editor(path, text)


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """Return the editor and its arguments: `$VISUAL`, `$EDITOR`, else a usual one."""
    named = next((environment[name] for name in _ASKED if environment.get(name, "").strip()), "")
    words = _words(named) if named else list(_first_found(environment))
    if not words or shutil.which(words[0], path=environment.get("PATH")) is None:
        what = f"L’éditeur {quoted(named)} est introuvable." if named else "Aucun éditeur n’est installé."
        raise EditorFault(f"{what} Indiquez-en un par la variable EDITOR, ou écrivez le texte ici.")
    return words


def _words(named: str) -> list[str]:
    try:
        if sys.platform == "win32":
            # Backslashes are part of a path there, quotation marks are not.
            return [word.strip('"') for word in shlex.split(named, posix=False)]
        return shlex.split(named)
    except ValueError:
        raise EditorFault(
            f"La variable EDITOR n’est pas lisible{NBSP}: {quoted(named)}. Corrigez ses guillemets."
        ) from None


def _first_found(environment: Mapping[str, str]) -> list[str]:
    return [name for name in _USUAL if shutil.which(name, path=environment.get("PATH"))][:1]


def _run(command: list[str], path: Path) -> None:
    name = quoted(command[0])
    try:
        done = subprocess.run([*command, str(path)], check=False)  # noqa: S603 – the person’s own editor
    except OSError as error:
        raise EditorFault(
            f"L’éditeur {name} ne s’ouvre pas{NBSP}: le système l’a refusé. Le texte est resté tel quel."
        ) from error
    if done.returncode != 0:
        raise EditorFault(
            f"L’éditeur {name} s’est arrêté sur une erreur ({done.returncode}). Le texte est resté tel quel."
        )


def left_by_editor(path: Path, before: str) -> str:
    """Read what was left; an editor adds a last line end, which nobody typed. Raises `EditorFault`."""
    try:
        if path.stat().st_size > _LARGEST:
            raise EditorFault(
                f"Le texte dépasse {LONGEST_TEXT} signes. Raccourcissez-le. Il est resté tel quel."
            )
        written = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EditorFault(
            "L’éditeur n’a pas enregistré en UTF-8. Choisissez cet encodage. Le texte est resté tel quel."
        ) from error
    except OSError as error:
        raise EditorFault(
            "L’éditeur n’a laissé aucun fichier à reprendre. Le texte est resté tel quel."
        ) from error
    ending = "\r\n" if written.endswith("\r\n") else "\n"
    return written if before.endswith("\n") else written.removesuffix(ending)
