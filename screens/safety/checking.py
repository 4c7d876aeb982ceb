"""Checking the whole register from the desk; what is broken is told as a refusal."""

import asyncio

from daect_tui.domain.errors import Refusal
from screens.base import DeskScreen

_SOUND = "Registre vérifié\u00a0: base, liens et journal sont intacts."


async def check(screen: DeskScreen[None]) -> None:
    """Check the file, the links and the chain of the journal. Raises `Refusal` with every fault."""
    faults = await asyncio.to_thread(screen.desk.office.register.faults)
    if faults:
        raise Refusal("\n".join(map(str, faults)))
    screen.shell.tell(_SOUND)
