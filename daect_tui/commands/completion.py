"""`daect completion SHELL`: the script that completes commands and options in the shell of the person."""

from argparse import Namespace

from daect_tui.commands.opened import DONE
from daect_tui.parser import Commands

_SHELLS = ("bash", "zsh", "fish")


def declare(commands: Commands) -> None:
    """Declare `completion`."""
    completion = commands.add(
        "completion", "écrire ce qui complète les commandes dans votre interpréteur", _completion
    )
    completion.add_argument(
        "shell", choices=_SHELLS, metavar="INTERPRÉTEUR", help=f"le vôtre\u00a0: {', '.join(_SHELLS)}"
    )


def _completion(options: Namespace) -> int:
    from daect_tui import __version__
    from daect_tui.arguments import build_parser
    from daect_tui.completion import commands_of
    from daect_tui.completion_scripts import SCRIPTS

    print(SCRIPTS[options.shell](commands_of(build_parser(__version__))), end="")
    return DONE
