"""`daect minutes` and `daect communique`: the papers of a session."""

from argparse import Namespace
from pathlib import Path

from daect_tui.commands.opened import DONE, FAILED, complain, writing_desk
from daect_tui.domain.errors import UnusableArgument
from daect_tui.parser import Commands, out_option, session_option


def declare(commands: Commands) -> None:
    """Declare `minutes` and `communique`."""
    minutes = commands.add("minutes", "écrire le procès-verbal d’une séance close", _minutes)
    session_option(minutes)
    out_option(minutes, "FICHIER", "le fichier à écrire : PDF, ODT ou DOCX, selon son nom")
    minutes.add_argument("--dossier", metavar="RÉFÉRENCE", help="n’écrire que l’extrait sur ce dossier")
    communique = commands.add("communique", "écrire le communiqué des lauréats d’une séance", _communique)
    session_option(communique)
    out_option(communique, "FICHIER", "le fichier PDF à écrire")


def _minutes(options: Namespace) -> int:
    from daect_tui.domain.document_form import form_of

    form_of(options.out)
    with writing_desk(options) as desk:
        if options.dossier:
            print(desk.minutes.extract(options.session, options.dossier, options.out))
            return DONE
        version = desk.minutes.standing(options.session)
        path = desk.minutes.write(version, options.out)
        print(f"{path} ({version.state.label}, version {version.edition})")
    return DONE


def _communique(options: Namespace) -> int:
    out = _pdf(options.out)
    with writing_desk(options) as desk:
        production = desk.letters.produce_communique(options.session)
        if production.letter:
            print(desk.letters.write_to(production.letter.chrono, out))
        for fault in production.faults:
            complain(f"{production.subject}\u00a0: {fault}")
    return FAILED if production.faults else DONE


def _pdf(path: Path) -> Path:
    if path.suffix.lower() != ".pdf":
        raise UnusableArgument(f"{path}\u00a0: ce document s’écrit en PDF. Donnez un nom qui finit par .pdf.")
    return path
