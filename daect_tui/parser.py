"""The parser of the command line, in French: argparse speaks English by itself."""

import re
import sys
from argparse import SUPPRESS, Action, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from textwrap import wrap
from typing import Any, NoReturn

from daect_tui.domain.text import NBSP

USAGE_ERROR = 2

_SENTENCES = (
    (r"unrecognized arguments: (.+)", r"argument inconnu : « \1 »"),
    (r"the following arguments are required: (.+)", r"il manque : \1"),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", r"« \2 » n’existe pas ; choisissez : \3"),
    (r"argument (\S+): (« .+ » n’est pas une année)", r"\1 : \2"),
    (r"argument (\S+): expected one argument", r"\1 demande une valeur"),
    (r"argument (\S+): ignored explicit argument (.+)", r"\1 ne prend pas de valeur"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 ne va pas avec \2"),
    (r"ambiguous option: (\S+) could match (.+)", r"« \1 » est ambigu : \2"),
)


class FrenchFormatter(HelpFormatter):
    """Help whose fixed words are French."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(" ".join(text.split()), width, break_on_hyphens=False)

    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Begin the usage line with « Usage »."""
        super().add_usage(usage, actions, groups, prefix or f"Usage{NBSP}: ")

    def start_section(self, heading: str | None) -> None:
        """Put the French space before the colon of a section."""
        super().start_section(f"{heading}{NBSP}" if heading else heading)


class FrenchParser(ArgumentParser):
    """A parser whose errors are one French sentence and what to do, with exit code 2."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 – argparse's own open signature
        super().__init__(**{"formatter_class": FrenchFormatter, "add_help": False, **options})
        self._positionals.title = "Commandes"
        self._optionals.title = "Options"
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="montrer cette aide et finir")

    def error(self, message: str) -> NoReturn:
        """Say in French what is wrong, and where the help is."""
        for pattern, sentence in _SENTENCES:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, sentence, message).replace("'", "")
                break
        print(f"daect{NBSP}: {message}. Voyez {self.prog} --help.", file=sys.stderr)
        sys.exit(USAGE_ERROR)


class Commands:
    """The commands of the program, each declared by the module that runs it.

    `run` takes the options that were read and returns the exit code.
    """

    def __init__(self, parser: ArgumentParser) -> None:
        self._added = parser.add_subparsers(
            dest="command", metavar="COMMANDE", prog="daect", parser_class=FrenchParser
        )

    def add(self, name: str, summary: str, run: Callable[[Namespace], int]) -> ArgumentParser:
        """Declare a command by its name and one line of help; return its parser, to add what it takes."""
        parser: ArgumentParser = self._added.add_parser(
            name, help=summary, description=f"{summary.capitalize()}."
        )
        # Understood after the command as well as before it; left alone when it is not given here.
        register_option(parser, default=SUPPRESS)
        parser.set_defaults(run=run)
        return parser


def register_option(parser: ArgumentParser, default: object = None) -> None:
    """Let a command name the register that it works on."""
    parser.add_argument(
        "--register", type=Path, default=default, metavar="FICHIER",
        help="le registre à ouvrir (sinon DAECT_REGISTER, sinon celui du dossier de données)",
    )  # fmt: skip


def session_option(parser: ArgumentParser) -> None:
    """Let a command name the session that it works on."""
    parser.add_argument(
        "--session", required=True, metavar="RÉFÉRENCE", help="la séance, par exemple PACT3-2017-S1"
    )


def out_option(parser: ArgumentParser, metavar: str, what: str) -> None:
    """Let a command be told where to write."""
    parser.add_argument("--out", type=Path, required=True, metavar=metavar, help=what)


def offering(action: Action, words: Iterable[str]) -> None:
    """Note words that a value may be, where others are taken too: for what completes the command line."""
    vars(action)[_OFFERED] = tuple(words)


def offered_by(action: Action) -> tuple[str, ...]:
    """Return the words that `offering` noted; none for most."""
    words: tuple[str, ...] = vars(action).get(_OFFERED, ())
    return words


_OFFERED = "offered"
