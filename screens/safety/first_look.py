"""What is seen at once of a damaged register: told when it is opened, with the way to the whole check."""

import asyncio

from daect_tui.domain.text import NBSP, quoted
from screens.calls import writing
from screens.modals.error import ErrorModal
from screens.shell import Shell

_WAY = f"Vérifiez-le en entier{NBSP}: F9, Ctrl+U, {quoted('Vérifier le registre')}."


@writing
async def look_once(shell: Shell) -> None:
    """Look at the register in a thread, once it is shown, and tell the first fault; reading goes on."""
    if shell.desk is None:
        return
    faults = await asyncio.to_thread(shell.desk.office.register.opening_faults)
    if faults:
        shell.push_screen(ErrorModal(f"{faults[0]}\n\n{_WAY}", "Registre à vérifier"))
