"""`daect check`: whether a register is sound, told fault by fault: what, where, what to do."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE, FAILED, complain, named_register
from daect_tui.commands.plain import over_the_last
from daect_tui.domain.text import NBSP, counted
from daect_tui.parser import Commands

if TYPE_CHECKING:
    from daect_tui.domain.soundness.fault import Examination, Fault

# `--report` without a file.
_ON_SCREEN = Path("-")


def declare(commands: Commands) -> None:
    """Declare `check`."""
    check = commands.add("check", "dire si le registre est sain, et que faire de chaque défaut", _check)
    check.add_argument(
        "--report", type=Path, nargs="?", const=_ON_SCREEN, metavar="FICHIER",
        help="écrire un diagnostic à transmettre, sans aucune donnée personnelle (sinon à l’écran)",
    )  # fmt: skip
    check.add_argument(
        "--rebuild",
        action="store_true",
        help="refaire d’abord les listes et la recherche à partir des fiches",
    )


def _check(options: Namespace) -> int:
    from daect_tui.assembly import settings
    from daect_tui.domain.soundness.fault import FaultKind
    from daect_tui.recovery import ways_back_of
    from daect_tui.safeguards import check_register

    path = named_register(options)
    if options.report is not None:
        _refuse_to_overwrite(options.report)
    if options.rebuild:
        _rebuild(options)
    found = check_register(path, _told)
    if options.report is not None:
        _report(path, found, options.report)
    elif found.faults:
        complain(f"Le registre {path} présente {counted(len(found.faults), 'défaut')}.")
        for number, fault in enumerate(found.faults, start=1):
            print(_written(number, fault), file=sys.stderr)
        if any(fault.kind is FaultKind.FILE for fault in found.faults):
            print(f"\n{ways_back_of(path, settings())}", file=sys.stderr)
    else:
        print(f"Le registre {path} est sain{NBSP}: base, liens, règles et journal sont intacts.")
        for line in found.gone_through():
            figure, _, what = line.partition(NBSP)
            print(f"  {figure:>8} {what}")
    return FAILED if found.faults else DONE


def _written(number: int, fault: "Fault") -> str:
    where = fault.reference or fault.kind.label
    return (
        f"\n{number}. Où{NBSP}: {where} ({fault.code})\n"
        f"   Quoi{NBSP}: {fault.sentence}\n"
        f"   Que faire{NBSP}: {fault.remedy}"
    )


def _refuse_to_overwrite(report: Path) -> None:
    from daect_tui.domain.errors import WouldOverwrite

    if report != _ON_SCREEN and report.exists():
        raise WouldOverwrite(f"{report} existe déjà. Donnez un autre nom au diagnostic.")


def _report(path: Path, found: "Examination", report: Path) -> None:
    from daect_tui.domain.diagnosis import diagnosis_lines
    from daect_tui.domain.errors import UnusableOutput
    from daect_tui.safeguards import diagnose

    text = "\n".join(diagnosis_lines(diagnose(path, found))) + "\n"
    if report == _ON_SCREEN:
        print(text, end="")
        return
    try:
        report.write_text(text, "utf-8")
    except OSError as error:
        raise UnusableOutput(
            f"Le diagnostic {report} ne peut pas être écrit. Choisissez un autre emplacement."
        ) from error
    print(f"Diagnostic écrit{NBSP}: {report}. Il ne contient aucun nom, aucune référence, aucun texte.")


def _rebuild(options: Namespace) -> None:
    from daect_tui.commands.opened import writing_desk

    with writing_desk(options) as desk:
        desk.office.register.rebuild(desk.office.clock, desk.office.agent)
    print("Les listes et la recherche ont été refaites à partir des fiches.")


def _told(what: str, done: int, total: int) -> None:
    """Show on a terminal how far the check is."""
    over_the_last(f"{done}/{total} {what}…" if what else "")
