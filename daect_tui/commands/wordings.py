"""`daect wordings`: the texts of documents written out, checked, taken in."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE, FAILED, reading_desk, writing_desk
from daect_tui.domain.errors import UnknownReference, UnusableArgument, WouldOverwrite
from daect_tui.domain.text import NBSP, counted
from daect_tui.domain.wording import InvalidWording
from daect_tui.parser import Commands

if TYPE_CHECKING:
    from daect_tui.services.desk import Desk

SUFFIX = ".toml"
# Bytes of a text: the longest that ship have some thousands.
_LARGEST = 1 << 20
EXPORT, IMPORT = "export", "import"


def declare(commands: Commands) -> None:
    """Declare `wordings`."""
    _options(commands.add("wordings", "écrire, vérifier ou reprendre les textes des documents", _wordings))


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=["export", "check", "import"],
        metavar="QUOI",
        help="export écrit les textes en vigueur, check les vérifie, import les enregistre",
    )
    parser.add_argument(
        "paths", type=Path, nargs="+", metavar="FICHIER", help="le dossier à écrire, ou les fichiers à lire"
    )
    parser.add_argument("--force", action="store_true", help="remplacer des textes déjà écrits")


def _wordings(options: Namespace) -> int:
    if options.what == IMPORT:
        with writing_desk(options) as desk:
            return _import_wordings(options, desk)
    run = _export_wordings if options.what == EXPORT else _check_wordings
    with reading_desk(options) as desk:
        return run(options, desk)


def _export_wordings(options: Namespace, desk: "Desk") -> int:
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


def _check_wordings(options: Namespace, desk: "Desk") -> int:
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


def _import_wordings(options: Namespace, desk: "Desk") -> int:
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
        # Neither a device nor a tube, which have no end.
        content = _beginning(path) if path.is_file() else None
    except OSError:
        content = None
    if content is None:
        raise UnusableArgument(f"{path} ne peut pas être lu. Vérifiez son nom, et que vous en avez le droit.")
    if len(content) > _LARGEST:
        raise UnusableArgument(f"{path} est bien plus long qu’un texte de courrier. Vérifiez le fichier.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableArgument(f"{path} n’est pas en UTF-8. Enregistrez-le dans cet encodage.") from error


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LARGEST + 1)
