"""« Restaurer une sauvegarde » where there is no register: the file, its passphrase, what is in it."""

import asyncio
from functools import partial
from pathlib import Path

from daect_tui.domain.passphrases import LockedRegister
from daect_tui.services.reception_ports import Reception
from screens.modals.confirm import ConfirmModal
from screens.safety.passphrase import PassphraseModal
from screens.shell import Shell
from screens.welcome.other import path_sheet

_TITLE = "Restaurer une sauvegarde"
_EXPLAINED = "Le fichier de la sauvegarde, sur ce poste ou sur une clé. → complète un nom."


async def backup_to_restore(shell: Shell, reception: Reception) -> Path | None:
    """Return the backup to put in place, once what it holds was read and agreed to."""
    path = await shell.push_screen_wait(path_sheet(_TITLE, _EXPLAINED))
    if path is None:
        return None
    try:
        preview = await asyncio.to_thread(reception.preview, path)
    except LockedRegister as locked:
        question = f"{locked.path.name} est chiffré. Écrivez sa phrase secrète."
        modal = PassphraseModal("Sauvegarde chiffrée", question, partial(reception.unlock, locked.path))
        if not await shell.push_screen_wait(modal):
            return None
        preview = await asyncio.to_thread(reception.preview, path)
    said = "\n".join((*preview.lines, "", "daect la met en place, puis ouvre le registre."))
    agreed = await shell.push_screen_wait(
        ConfirmModal("Restaurer cette sauvegarde\u202f?", said, "Restaurer")
    )
    return path if agreed else None
