"""`daect check`: whether a register is sound."""

from argparse import Namespace

from daect_tui.commands.opened import DONE, FAILED, complain, named_register
from daect_tui.parser import Commands


def declare(commands: Commands) -> None:
    """Declare `check`."""
    commands.add("check", "dire si le registre est sain", _check)


def _check(options: Namespace) -> int:
    from daect_tui.assembly import check_register

    path = named_register(options)
    faults = check_register(path)
    if not faults:
        print(f"Le registre {path} est sain\u00a0: base, liens et journal sont intacts.")
        return DONE
    for fault in faults:
        complain(fault)
    return FAILED
