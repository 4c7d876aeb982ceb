"""`daect import` and `daect export`: what they say, and how they end."""

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE, FAILED, named_register, reading_desk
from daect_tui.domain.dates import parse_date
from daect_tui.domain.errors import InvalidField, UnusableArgument, WouldOverwrite
from daect_tui.domain.exchange import EXPORTED, IMPORTED, ExchangeKind
from daect_tui.domain.text import NARROW, NBSP, counted, listed, quoted
from daect_tui.parser import Commands, offering
from daect_tui.services.places import stands

if TYPE_CHECKING:
    from daect_tui.domain.exchange_mapping import ColumnMapping
    from daect_tui.services.desk import Desk
    from daect_tui.services.exchange import Exchange
    from daect_tui.services.import_run import Preview

# Refused rows told on the standard error; a report holds them all.
_TOLD = 200


def declare(commands: Commands) -> None:
    """Declare `import` and `export`."""
    _import(
        commands.add("import", "importer un fichier de tableur ou de demarches-simplifiees", _import_file)
    )
    _export(commands.add("export", "écrire un fichier pour un tableur", _export_file))


def _import(parser: ArgumentParser) -> None:
    kinds = ", ".join(kind.value for kind in IMPORTED)
    kind = parser.add_argument(
        "kind", nargs="?", default=ExchangeKind.DOSSIERS.value, metavar="QUOI",
        help=f"ce que le fichier contient\u00a0: {kinds} (dossiers, sinon)",
    )  # fmt: skip
    offering(kind, (one.value for one in IMPORTED))
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


def _import_file(options: Namespace) -> int:
    """Import a file in a register, which is made when it does not exist; say what became of each row."""
    from daect_tui.assembly import on_register

    register = named_register(options)
    kind, path = imported_kind(options.kind, options.file), options.file
    if options.report is not None and stands(options.report):
        raise WouldOverwrite(f"{options.report} existe déjà. Donnez un autre nom au rapport.")
    code = FAILED

    def run(desk: "Desk") -> bool:
        nonlocal code
        mapping = _mapping(desk.exchange, kind, path, options)
        if options.dry_run:
            preview = desk.exchange.preview(kind, path, mapping)
        else:
            preview = desk.exchange.apply(kind, path, mapping, partial=options.partial)
        try:
            if options.report is not None:
                desk.exchange.write_report(preview, options.report)
            code = _told(preview, options, register)
            return preview.applied
        finally:
            preview.close()

    on_register(register, run, writes=not options.dry_run)
    return code


def _export_file(options: Namespace) -> int:
    with reading_desk(options) as desk:
        return _exported(options, desk)


def _exported(options: Namespace, desk: "Desk") -> int:
    """Write a file of a kind."""
    from daect_tui.services.export_rows import Period

    kind = ExchangeKind(options.kind)
    if options.year is not None and kind is not ExchangeKind.ODA:
        raise UnusableArgument(
            f"--year ne va qu’avec oda. Écrivez daect export oda FICHIER --year {options.year}."
        )
    period = Period(export_day(kind, options.on), options.year)
    count = desk.exchange.export(kind, options.file, period=period, force=options.force)
    if kind is ExchangeKind.ODA:
        for one in desk.exchange.not_declared(options.year):
            print(f"daect{NBSP}: {one.reference} laissée de côté{NBSP}: {one.reason}.", file=sys.stderr)
    print(f"{counted(count, 'ligne écrite', 'lignes écrites')} dans {options.file} ({kind.label}).")
    return DONE


def _mapping(exchange: "Exchange", kind: "ExchangeKind", path: Path, options: Namespace) -> "ColumnMapping":
    """Map the columns of the file, and say which are left out."""
    from daect_tui.domain.exchange_mapping import corrected

    shape = exchange.examine(kind, path)
    mapping = corrected(shape.columns, shape.mapping, options.column, options.value)
    for notice in shape.notices:
        print(notice)
    if mapping.origin:
        print(f"Fichier de {mapping.origin} reconnu.")
    ignored = [heading for heading, key in zip(mapping.headings, mapping.keys, strict=True) if not key]
    if ignored:
        print(f"Colonnes laissées de côté{NBSP}: {listed([quoted(heading) for heading in ignored])}.")
    return mapping


def _told(preview: "Preview", options: Namespace, register: Path) -> int:
    """Say what became of the rows; return the exit code."""
    _tell_refused(preview, options)
    print(summary(preview))
    if preview.applied:
        print(f"Importé dans {register}." if preview.writes else f"Le registre {register} était à jour.")
    elif options.dry_run:
        print(f"Essai{NBSP}: rien n’a été écrit.")
    else:
        print(
            f"daect{NBSP}: rien n’a été écrit. Corrigez ces lignes et recommencez, "
            "ou ajoutez --partial pour importer les autres.",
            file=sys.stderr,
        )
    return FAILED if preview.refused else DONE


def _tell_refused(preview: "Preview", options: Namespace) -> None:
    from daect_tui.domain.exchange_row import RowOutcome

    for report in preview.window(RowOutcome.REFUSED, 0, _TOLD):
        for sentence in report.sentences(preview.row_word):
            print(f"daect{NBSP}: {sentence}", file=sys.stderr)
    rest = preview.refused - _TOLD
    if rest > 0:
        where = f"voyez {options.report}" if options.report else "--report FICHIER les donne toutes"
        others = counted(rest, "autre ligne refusée", "autres lignes refusées")
        print(f"daect{NBSP}: et {others}{NARROW}; {where}.", file=sys.stderr)


def summary(preview: "Preview") -> str:
    """Count the rows by what becomes of them: « 500 lignes : 480 nouvelles, 20 refusées. »."""
    from daect_tui.domain.exchange_row import RowOutcome, counted_outcomes

    counts = preview.counts
    total = sum(counts.get(outcome, 0) for outcome in RowOutcome)
    said = counted_outcomes(counts, done=preview.applied)
    return f"{counted(total, 'ligne')}{NBSP}: {said}." if total else "Le fichier n’a aucune ligne."


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
    if str(file) in kinds and not stands(file):
        raise UnusableArgument(f"Il manque le fichier après {quoted(str(file))}. Voyez daect import --help.")
    return kinds[kind]
