"""The command line: arguments in, exit codes out; everything heavy is imported by what needs it.

Exit codes: 0 done; 2 what the arguments alone show; 1 everything else that failed, or a fault found.
Errors go to stderr, in French, never as a traceback.
"""

import os
import sys
from collections.abc import Sequence

from daect_tui import __version__
from daect_tui.arguments import build_parser
from daect_tui.commands.asking import asking
from daect_tui.commands.opened import FAILED, complain
from daect_tui.domain.errors import DaectError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; usage errors leave by `SystemExit(2)`."""
    parser = build_parser(__version__)
    options = parser.parse_args(arguments)
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
        complain(_unexpected(fault))
        return FAILED
    except KeyboardInterrupt:
        complain("interrompu. Ce qui était enregistré le reste.")
        return FAILED
    return code


def _unexpected(fault: Exception) -> str:
    """Write a fault of the program down for those who mend it, and say so in French."""
    from daect_tui.reports import keep_report

    told = f"erreur imprévue du programme ({type(fault).__name__}). Ce qui était enregistré le reste."
    path = keep_report(fault)
    return f"{told} Le détail est dans {path}\u00a0: transmettez-le." if path else told
