"""`daect migrate`: bring a register to the tables of this version, or tell whether it would pass."""

from argparse import Namespace

from daect_tui.commands.opened import DONE, FAILED, complain, named_register
from daect_tui.parser import Commands


def declare(commands: Commands) -> None:
    """Declare `migrate`."""
    migrate = commands.add("migrate", "mettre un registre ancien aux tables de cette version", _migrate)
    migrate.add_argument("--dry-run", action="store_true", help="essayer sans rien changer")


def _migrate(options: Namespace) -> int:
    from daect_tui.safeguards import migrate_register

    path = named_register(options)
    done = migrate_register(path, dry_run=options.dry_run)
    if not done.needed:
        print(f"Le registre {path} est à jour (révision {done.after})\u00a0: rien à faire.")
        return DONE
    if options.dry_run:
        print(
            f"Le registre {path} passerait de la révision {done.before} à la révision {done.after}\u00a0: "
            "l’essai a réussi, et rien n’a été changé."
        )
        return DONE
    print(
        f"Le registre {path} est passé de la révision {done.before} à la révision {done.after}.\n"
        f"Sauvegarde d’avant\u00a0: {done.backup}"
    )
    for fault in done.faults:
        complain(f"{fault.sentence} {fault.remedy}")
    if done.faults:
        return FAILED
    print("Contrôle entier\u00a0: le registre est sain.")
    return DONE
