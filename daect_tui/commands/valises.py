"""`daect pack session`, and `daect merge` of a valise: what they say, and how they end."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from daect_tui.commands.opened import DONE
from daect_tui.domain.errors import UnusableArgument

if TYPE_CHECKING:
    from daect_tui.services.desk import Desk

_REGISTER = b"SQLite format 3\x00"


def check_pack_options(options: Namespace) -> None:
    """Refuse options that say nothing of what is packed; raises `UnusableArgument`."""
    if options.what == "session" and options.force:
        raise UnusableArgument(
            "--force ne va pas avec une séance\u00a0: une valise ne remplace aucun fichier. "
            "Donnez-lui un autre nom."
        )
    if options.what != "session" and (options.holder or options.files):
        raise UnusableArgument("--to et --files ne vont qu’avec une séance.")


def pack_session(options: Namespace, desk: "Desk") -> int:
    """Write the valise of a session, which is locked here from then on."""
    from daect_tui.services.valises import departure_lines

    departure = desk.valises.foresee(options.reference)
    desk.valises.pack(options.reference, options.file, options.holder, files=options.files)
    for line in departure_lines(departure, files=options.files):
        print(line)
    print(
        f"Valise écrite\u00a0: {options.file}. Elle s’ouvre sur l’autre poste par "
        f"daect --register {options.file}.\n"
        f"La séance {options.reference} est verrouillée ici jusqu’à son retour (daect merge {options.file})."
    )
    return DONE


def is_session_pack(path: Path) -> bool:
    """Tell whether a file is a register, plain or encrypted, as a valise is, or another exchange file."""
    from daect_tui.safeguards import is_encrypted

    if is_encrypted(path):
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_REGISTER)) == _REGISTER
    except OSError:
        return False


def merge_session_pack(desk: "Desk", path: Path, *, dry_run: bool) -> int:
    """Take a valise back, or say what that would do."""
    done = desk.valise_return.preview(path) if dry_run else desk.valise_return.take_back(path)
    for line in done.lines:
        print(line)
    if not done.known:
        session = done.valise.session
        print(
            "Essai\u00a0: rien n’a été écrit."
            if dry_run
            else f"Valise reprise\u00a0: la séance {session} est de nouveau ouverte aux actes ici."
        )
    return DONE
