"""The command line: arguments in, exit codes out; everything heavy is imported by what needs it.

Exit codes: 0 done; 2 what the arguments alone show; 1 everything else that failed, or a fault found.
Errors go to stderr, in French, never as a traceback.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui import __version__
from daect_tui.arguments import build_parser
from daect_tui.domain.document_form import form_of
from daect_tui.domain.errors import DaectError, UnusableArgument

if TYPE_CHECKING:
    from daect_tui.services.desk import Desk
    from daect_tui.services.producing import Production

DONE, FAILED = 0, 1
DEMONSTRATION_FOLDER = Path("build/demo")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; usage errors leave by `SystemExit(2)`."""
    parser = build_parser(__version__)
    options = parser.parse_args(arguments)
    try:
        return _COMMANDS[options.command or "application"](options)
    except DaectError as fault:
        print(f"daect\u00a0: {fault}", file=sys.stderr)
        return fault.exit_code
    except Exception as fault:  # noqa: BLE001 – a user is never shown a traceback
        print(f"daect\u00a0: {_unexpected(fault)}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("daect\u00a0: interrompu. Ce qui était enregistré le reste.", file=sys.stderr)
        return FAILED


def _unexpected(fault: Exception) -> str:
    """Write a fault of the program down for those who mend it, and say so in French."""
    from daect_tui.reports import keep_report

    told = f"erreur imprévue du programme ({type(fault).__name__}). Ce qui était enregistré le reste."
    path = keep_report(fault)
    return f"{told} Le détail est dans {path}\u00a0: transmettez-le." if path else told


def _register(options: Namespace) -> Path:
    from daect_tui.paths import chosen_register

    return chosen_register(options.register)


def _application(options: Namespace) -> int:
    from daect_tui.assembly import is_pack, run_application, run_filling

    if not _terminal():
        print(
            "daect\u00a0: l’application se tient dans un terminal, et il n’y en a pas ici. "
            "Pour une commande sans écran, voyez daect --help.",
            file=sys.stderr,
        )
        return FAILED
    register = _register(options)
    if is_pack(register):
        return run_filling(register, print)
    return run_application(register)


def _display(options: Namespace) -> int:
    from daect_tui.assembly import run_display

    if not _terminal():
        print(
            "daect\u00a0: l’affichage de la séance se tient dans un terminal, et il n’y en a pas ici.",
            file=sys.stderr,
        )
        return FAILED
    return run_display(_register(options))


def _demo(options: Namespace) -> int:
    from daect_tui.assembly import make_demonstration, run_application

    folder: Path = options.out or DEMONSTRATION_FOLDER
    register: Path = options.register or folder / "demo.daect"
    produced = make_demonstration(register, folder, _tell, force=options.force)
    print(f"\nRegistre de démonstration\u00a0: {register}")
    print(f"\n{len(produced.letters)} lettres de décision\u00a0:")
    for path in produced.letters:
        print(f"  {path}")
    print("\nAutres documents\u00a0:")
    for path in produced.others:
        print(f"  {path}")
    if options.no_ui or not _terminal():
        return DONE
    return run_application(register)


def _check(options: Namespace) -> int:
    from daect_tui.assembly import check_register

    path = _register(options)
    faults = check_register(path)
    if not faults:
        print(f"Le registre {path} est sain\u00a0: base, liens et journal sont intacts.")
        return DONE
    for fault in faults:
        print(f"daect\u00a0: {fault}", file=sys.stderr)
    return FAILED


def _letters(options: Namespace) -> int:
    from daect_tui.letter_commands import write_letters

    with _desk(options) as desk:
        return write_letters(options, desk)


def _minutes(options: Namespace) -> int:
    form_of(options.out)
    with _desk(options) as desk:
        if options.dossier:
            print(desk.minutes.extract(options.session, options.dossier, options.out))
            return DONE
        version = desk.minutes.standing(options.session)
        path = desk.minutes.write(version, options.out)
        print(f"{path} ({version.state.label}, version {version.edition})")
    return DONE


def _communique(options: Namespace) -> int:
    out = _pdf(options.out)
    with _desk(options) as desk:
        return _write_one(desk, desk.letters.produce_communique(options.session), out)


def _pdf(path: Path) -> Path:
    if path.suffix.lower() != ".pdf":
        raise UnusableArgument(f"{path}\u00a0: ce document s’écrit en PDF. Donnez un nom qui finit par .pdf.")
    return path


def _write_one(desk: "Desk", production: "Production", path: Path) -> int:
    if production.letter:
        print(desk.letters.write_to(production.letter.chrono, path))
    return _faults([production])


def _faults(productions: "Sequence[Production]") -> int:
    faults = [f"{made.subject}\u00a0: {fault}" for made in productions for fault in made.faults]
    for fault in faults:
        print(f"daect\u00a0: {fault}", file=sys.stderr)
    return FAILED if faults else DONE


def _specimens(options: Namespace) -> int:
    from daect_tui.specimen_command import write_specimens

    return write_specimens(options.out)


def _journal(options: Namespace) -> int:
    from daect_tui.domain.dates import clock_time, paris_day, short_date

    with _reading_desk(options) as desk, desk.office.reading() as work:
        for entry in work.journal.entries():
            when = f"{short_date(paris_day(entry.at))} {clock_time(entry.at)}"
            print(f"{entry.sequence}\t{when}\t{entry.agent}\t{entry.kind}\t{entry.subject}\t{entry.detail}")
    return DONE


def _import(options: Namespace) -> int:
    from daect_tui.exchange_commands import import_file

    return import_file(options, _register(options))


def _export(options: Namespace) -> int:
    from daect_tui.exchange_commands import export_file

    with _reading_desk(options) as desk:
        return export_file(options, desk)


def _pack(options: Namespace) -> int:
    from daect_tui.pack_commands import make_pack
    from daect_tui.valise_commands import check_pack_options, pack_session

    check_pack_options(options)
    with _desk(options) as desk:
        return pack_session(options, desk) if options.what == "session" else make_pack(options, desk)


def _merge(options: Namespace) -> int:
    from daect_tui.pack_commands import merge_file
    from daect_tui.valise_commands import is_session_pack, merge_session_pack

    with _reading_desk(options) if options.dry_run else _desk(options) as desk:
        if is_session_pack(options.file):
            return merge_session_pack(desk, options.file, dry_run=options.dry_run)
        return merge_file(options, desk)


def _wordings(options: Namespace) -> int:
    from daect_tui import wording_commands as commands

    if options.what == commands.IMPORT:
        with _desk(options) as desk:
            return commands.import_wordings(options, desk)
    run = commands.export_wordings if options.what == commands.EXPORT else commands.check_wordings
    with _reading_desk(options) as desk:
        return run(options, desk)


def _fill(options: Namespace) -> int:
    from daect_tui.assembly import run_filling

    if len(options.files) > 1:
        raise UnusableArgument("Un paquet se remplit à la fois. Donnez un seul fichier, puis l’autre.")
    if not _terminal():
        print(
            "daect\u00a0: le formulaire se tient dans un terminal, et il n’y en a pas ici. Le paquet "
            "contient aussi « formulaire.txt », que tout éditeur de texte remplit.",
            file=sys.stderr,
        )
        return FAILED
    return run_filling(options.files[0], print)


@contextmanager
def _desk(options: Namespace) -> "Iterator[Desk]":
    from daect_tui.assembly import existing_desk

    desk = existing_desk(_register(options))
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def _reading_desk(options: Namespace) -> "Iterator[Desk]":
    from daect_tui.assembly import reading_desk

    desk = reading_desk(_register(options))
    try:
        yield desk
    finally:
        desk.close()


def _tell(step: str) -> None:
    print(f"· {step}")


def _terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "application": _application,
    "demo": _demo,
    "display": _display,
    "check": _check,
    "letters": _letters,
    "minutes": _minutes,
    "communique": _communique,
    "specimens": _specimens,
    "import": _import,
    "export": _export,
    "pack": _pack,
    "merge": _merge,
    "fill": _fill,
    "wordings": _wordings,
    "journal": _journal,
}
