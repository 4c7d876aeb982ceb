"""What the letters of a new register need, asked once: the letterhead, then who signs. It can be put off."""

import asyncio

from daect_tui.domain.institution import Signatory
from daect_tui.domain.letter_readiness import missing_before_letters
from daect_tui.domain.text import NBSP, listed
from daect_tui.services.desk import Desk
from screens.directory.sheets import letterhead_sheet, signatory_sheet
from screens.modals.confirm import ConfirmModal
from screens.shell import Shell

# How decisions of a minister's delegation are signed; it can be changed in the sheet.
_FORMULA = "Pour le ministre et par délégation,"
_TITLE = "Avant la première lettre"


async def ask_first_settings(shell: Shell, desk: Desk) -> None:
    """Lead through the sheets of the letterhead and of the signatory, as far as something is missing."""
    today = desk.office.clock.today()
    letterheads = await asyncio.to_thread(desk.directory.letterheads)
    signatories = await asyncio.to_thread(desk.directory.signatories)
    missing = missing_before_letters(letterheads, signatories, today)
    if not missing.all or not await shell.push_screen_wait(_question(missing.all)):
        return
    if missing.letterhead:
        standing = next((one for one in letterheads if one.valid_from <= today), None)
        head = await shell.push_screen_wait(letterhead_sheet(desk, standing, None))
        if head is not None:
            shell.note_kept("En-tête enregistré.")
    if missing.signatory:
        model = Signatory(today, None, _FORMULA, "", "", "", "")
        signatory = await shell.push_screen_wait(signatory_sheet(desk, None, model))
        if signatory is not None:
            shell.note_kept(f"{signatory.name} signe les lettres.")


def _question(missing: tuple[str, ...]) -> ConfirmModal:
    said = (
        f"Les lettres de ce registre attendent encore{NBSP}: {listed(missing)}. C’est demandé une fois.\n\n"
        "Plus tard, une ligne de l’Accueil le rappelle, et y mène."
    )
    return ConfirmModal(_TITLE, said, yes="Compléter maintenant", no="Plus tard")
