"""The command line: arguments in, exit codes out; everything heavy is imported by what needs it.

Exit codes: 0 done; 2 what the arguments alone show; 1 everything else that failed, or a fault found.
Errors go to stderr, in French, never as a traceback.
"""

import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from daect_tui import __version__
from daect_tui.commands.asking import asking
from daect_tui.commands.opened import FAILED, complain
from daect_tui.commands.plain import in_plain
from daect_tui.domain.errors import DaectError

# Signs of a name that is too long: enough to know it by.
_SHOWN = 60
APPLICATION = "application"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; usage errors leave by `SystemExit(2)`."""
    with in_plain():
        return _main(arguments)


def _main(arguments: Sequence[str] | None) -> int:
    command, run = _asked(sys.argv[1:] if arguments is None else arguments)
    # Read now: help and version cost nothing.
    from daect_tui.diary import Event, note
    from storage.revision import HEAD

    began, code = monotonic(), FAILED
    note(Event.STARTED, version=__version__, revision=HEAD, commande=command)
    try:
        code = _run(run)
    finally:
        note(Event.ENDED, commande=command, code=code, secondes=round(monotonic() - began, 2))
    return code


def _asked(arguments: Sequence[str]) -> tuple[str, Callable[[], int]]:
    """Return the name of what is asked for, and what does it.

    To open a register, which is asked for every morning, the parser of the commands is not read.
    """
    match arguments:
        case []:
            return _opening(None)
        case ["--register", str(register)] if not register.startswith("-"):
            return _opening(Path(register))
    from daect_tui.arguments import build_parser

    options = build_parser(__version__).parse_args(arguments)
    return options.command or APPLICATION, lambda: options.run(options)


def _opening(register: Path | None) -> tuple[str, Callable[[], int]]:
    from daect_tui.commands.application import open_register

    return APPLICATION, lambda: open_register(register)


def _run(run: Callable[[], int]) -> int:
    try:
        code = asking(run)
        sys.stdout.flush()
    except DaectError as fault:
        complain(str(fault))
        return fault.exit_code
    except BrokenPipeError:
        # Who reads has read enough (`daect journal | head`): nobody is left to be told anything.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as fault:  # noqa: BLE001 – a user is never shown a traceback
        complain(_sentence(fault))
        return FAILED
    except KeyboardInterrupt:
        complain("Interrompu. Ce qui était enregistré le reste.")
        return FAILED
    return code


def _sentence(fault: Exception) -> str:
    """Say what went wrong where nothing below did: a name that no disk takes, or a fault of the program."""
    if isinstance(fault, OSError) and fault.errno == errno.ENAMETOOLONG:
        named = str(fault.filename or "")
        return f"Un nom de fichier est trop long pour ce disque ({named[:_SHOWN]}…). Donnez-en un plus court."
    from daect_tui.reports import unexpected_sentence

    return unexpected_sentence(fault)
