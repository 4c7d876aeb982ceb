"""`daect specimens`: what it tells while it makes one document of every kind, and at the end."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE, FAILED, complain
from daect_tui.commands.plain import over_the_last
from daect_tui.domain.text import NBSP, counted
from daect_tui.parser import Commands, out_option

if TYPE_CHECKING:
    from daect_tui.services.specimens.making import Made


def declare(commands: Commands) -> None:
    """Declare `specimens`."""
    specimens = commands.add(
        "specimens", "écrire un document de chaque sorte, sur des données inventées", _specimens
    )
    out_option(specimens, "DOSSIER", "où écrire les documents")


def _specimens(options: Namespace) -> int:
    return write_specimens(options.out)


def write_specimens(folder: Path) -> int:
    """Write the specimens into a folder; return 1 when one of them is refused."""
    from daect_tui.assembly import make_specimens

    refused: list[Made] = []
    written = 0

    def told(one: "Made") -> None:
        nonlocal written
        if one.refusal:
            refused.append(one)
        else:
            written += 1
        over_the_last(f"{one.done}/{one.total} {one.name}")

    make_specimens(folder, told)
    over_the_last("")
    print(f"{counted(written, 'document')} dans {folder}.")
    for one in refused:
        why = one.refusal.replace("\n", "\n  ")
        complain(f"{one.name} est refusé{NBSP}: {why}")
    return FAILED if refused else DONE
