"""`daect purge`: what was kept long enough, its slip to sign, and its elimination once it bears its visa."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE, has_terminal, reading_desk, writing_desk
from daect_tui.domain.errors import InvalidField, Refusal, UnusableArgument
from daect_tui.domain.text import NARROW, NBSP
from daect_tui.parser import Commands
from daect_tui.services.places import stands

if TYPE_CHECKING:
    from daect_tui.domain.elimination_slip import Slip, Visa
    from daect_tui.services.desk import Desk
    from daect_tui.services.elimination import Elimination

_HOW = (
    "daect purge --dry-run montre ce qui est à éliminer, --draw-up FICHIER établit le bordereau, "
    "--visa RÉFÉRENCE --visa-date DATE élimine ce qu’il nomme."
)


def declare(commands: Commands) -> None:
    """Declare `purge`."""
    _options(
        commands.add("purge", "éliminer ce qui a été gardé assez longtemps, sous visa des archives", _purge)
    )


def _options(parser: ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--dry-run", action="store_true", help="dire ce qui partirait et ce qui reste, sans rien écrire"
    )
    what.add_argument(
        "--draw-up", type=Path, metavar="FICHIER",
        help="établir le bordereau d’élimination à signer (.pdf, .odt, .docx)",
    )  # fmt: skip
    what.add_argument(
        "--visa", metavar="RÉFÉRENCE", help="éliminer ce que nomme un bordereau, sous ce visa des archives"
    )
    what.add_argument("--list", action="store_true", help="montrer les bordereaux et les numéros éliminés")
    parser.add_argument("--visa-date", default="", metavar="DATE", help="la date du visa")
    parser.add_argument(
        "--slip",
        default="",
        metavar="NUMÉRO",
        help="le bordereau visé, s’il y en a plusieurs\u202f; avec --draw-up, celui à écrire à nouveau",
    )
    parser.add_argument(
        "--confirm", default="", metavar="NUMÉRO", help="le numéro du bordereau, sans terminal pour le taper"
    )
    parser.add_argument(
        "--only", action="append", default=[], metavar="RÉFÉRENCE",
        help="n’en prendre que cette référence (répétable)",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="remplacer un fichier qui existe")


def _purge(options: Namespace) -> int:
    if options.visa is not None:
        visa = _visa(options)
        with writing_desk(options) as desk:
            return _eliminate(options, desk, visa)
    if options.draw_up is not None:
        return _write_again(options) if options.slip else _draw_up(options)
    if options.visa_date or options.slip or options.confirm:
        raise UnusableArgument(f"--visa-date, --slip et --confirm vont avec --visa. {_HOW}")
    if options.list:
        return _list(options)
    if not options.dry_run:
        raise UnusableArgument(f"Dites quoi faire{NBSP}: {_HOW}")
    with writing_desk(options) as desk:
        return _rehearse(desk, options.only or None)


def _visa(options: Namespace) -> "Visa":
    from daect_tui.domain.dates import parse_date
    from daect_tui.domain.elimination_slip import Visa

    try:
        day = parse_date(options.visa_date, "--visa-date")
    except InvalidField as fault:
        raise UnusableArgument(str(fault)) from fault
    if day is None or not options.visa.strip():
        raise UnusableArgument(
            "Un visa a sa référence et sa date, par exemple --visa 2028/017 --visa-date 03/04/2028."
        )
    return Visa(options.visa.strip(), day)


def _rehearse(desk: "Desk", only: list[str] | None) -> int:
    from daect_tui.services.elimination_wording import FOR_EVER, kept_line, left_counts

    kept = desk.retention.kept()
    stays = [one for one in kept if not one.is_due and one.term.due is not None]
    if any(one.is_due for one in kept):
        _tell(desk.purge.rehearse(only), "À éliminer")
        print(FOR_EVER)
    else:
        print("Rien n’est à éliminer aujourd’hui.")
    over = [one for one in stays if one.term.due and one.term.due <= desk.office.clock.today()]
    if over:
        print(f"\nReste, la durée étant passée{NBSP}:")
        for one in over:
            print(kept_line(one))
    counts = left_counts(kept)
    if counts:
        print(f"\nCe qui reste, en tout{NBSP}: {counts}.")
    return DONE


def _write_again(options: Namespace) -> int:
    """Write a slip that the register keeps already, as it stands now."""
    _check_output(options)
    with reading_desk(options) as desk:
        desk.purge.write(options.slip, options.draw_up, force=options.force)
    print(f"Bordereau {options.slip}{NBSP}: {options.draw_up}")
    return DONE


def _check_output(options: Namespace) -> None:
    from daect_tui.domain.document_form import form_of
    from daect_tui.domain.errors import WouldOverwrite

    form_of(options.draw_up)
    if stands(options.draw_up) and not options.force:
        raise WouldOverwrite(f"{options.draw_up} existe déjà. Choisissez un autre nom, ou ajoutez --force.")


def _draw_up(options: Namespace) -> int:
    _check_output(options)
    with writing_desk(options) as desk:
        slip = desk.purge.draw_up(options.only or None)
        desk.purge.write(slip.reference, options.draw_up, force=options.force)
        _tell(desk.purge.rehearse([line.key for line in slip.lines]), f"Bordereau {slip.reference}")
    print(
        f"Bordereau à signer{NBSP}: {options.draw_up}. Une fois visé{NBSP}: daect purge --visa RÉFÉRENCE "
        f"--visa-date DATE --slip {slip.reference}."
    )
    return DONE


def _eliminate(options: Namespace, desk: "Desk", visa: "Visa") -> int:
    from daect_tui.services.elimination_wording import (
        FOR_EVER,
        backups_line,
        removed_lines,
        settled_lines,
        sums_lines,
    )

    slip = _slip_to_do(desk, options.slip)
    print(f"Bordereau {slip.reference}, visa {visa.reference}{NBSP}:")
    for line in slip.lines:
        print(f"{line.key}  {line.explanation}")
    print("\n".join(sums_lines(slip.lines)))
    print(FOR_EVER)
    _confirm(options.confirm, slip.reference)
    done = desk.purge.execute(slip.reference, visa)
    print(f"Éliminé{NBSP}: {f'{NARROW}; '.join(removed_lines(done.removed))}.")
    for sentence in done.slip.left:
        print(f"Laissé{NBSP}: {sentence}")
    for sentence in (*settled_lines(done.settled), backups_line(desk.backups.listed())):
        print(sentence)
    return DONE


def _slip_to_do(desk: "Desk", asked: str) -> "Slip":
    from daect_tui.services.elimination_wording import waiting

    found = [slip for slip in waiting(desk.purge.slips()) if asked in ("", slip.reference)]
    if len(found) == 1:
        return found[0]
    if asked:
        raise UnusableArgument(
            f"Aucun bordereau à viser ne porte le numéro {asked}. Voyez daect purge --list."
        )
    if not found:
        raise Refusal(f"Aucun bordereau n’attend son visa. {_HOW}")
    numbers = ", ".join(slip.reference for slip in found)
    raise UnusableArgument(
        f"Plusieurs bordereaux attendent leur visa{NBSP}: {numbers}. Ajoutez --slip NUMÉRO."
    )


def _confirm(given: str, reference: str) -> None:
    if not given and has_terminal():
        given = input(f"Tapez {reference} pour éliminer{NBSP}: ").strip()
    if given.upper() != reference:
        raise Refusal(
            f"Rien n’a été éliminé{NBSP}: pour confirmer, donnez le numéro {reference} (--confirm)."
        )


def _tell(made: "Elimination", title: str) -> None:
    from daect_tui.services.elimination_wording import going_with, removed_lines, sums_lines

    print(f"{title}{NBSP}:")
    for line in made.slip.lines:
        print(f"{line.key}  {line.kind.label}\n  {line.explanation}")
        along = going_with(line)
        if along:
            print(f"  avec {along}")
    print()
    print("\n".join(sums_lines(made.slip.lines)))
    print(f"En tout{NBSP}: {f'{NARROW}; '.join(removed_lines(made.removed))}.")


def _list(options: Namespace) -> int:
    from daect_tui.services.elimination_wording import slip_line

    with reading_desk(options) as desk:
        lines = [slip_line(slip) for slip in desk.purge.slips()]
        lines += [stone.sentence for stone in desk.purge.tombstones()]
    print("\n".join(lines) or "Aucun bordereau n’est établi, et rien n’a été éliminé.")
    return DONE
