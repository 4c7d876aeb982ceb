"""`daect completion SHELL`: the script that completes commands and options in the shell of the person."""

from argparse import ArgumentParser, Namespace

from daect_tui.commands.opened import DONE
from daect_tui.parser import Commands

_SHELLS = ("bash", "zsh", "fish")


def declare(commands: Commands) -> None:
    """Declare `completion`."""
    completion = commands.add(
        "completion",
        "écrire ce qui complète les commandes dans votre interpréteur",
        lambda options: _completion(commands.parser, options),
    )
    completion.add_argument(
        "shell", choices=_SHELLS, metavar="INTERPRÉTEUR", help=f"le vôtre\u00a0: {', '.join(_SHELLS)}"
    )


def _completion(parser: ArgumentParser, options: Namespace) -> int:
    from daect_tui.commands.completable import commands_of
    from daect_tui.commands.completion_scripts import SCRIPTS

    print(SCRIPTS[options.shell](commands_of(parser)), end="")
    return DONE
