"""`daect import` and `daect export`: what they say, and how they end."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.arguments import export_day, imported_kind
from daect_tui.domain.errors import UnusableArgument, WouldOverwrite
from daect_tui.domain.text import NARROW, NBSP, counted, listed, quoted

if TYPE_CHECKING:
    from daect_tui.domain.exchange import ExchangeKind
    from daect_tui.domain.exchange_mapping import ColumnMapping
    from daect_tui.services.desk import Desk
    from daect_tui.services.exchange import Exchange
    from daect_tui.services.import_run import Preview

DONE, FAILED = 0, 1
# Refused rows told on the standard error; a report holds them all.
_TOLD = 200


def import_file(options: Namespace, register: Path) -> int:
    """Import a file in a register, which is made when it does not exist; say what became of each row."""
    from daect_tui.assembly import on_register

    kind, path = imported_kind(options.kind, options.file), options.file
    if options.report is not None and options.report.exists():
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


def export_file(options: Namespace, desk: "Desk") -> int:
    """Write a file of a kind."""
    from daect_tui.domain.exchange import ExchangeKind
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
