"""Covering the screen at once, from the list of « Sûreté »."""

from daect_tui.domain.errors import Refusal
from screens.base import DeskScreen
from screens.locking import LockingShell
from screens.shell import Shell

_IN_PLAIN = (
    "Ce registre est en clair\u00a0: rien ne le rouvrirait. daect encrypt, dans un terminal, "
    "le met sous une phrase secrète."
)


def no_lock(shell: Shell) -> str:
    """Say why the screen cannot be covered; empty where it can."""
    return "" if isinstance(shell, LockingShell) and shell.locks else _IN_PLAIN


async def lock_now(screen: DeskScreen[None]) -> None:
    """Cover the screen; raises `Refusal` for a register that no passphrase opens."""
    shell = screen.shell
    if not isinstance(shell, LockingShell) or not shell.locks:
        raise Refusal(_IN_PLAIN)
    shell.action_cover()
