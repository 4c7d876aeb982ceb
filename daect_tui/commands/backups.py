"""`daect backup`: a verified copy of the register, in its own folder or in a second place."""

from argparse import Namespace
from pathlib import Path

from daect_tui.commands.opened import DONE, FAILED, complain, reading_desk
from daect_tui.domain.text import NBSP
from daect_tui.parser import Commands


def declare(commands: Commands) -> None:
    """Declare `backup`."""
    backup = commands.add("backup", "sauvegarder le registre, et vérifier la sauvegarde", _backup)
    backup.add_argument(
        "place", type=Path, nargs="?", metavar="FICHIER_OU_DOSSIER",
        help="où l’écrire, par exemple sur une clé USB (sinon, le dossier des sauvegardes)",
    )  # fmt: skip
    backup.add_argument("--list", action="store_true", help="montrer les sauvegardes, sans rien écrire")


def _backup(options: Namespace) -> int:
    from daect_tui.services.backup_wording import backup_line

    with reading_desk(options) as desk:
        backups = desk.backups
        if options.list:
            for one in backups.listed():
                print(backup_line(one))
            print(f"Dossier des sauvegardes{NBSP}: {backups.vault.folder}")
            return DONE
        if options.place is None:
            made = backups.make()
            return _told(backups.vault.folder / made.name, made.faults)
        return _told(*backups.copy_to(options.place))


def _told(path: Path, faults: tuple[str, ...]) -> int:
    if not faults:
        print(f"Sauvegarde écrite et vérifiée{NBSP}: {path}")
        return DONE
    print(f"Sauvegarde écrite{NBSP}: {path}")
    for fault in faults:
        complain(f"elle porte un défaut{NBSP}: {fault}. Vérifiez le registre par daect check.")
    return FAILED
