"""`daect wordings`: the texts of documents written out, checked, taken in."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.domain.errors import UnknownReference, UnusableArgument, WouldOverwrite
from daect_tui.domain.text import NBSP, counted
from daect_tui.domain.wording import InvalidWording

if TYPE_CHECKING:
    from daect_tui.services.desk import Desk

DONE, FAILED = 0, 1
SUFFIX = ".toml"
EXPORT, IMPORT = "export", "import"


def export_wordings(options: Namespace, desk: "Desk") -> int:
    """Write the texts in force into a folder, one file a document."""
    if len(options.paths) > 1:
        raise UnusableArgument("Les textes s’écrivent dans un seul dossier. Donnez-en un.")
    (folder,) = options.paths
    standing = [path for path in folder.glob(f"*{SUFFIX}") if path.is_file()]
    if standing and not options.force:
        raise WouldOverwrite(
            f"{folder} contient déjà des textes. Choisissez un autre dossier, ou ajoutez --force."
        )
    for path in desk.wordings.export(folder):
        print(path)
    return DONE


def check_wordings(options: Namespace, desk: "Desk") -> int:
    """Tell what is wrong with each text, as « file:line: sentence »."""
    faults = 0
    for path in _files(options.paths):
        try:
            desk.wordings.check(path.stem, _text(path))
        except (InvalidWording, UnknownReference) as error:
            faults += 1
            line = f":{error.line}" if isinstance(error, InvalidWording) and error.line else ""
            print(f"{path}{line}{NBSP}: {error}", file=sys.stderr)
        else:
            print(f"{path}{NBSP}: rien à corriger.")
    return FAILED if faults else DONE


def import_wordings(options: Namespace, desk: "Desk") -> int:
    """Save texts as versions, all or none."""
    texts = {path.stem: _text(path) for path in _files(options.paths)}
    saved = desk.wordings.save_all(texts)
    for version in saved:
        what = "enregistrée" if version.is_edited else "enregistrée, le texte d’origine"
        print(f"{version.name}{NBSP}: version {version.number} {what}.")
    left = len(texts) - len(saved)
    if left:
        print(f"{counted(left, 'texte inchangé', 'textes inchangés')}.")
    return DONE


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the files; a folder stands for its texts. Raises `UnusableArgument` where it has none."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(path.glob(f"*{SUFFIX}"))
        if not found:
            raise UnusableArgument(f"{path} ne contient aucun texte ({SUFFIX}).")
        yield from found


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableArgument(f"{path} n’est pas en UTF-8. Enregistrez-le dans cet encodage.") from error
    except OSError as error:
        raise UnusableArgument(f"{path} ne peut pas être lu{NBSP}: {error.strerror}.") from error
