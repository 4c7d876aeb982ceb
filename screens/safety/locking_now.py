"""Covering the screen at once, from the list of « Sûreté »."""

from daect_tui.domain.errors import Refusal
from screens.base import DeskScreen
from screens.locking import LockingShell


async def lock_now(screen: DeskScreen[None]) -> None:
    """Cover the screen; raises `Refusal` for a register that no passphrase opens."""
    shell = screen.shell
    if not isinstance(shell, LockingShell) or not shell.locks:
        raise Refusal(
            "Ce registre est en clair\u00a0: rien ne le rouvrirait. daect encrypt, dans un terminal, "
            "le met sous une phrase secrète."
        )
    shell.action_cover()
