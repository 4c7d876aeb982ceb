"""`daect check`: whether a register is sound, told fault by fault: what, where, what to do."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE, FAILED, complain, named_register
from daect_tui.commands.plain import over_the_last
from daect_tui.domain.text import NBSP, counted, grouped
from daect_tui.parser import Commands

if TYPE_CHECKING:
    from daect_tui.domain.soundness.fault import Fault


def declare(commands: Commands) -> None:
    """Declare `check`."""
    commands.add("check", "dire si le registre est sain", _check)


def _check(options: Namespace) -> int:
    from daect_tui.assembly import check_register

    path = named_register(options)
    found = check_register(path, _told)
    if not found.faults:
        print(f"Le registre {path} est sain{NBSP}: base, liens, règles et journal sont intacts.")
        for one in found.checked:
            print(f"  {grouped(one.count):>8} {one.title}")
        return DONE
    complain(f"Le registre {path} présente {counted(len(found.faults), 'défaut')}.")
    for number, fault in enumerate(found.faults, start=1):
        print(_written(number, fault), file=sys.stderr)
    return FAILED


def _written(number: int, fault: "Fault") -> str:
    where = fault.reference or fault.kind.label
    return (
        f"\n{number}. Où{NBSP}: {where} ({fault.code})\n"
        f"   Quoi{NBSP}: {fault.sentence}\n"
        f"   Que faire{NBSP}: {fault.remedy}"
    )


def _told(what: str, done: int, total: int) -> None:
    """Show on a terminal how far the check is."""
    over_the_last(f"{done}/{total} {what}…" if what else "")
