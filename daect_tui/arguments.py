"""What the command line understands: the options of the program, and the commands of each family."""

from argparse import ArgumentParser

from daect_tui.commands import application, families
from daect_tui.parser import Commands, FrenchParser, register_option


def build_parser(version: str) -> ArgumentParser:
    """Return the parser; `run` of what it reads is the command, the application when none is named."""
    parser = FrenchParser(
        prog="daect",
        description="Le programme de label « Expertise territoriale internationale », hors ligne. "
        "Sans commande, ouvre l’application.",
        epilog="Codes de sortie : 0 fait ; 1 échec ou défaut trouvé ; 2 arguments.",
    )
    parser.add_argument(
        "--version", action="version", version=f"daect {version}", help="dire la version et finir"
    )
    register_option(parser)
    parser.set_defaults(run=application.run)
    commands = Commands(parser)
    for family in families():
        family.declare(commands)
    return parser
