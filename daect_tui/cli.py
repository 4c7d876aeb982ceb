"""The command line: arguments in, exit codes out; everything heavy is imported by what needs it.

Exit codes: 0 done; 2 what the arguments alone show; 1 everything else that failed, or a fault found.
Errors go to stderr, in French, never as a traceback.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from time import monotonic

from daect_tui import __version__
from daect_tui.arguments import build_parser
from daect_tui.commands.asking import asking
from daect_tui.commands.opened import FAILED, complain
from daect_tui.commands.plain import in_plain
from daect_tui.domain.errors import DaectError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; usage errors leave by `SystemExit(2)`."""
    with in_plain():
        return _main(arguments)


def _main(arguments: Sequence[str] | None) -> int:
    parser = build_parser(__version__)
    options = parser.parse_args(arguments)
    # Read now: help and version cost nothing.
    from daect_tui.diary import Event, note
    from storage.revision import HEAD

    began, code = monotonic(), FAILED
    command = options.command or "application"
    note(Event.STARTED, version=__version__, revision=HEAD, commande=command)
    try:
        code = _run(options)
    finally:
        note(Event.ENDED, commande=command, code=code, secondes=round(monotonic() - began, 2))
    return code


def _run(options: Namespace) -> int:
    try:
        code = asking(lambda: options.run(options))
        sys.stdout.flush()
    except DaectError as fault:
        complain(str(fault))
        return fault.exit_code
    except BrokenPipeError:
        # Who reads has read enough (`daect journal | head`): nobody is left to be told anything.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as fault:  # noqa: BLE001 – a user is never shown a traceback
        from daect_tui.reports import unexpected_sentence

        complain(unexpected_sentence(fault))
        return FAILED
    except KeyboardInterrupt:
        complain("Interrompu. Ce qui était enregistré le reste.")
        return FAILED
    return code
