"""`daect backup`, `daect restore`, `daect salvage`: copies that can be trusted, and coming back from them."""

from argparse import Namespace
from pathlib import Path

from daect_tui.commands.opened import DONE, FAILED, complain, has_terminal, named_register, reading_desk
from daect_tui.domain.text import NBSP
from daect_tui.parser import Commands


def declare(commands: Commands) -> None:
    """Declare `backup`, `restore` and `salvage`."""
    backup = commands.add("backup", "sauvegarder le registre, et vérifier la sauvegarde", _backup)
    backup.add_argument(
        "place", type=Path, nargs="?", metavar="FICHIER_OU_DOSSIER",
        help="où l’écrire, par exemple sur une clé USB (sinon, le dossier des sauvegardes)",
    )  # fmt: skip
    backup.add_argument("--list", action="store_true", help="montrer les sauvegardes, sans rien écrire")
    restore = commands.add("restore", "revenir à une sauvegarde, en gardant le registre en place", _restore)
    restore.add_argument("file", type=Path, metavar="SAUVEGARDE", help="la sauvegarde à remettre en place")
    restore.add_argument("--dry-run", action="store_true", help="dire ce qui serait perdu, sans rien changer")
    restore.add_argument("--yes", action="store_true", help="ne pas demander de confirmation")
    restore.add_argument(
        "--faults",
        action="store_true",
        help="restaurer malgré les défauts de la sauvegarde, s’il n’y en a pas d’autre",
    )
    salvage = commands.add("salvage", "sauver ce qui se lit d’un registre endommagé", _salvage)
    salvage.add_argument(
        "file", type=Path, metavar="ENDOMMAGÉ", help="le registre endommagé, qui reste intact"
    )
    salvage.add_argument("new", type=Path, metavar="NOUVEAU", help="le registre à faire de ce qui s’y lit")


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
        complain(f"La sauvegarde porte un défaut{NBSP}: {fault}. Vérifiez le registre par daect check.")
    return FAILED


def _restore(options: Namespace) -> int:
    from daect_tui.assembly import finish_restoration, settings
    from daect_tui.recovery import restoring

    register = named_register(options)
    use_case = restoring(register, settings())
    preview = use_case.preview(options.file, faults=options.faults)
    for line in preview.lines:
        print(line)
    if options.dry_run:
        print("Essai\u00a0: rien n’a été changé.")
        return DONE
    if not options.yes and not _agreed():
        return FAILED
    aside = finish_restoration(register, use_case, preview)
    print(f"Registre restauré{NBSP}: {register}")
    if aside is not None:
        print(f"Le registre remplacé est gardé{NBSP}: {aside}")
    return DONE


def _agreed() -> bool:
    """Ask for a confirmation where somebody can give it."""
    if not has_terminal():
        complain("Rien n’a été changé. Ajoutez --yes pour restaurer cette sauvegarde.")
        return False
    try:
        answer = input("Restaurer cette sauvegarde\u202f? (oui/non) ")
    except EOFError:
        answer = ""
    if answer.strip().casefold() in {"oui", "o"}:
        return True
    print("Rien n’a été changé.")
    return False


def _salvage(options: Namespace) -> int:
    from daect_tui.assembly import salvage_register

    found = salvage_register(options.file, options.new)
    for line in found.lines:
        print(line)
    print(f"Nouveau registre{NBSP}: {options.new}. {options.file} est resté tel quel.")
    if found.is_whole:
        return DONE
    complain("Tout n’a pas pu être lu. Comparez avec la dernière sauvegarde (daect backup --list).")
    return FAILED
