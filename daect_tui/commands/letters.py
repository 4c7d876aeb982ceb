"""`daect letters`: the decision letters of a session, as separate files and as one file to print."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE, FAILED, complain, writing_desk
from daect_tui.commands.plain import over_the_last
from daect_tui.domain.errors import UnusableArgument
from daect_tui.domain.lot import LotDone, LotPlan
from daect_tui.domain.mailing_order import MailingOrder
from daect_tui.domain.text import NBSP
from daect_tui.parser import Commands, out_option, session_option

if TYPE_CHECKING:
    from daect_tui.services.desk import Desk
    from daect_tui.services.producing import Production


def declare(commands: Commands) -> None:
    """Declare `letters`."""
    letters = commands.add("letters", "produire et écrire les lettres de décision d’une séance", _letters)
    session_option(letters)
    out_option(letters, "DOSSIER", "où les écrire")
    _lot_options(letters)


def _lot_options(parser: ArgumentParser) -> None:
    """Add to `daect letters` what says how the files are made."""
    parser.add_argument(
        "--merged", type=Path, metavar="FICHIER",
        help="écrire aussi tous les courriers dans un seul PDF, à imprimer",
    )  # fmt: skip
    orders = [order.value for order in MailingOrder]
    said = f"{NBSP}; ".join(f"{order.value}{NBSP}: {order.label}" for order in MailingOrder)
    parser.add_argument(
        "--order", choices=orders, default=MailingOrder.ADDRESS.value, metavar="ORDRE",
        help=f"l’ordre des courriers dans ce PDF ({said})",
    )  # fmt: skip
    parser.add_argument(
        "--resume", action="store_true",
        help="compléter un dossier\u00a0: ne faire que ce qui manque ou est abîmé",
    )  # fmt: skip


def _letters(options: Namespace) -> int:
    with writing_desk(options) as desk:
        return _write_letters(options, desk)


def _write_letters(options: Namespace, desk: "Desk") -> int:
    """Produce what is signed and has no letter yet, then write the letters of the session that stand."""
    if options.merged is not None and options.merged.suffix.lower() != ".pdf":
        raise UnusableArgument(f"{options.merged} doit être un PDF. Donnez un nom qui finit par .pdf.")
    desk.lots.check(_plan(options, desk))
    productions = desk.letters.produce_decisions(options.session)
    plan = _plan(options, desk)
    done = desk.lots.write(plan, _progress) if plan.chronos else LotDone((), ())
    for path in sorted(done.written):
        print(path)
    for path in sorted(done.there):
        print(f"{path} (déjà là)")
    faults = [*_not_produced(productions), *_left_out(done)]
    for fault in faults:
        complain(fault)
    return FAILED if faults else DONE


def _progress(done: int, total: int) -> None:
    """Say how far it is, to a person who waits at a terminal."""
    over_the_last(f"Écriture{NBSP}: {done} sur {total}", end="\n" if done == total else "")


def _plan(options: Namespace, desk: "Desk") -> LotPlan:
    kept = [letter.chrono for letter in desk.letters.of_session(options.session) if letter.kind.is_mailed]
    order = MailingOrder(options.order)
    return LotPlan(tuple(kept), options.out, merged=options.merged, order=order, resume=options.resume)


def _not_produced(productions: "Sequence[Production]") -> Iterator[str]:
    for made in productions:
        for fault in made.faults:
            yield f"{made.subject}{NBSP}: {fault}"


def _left_out(done: LotDone) -> Iterator[str]:
    for left in done.unmerged:
        yield f"{left.chrono} n’est pas dans le fichier réuni, et reste à part{NBSP}: {left.reason}"
    for left in done.failed:
        yield f"{left.chrono} n’est pas écrit{NBSP}: {left.reason}"
