"""What opens a screen: the application, the demonstration, the room's view, a pack to fill."""

from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE, FAILED, complain, has_terminal, named_register
from daect_tui.domain.errors import UnusableArgument
from daect_tui.paths import chosen_register

if TYPE_CHECKING:
    # To open a register needs no parser.
    from argparse import Namespace

    from daect_tui.parser import Commands

DEMONSTRATION_FOLDER = Path("build/demo")


def declare(commands: "Commands") -> None:
    """Declare `demo`, `display` and `fill`; the application itself has no name."""
    demo = commands.add("demo", "faire un registre de démonstration : la campagne de 2017", _demo)
    demo.add_argument("--no-ui", action="store_true", help="ne pas ouvrir l’application ensuite")
    demo.add_argument("--out", type=Path, metavar="DOSSIER", help="où écrire les documents (build/demo)")
    demo.add_argument("--force", action="store_true", help="remplacer un registre qui existe")
    commands.add("display", "montrer à la salle la séance qui se tient, sans rien écrire", _display)
    fill = commands.add("fill", "remplir un paquet reçu, sans registre", _fill)
    fill.add_argument("files", type=Path, nargs="+", metavar="PAQUET", help="le fichier .daectpack reçu")


def run(options: "Namespace") -> int:
    """Open the application on the register that is named."""
    return open_register(options.register)


def open_register(named: Path | None) -> int:
    """Open the application, or the form of a pack that was given as a register."""
    from daect_tui.launching import is_pack, run_application, run_filling

    if not has_terminal():
        complain(
            "l’application se tient dans un terminal, et il n’y en a pas ici. "
            "Pour une commande sans écran, voyez daect --help."
        )
        return FAILED
    register = chosen_register(named)
    if is_pack(register):
        return run_filling(register, print)
    return run_application(register, print)


def _display(options: "Namespace") -> int:
    from daect_tui.launching import run_display

    if not has_terminal():
        complain("L’affichage de la séance se tient dans un terminal, et il n’y en a pas ici.")
        return FAILED
    return run_display(named_register(options))


def _demo(options: "Namespace") -> int:
    from daect_tui.assembly import make_demonstration
    from daect_tui.launching import run_application

    folder: Path = options.out or DEMONSTRATION_FOLDER
    register: Path = options.register or folder / "demo.daect"
    produced = make_demonstration(register, folder, _tell, force=options.force)
    print(f"\nRegistre de démonstration\u00a0: {register}")
    print(f"\n{len(produced.letters)} lettres de décision\u00a0:")
    for path in produced.letters:
        print(f"  {path}")
    print("\nAutres documents\u00a0:")
    for path in produced.others:
        print(f"  {path}")
    if options.no_ui or not has_terminal():
        return DONE
    return run_application(register, print, tour=True)


def _tell(step: str) -> None:
    print(f"· {step}")


def _fill(options: "Namespace") -> int:
    from daect_tui.launching import run_filling

    if len(options.files) > 1:
        raise UnusableArgument("Un paquet se remplit à la fois. Donnez un seul fichier, puis l’autre.")
    if not has_terminal():
        complain(
            "le formulaire se tient dans un terminal, et il n’y en a pas ici. Le paquet "
            "contient aussi « formulaire.txt », que tout éditeur de texte remplit."
        )
        return FAILED
    return run_filling(options.files[0], print)
