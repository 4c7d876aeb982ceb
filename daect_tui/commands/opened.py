"""What every command needs: its exit codes, the register that it was given, and whether somebody watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from daect_tui.services.desk import Desk

DONE, FAILED = 0, 1


def named_register(options: "Namespace") -> Path:
    """Return the register of the command: its own option, else the environment's, else the default one."""
    from daect_tui.paths import chosen_register

    return chosen_register(options.register)


@contextmanager
def writing_desk(options: "Namespace") -> "Iterator[Desk]":
    """Open the register to write in it; raises `WriteRefused` when somebody else does."""
    from daect_tui.assembly import existing_desk

    desk = existing_desk(named_register(options))
    try:
        _tell_first_fault(desk)
        yield desk
    finally:
        desk.close()


@contextmanager
def reading_desk(options: "Namespace") -> "Iterator[Desk]":
    """Open the register to read it only."""
    from daect_tui import assembly

    desk = assembly.reading_desk(named_register(options))
    try:
        _tell_first_fault(desk)
        yield desk
    finally:
        desk.close()


def _tell_first_fault(desk: "Desk") -> None:
    """Warn of a register in which something is quickly seen to be wrong; the command goes on."""
    faults = desk.office.register.opening_faults()
    if faults:
        complain(f"{faults[0]} Vérifiez tout par «\u202fdaect check\u202f».")


def has_terminal() -> bool:
    """Tell whether a person sees what is shown and can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def complain(sentence: str) -> None:
    """Say what went wrong where errors are read."""
    print(f"daect\u00a0: {sentence}", file=sys.stderr)
