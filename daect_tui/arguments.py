"""What the command line understands, and its French: argparse speaks English by itself."""

import re
import sys
from argparse import SUPPRESS, Action, ArgumentParser, ArgumentTypeError, HelpFormatter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from daect_tui.domain.dates import parse_date
from daect_tui.domain.errors import InvalidField, UnusableArgument
from daect_tui.domain.exchange import EXPORTED, IMPORTED, ExchangeKind
from daect_tui.domain.text import NBSP, quoted
from daect_tui.letter_commands import lot_options

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


def build_parser(version: str) -> ArgumentParser:
    """Return the parser; `command` is `None` when the application is to be opened."""
    parser = FrenchParser(
        prog="daect",
        description="Le programme de label « Expertise territoriale internationale », hors ligne. "
        "Sans commande, ouvre l’application.",
        epilog="Codes de sortie : 0 fait ; 1 échec ou défaut trouvé ; 2 arguments.",
    )
    parser.add_argument(
        "--version", action="version", version=f"daect {version}", help="dire la version et finir"
    )
    parser.add_argument("--register", type=Path, default=None, metavar="FICHIER", help=_REGISTER_HELP)
    commands = parser.add_subparsers(
        dest="command", metavar="COMMANDE", prog="daect", parser_class=FrenchParser
    )

    demo = _command(commands, "demo", "faire un registre de démonstration : la campagne de 2017")
    demo.add_argument("--no-ui", action="store_true", help="ne pas ouvrir l’application ensuite")
    demo.add_argument("--out", type=Path, metavar="DOSSIER", help="où écrire les documents (build/demo)")
    demo.add_argument("--force", action="store_true", help="remplacer un registre qui existe")

    _command(commands, "display", "montrer à la salle la séance qui se tient, sans rien écrire")

    _command(commands, "check", "dire si le registre est sain")

    letters = _command(commands, "letters", "produire et écrire les lettres de décision d’une séance")
    _session(letters, "--out", "DOSSIER", "où les écrire")
    lot_options(letters)

    minutes = _command(commands, "minutes", "écrire le procès-verbal d’une séance close")
    _session(minutes, "--out", "FICHIER", "le fichier à écrire : PDF, ODT ou DOCX, selon son nom")
    minutes.add_argument("--dossier", metavar="RÉFÉRENCE", help="n’écrire que l’extrait sur ce dossier")

    communique = _command(commands, "communique", "écrire le communiqué des lauréats d’une séance")
    _session(communique, "--out", "FICHIER", "le fichier PDF à écrire")

    specimens = _command(
        commands, "specimens", "écrire un document de chaque sorte, sur des données inventées"
    )
    specimens.add_argument(
        "--out", type=Path, required=True, metavar="DOSSIER", help="où écrire les documents"
    )

    _import(_command(commands, "import", "importer un fichier de tableur ou de demarches-simplifiees"))
    _export(_command(commands, "export", "écrire un fichier pour un tableur"))

    _pack(
        _command(
            commands, "pack", "faire le fichier d’une mission à remplir, ou d’une séance à tenir, ailleurs"
        )
    )
    _merge(
        _command(
            commands, "merge", "fusionner un paquet, un formulaire en texte ou une valise qui est revenu"
        )
    )
    fill = _command(commands, "fill", "remplir un paquet reçu, sans registre")
    fill.add_argument("files", type=Path, nargs="+", metavar="PAQUET", help="le fichier .daectpack reçu")

    _wordings(_command(commands, "wordings", "écrire, vérifier ou reprendre les textes des documents"))

    _command(commands, "journal", "montrer le journal, un acte par ligne")
    return parser


_REGISTER_HELP = "le registre à ouvrir (sinon DAECT_REGISTER, sinon celui du dossier de données)"


def _command(commands: Any, name: str, summary: str) -> ArgumentParser:  # noqa: ANN401 – argparse's private type
    parser: ArgumentParser = commands.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
    # Understood after the command as well as before it; left alone when it is not given here.
    parser.add_argument("--register", type=Path, default=SUPPRESS, metavar="FICHIER", help=_REGISTER_HELP)
    return parser


def _import(parser: ArgumentParser) -> None:
    kinds = ", ".join(kind.value for kind in IMPORTED)
    parser.add_argument(
        "kind", nargs="?", default=ExchangeKind.DOSSIERS.value, metavar="QUOI",
        help=f"ce que le fichier contient\u00a0: {kinds} (dossiers, sinon)",
    )  # fmt: skip
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier CSV, XLSX, ODS ou JSON à lire")
    parser.add_argument("--dry-run", action="store_true", help="dire ce qui se passerait, sans rien écrire")
    parser.add_argument(
        "--partial", action="store_true", help="importer les lignes bonnes, même si d’autres sont refusées"
    )
    parser.add_argument(
        "--column", action="append", default=[], metavar="EN-TÊTE=COLONNE",
        help="lire une colonne du fichier comme telle (répétable\u202f; retenu pour la fois suivante)",
    )  # fmt: skip
    parser.add_argument(
        "--value", action="append", default=[], metavar="COLONNE=VALEUR",
        help="donner une valeur à toutes les lignes (répétable), par exemple programme=PACT3",
    )  # fmt: skip
    parser.add_argument(
        "--report", type=Path, metavar="FICHIER", help="écrire ce que devient chaque ligne dans un fichier"
    )


def _export(parser: ArgumentParser) -> None:
    kinds = [kind.value for kind in EXPORTED]
    said = ", ".join(kinds)
    parser.add_argument("kind", choices=kinds, metavar="QUOI", help=f"ce qu’il faut écrire\u00a0: {said}")
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier CSV, XLSX ou JSON à écrire")
    parser.add_argument(
        "--year", type=_year, metavar="ANNÉE", help="avec oda\u00a0: les missions parties cette année-là"
    )
    parser.add_argument("--force", action="store_true", help="remplacer un fichier qui existe")
    parser.add_argument("--on", metavar="DATE", help="pour les labels\u00a0: leur état ce jour-là")


def export_day(kind: ExchangeKind, typed: str | None) -> date | None:
    """Read the day of the states of labels; raises `UnusableArgument`."""
    if typed is None:
        return None
    if kind is not ExchangeKind.LABELS:
        raise UnusableArgument("--on ne vaut que pour les labels. Voyez daect export --help.")
    try:
        day = parse_date(typed, "--on")
    except InvalidField as fault:
        raise UnusableArgument(str(fault)) from fault
    if day is None:
        raise UnusableArgument("--on demande une date, par exemple 14/03/2018.")
    return day


def _year(text: str) -> int:
    """Read a year of four figures."""
    if not re.fullmatch("(19|20)[0-9]{2}", text):
        raise ArgumentTypeError(f"« {text} » n’est pas une année")
    return int(text)


def _pack(parser: ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=["mission", "session"],
        metavar="QUOI",
        help="ce qu’il emporte\u00a0: mission, session",
    )
    parser.add_argument(
        "reference", metavar="RÉFÉRENCE", help="la mission, par exemple MIS-2018-001, ou la séance"
    )
    parser.add_argument(
        "file", type=Path, metavar="FICHIER",
        help="le paquet à écrire (.daectpack)\u202f; s’il finit par .txt, le formulaire en texte seul\u202f; "
        "pour une séance, la valise (.daect)",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="remplacer un paquet qui existe")
    parser.add_argument("--to", dest="holder", default="", metavar="NOM", help="qui emporte la séance")
    parser.add_argument(
        "--files", action="store_true", help="emporter aussi les fichiers joints aux dossiers de la séance"
    )


def _merge(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier revenu")
    parser.add_argument("--dry-run", action="store_true", help="dire ce qui changerait, sans rien écrire")
    parser.add_argument(
        "--theirs", action="append", default=[], metavar="CHAMP",
        help="en cas de conflit sur ce champ, prendre le texte du fichier (répétable)",
    )  # fmt: skip


def _wordings(parser: ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=["export", "check", "import"],
        metavar="QUOI",
        help="export écrit les textes en vigueur, check les vérifie, import les enregistre",
    )
    parser.add_argument(
        "paths", type=Path, nargs="+", metavar="FICHIER", help="le dossier à écrire, ou les fichiers à lire"
    )
    parser.add_argument("--force", action="store_true", help="remplacer des textes déjà écrits")


def imported_kind(kind: str, file: Path) -> ExchangeKind:
    """Read what a file to import contains; raises `UnusableArgument` for a word that is no kind.

    A single word that names a kind lacks its file.
    """
    kinds = {known.value: known for known in IMPORTED}
    if kind not in kinds:
        raise UnusableArgument(
            f"{quoted(kind)} ne s’importe pas. Écrivez daect import QUOI FICHIER, "
            f"où QUOI est {', '.join(kinds)}."
        )
    if str(file) in kinds and not file.exists():
        raise UnusableArgument(f"Il manque le fichier après {quoted(str(file))}. Voyez daect import --help.")
    return kinds[kind]


def _session(parser: ArgumentParser, out: str, metavar: str, what: str) -> None:
    parser.add_argument(
        "--session", required=True, metavar="RÉFÉRENCE", help="la séance, par exemple PACT3-2017-S1"
    )
    parser.add_argument(out, type=Path, required=True, metavar=metavar, help=what)
